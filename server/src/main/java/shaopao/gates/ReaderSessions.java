package shaopao.gates;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import shaopao.devices.DeviceId;
import shaopao.devices.Devices;
import shaopao.kernel.ShortMemory;
import shaopao.secrets.Secrets;

/**
 * Keys of a quarter of an hour for readers (ADR 116). A reader asks for one by a request that its device key signs;
 * with it each decision costs an HMAC. The key follows from its token, so that every node knows it and no table keeps
 * it. A number in each request is taken once; a device that is revoked or gets a new key is nobody within two seconds.
 */
@Component
class ReaderSessions {

    static final String SCHEME = "Shaopao-Reader ";

    static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration KNOWN = Duration.ofSeconds(2);
    private static final int SESSIONS_MAX = 10_000;
    private static final int TOKEN_BYTES = 40;
    private static final int MAC_BYTES = 16;
    private static final String HMAC = "HmacSHA256";
    /** The last character of a token holds two bits; of its spellings one counts, else its numbers would count anew. */
    private static final Pattern HEADER =
            Pattern.compile("([A-Za-z0-9_-]{53}[AQgw])\\.(\\d{1,15})\\.([A-Za-z0-9_-]{22})");

    private final ShortMemory<DeviceId, Optional<Instant>> enrolled = new ShortMemory<>(KNOWN);
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec root;
    private final Devices devices;
    private final Clock clock;

    ReaderSessions(Secrets secrets, Devices devices, Clock clock) {
        this.root = new SecretKeySpec(secrets.key("gates.reader-key", HMAC).getEncoded(), HMAC);
        this.devices = devices;
        this.clock = clock;
    }

    /**
     * A key for a reader.
     *
     * @param key 32 bytes in Base64
     */
    record ReaderSession(String token, String key, Instant expiresAt) {}

    private record Session(DeviceId device, Instant from, Instant until, SecretKeySpec key, SeenNumbers numbers) {}

    ReaderSession issue(DeviceId device) {
        Instant now = clock.instant();
        Instant until = now.plus(LIFE);
        byte[] salt = new byte[8];
        random.nextBytes(salt);
        byte[] token = ByteBuffer.allocate(TOKEN_BYTES)
                .putLong(device.value().getMostSignificantBits())
                .putLong(device.value().getLeastSignificantBits())
                .putLong(now.toEpochMilli())
                .putLong(until.toEpochMilli())
                .put(salt)
                .array();
        return new ReaderSession(
                Base64.getUrlEncoder().withoutPadding().encodeToString(token),
                Base64.getEncoder().encodeToString(mac(root, token)),
                until);
    }

    /** Who proved that it has the key, and until when the key is good. */
    record Proof(DeviceId device, Instant until) {}

    /**
     * The device that sent the request; empty when the key is over, the number was used, or anything does not fit.
     *
     * @param given token, number and HMAC with dots between them
     */
    Optional<Proof> prove(String given, String method, String path, byte[] body) {
        Matcher parts = HEADER.matcher(given);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Session session = session(parts.group(1));
        byte[] sent = Base64.getUrlDecoder().decode(parts.group(3));
        byte[] text = text(method, path, parts.group(2), body);
        boolean fits = MessageDigest.isEqual(Arrays.copyOf(mac(session.key(), text), MAC_BYTES), sent);
        boolean good = fits
                && now.isBefore(session.until())
                && enrolled.of(session.device(), devices::enrolledAt)
                        .filter(since -> !since.isAfter(session.from()))
                        .isPresent()
                && kept(parts.group(1), session).numbers().take(Long.parseLong(parts.group(2)));
        return good ? Optional.of(new Proof(session.device(), session.until())) : Optional.empty();
    }

    /** What the HMAC covers; the first 16 of its bytes are sent. */
    static byte[] text(String method, String path, String number, byte[] body) {
        byte[] head =
                ("SHAOPAO-READER-1\n" + method + "\n" + path + "\n" + number + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] text = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, text, head.length, body.length);
        return text;
    }

    /** Kept only when it is good, so that forged tokens fill nothing. */
    private Session session(String token) {
        Session known = sessions.get(token);
        if (known != null) {
            return known;
        }
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        ByteBuffer read = ByteBuffer.wrap(bytes);
        return new Session(
                new DeviceId(new UUID(read.getLong(), read.getLong())),
                Instant.ofEpochMilli(read.getLong()),
                Instant.ofEpochMilli(read.getLong()),
                new SecretKeySpec(mac(root, bytes), HMAC),
                new SeenNumbers());
    }

    /** Remembers the numbers of a session that has shown that it has the key. */
    private Session kept(String token, Session session) {
        if (sessions.size() >= SESSIONS_MAX) {
            Instant now = clock.instant();
            sessions.values().removeIf(old -> !now.isBefore(old.until()));
        }
        Session first = sessions.putIfAbsent(token, session);
        return first == null ? session : first;
    }

    static byte[] mac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Numbers that were used: those far below the highest count as used. */
    private static final class SeenNumbers {

        private static final int WINDOW = 1_024;

        private final BitSet seen = new BitSet(WINDOW);
        private long highest = -1;

        synchronized boolean take(long number) {
            if (number <= highest - WINDOW) {
                return false;
            }
            for (long next = Math.max(highest + 1, number - WINDOW + 1); next <= number; next++) {
                seen.clear((int) (next % WINDOW));
            }
            int at = (int) (number % WINDOW);
            if (number <= highest && seen.get(at)) {
                return false;
            }
            highest = Math.max(highest, number);
            seen.set(at);
            return true;
        }
    }
}
