package shaopao.pass;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import shaopao.secrets.Secrets;

/**
 * The code on a lecturer's screen: the occasion, the time step, and an HMAC of both. It changes every 15 s and is good
 * for the running step and the two before, so a picture of it that is sent to the dormitory is late.
 */
@Component
class ScreenCodes {

    private static final Pattern TEXT = Pattern.compile("SC([A-Za-z0-9_-]{22})\\.(\\d{1,12})\\.([A-Za-z0-9_-]{16})");
    private static final int MAC_BYTES = 12;
    private static final int STEPS_BACK = 2;

    private final SecretKey key;

    ScreenCodes(Secrets secrets) {
        this.key = secrets.key("pass.screen", "HmacSHA256");
    }

    /** The code of this moment. */
    String code(UUID occasion, Instant at) {
        return code(occasion, CodeRules.stepOf(at));
    }

    /** The occasion whose code this is now; empty when it is none or has changed. */
    Optional<UUID> occasion(String text, Instant at) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        UUID occasion = uuid(Base64.getUrlDecoder().decode(parts.group(1)));
        long step = Long.parseLong(parts.group(2));
        long behind = CodeRules.stepOf(at) - step;
        boolean good = behind >= 0
                && behind <= STEPS_BACK
                && MessageDigest.isEqual(
                        code(occasion, step).getBytes(StandardCharsets.US_ASCII),
                        text.strip().getBytes(StandardCharsets.US_ASCII));
        return good ? Optional.of(occasion) : Optional.empty();
    }

    private String code(UUID occasion, long step) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String text = occasion + "." + step;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] hmac = Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)), MAC_BYTES);
            return "SC" + base64.encodeToString(bytes(occasion)) + "." + step + "." + base64.encodeToString(hmac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(UUID id) {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(byte[] bytes) {
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
