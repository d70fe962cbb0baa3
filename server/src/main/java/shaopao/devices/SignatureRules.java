package shaopao.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * What a device signs: a version line, its id, the time in seconds, a nonce, method, path with query, and the SHA-256
 * of the body in hexadecimal, each on a line of its own.
 */
final class SignatureRules {

    static final Duration WINDOW = Duration.ofMinutes(2);
    static final String SCHEME = "Shaopao-Device ";

    private static final Pattern HEADER =
            Pattern.compile("([0-9a-f-]{36})\\.(\\d{10})\\.([A-Za-z0-9_-]{16,64})\\.([A-Za-z0-9_-]{86})");
    private static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9_-]{86}");
    private static final int KEY_BYTES = 32;

    private SignatureRules() {}

    /** What the {@code Authorization} header says, not yet believed. */
    record Claim(DeviceId device, Instant at, String nonce, String signature) {

        /** True when the device's clock is near ours. */
        boolean timely(Instant now) {
            return Duration.between(at, now).abs().compareTo(WINDOW) <= 0;
        }
    }

    static Optional<Claim> claim(String header) {
        Matcher parts = HEADER.matcher(header.substring(SCHEME.length()).strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Claim(
                    new DeviceId(UUID.fromString(parts.group(1))),
                    Instant.ofEpochSecond(Long.parseLong(parts.group(2))),
                    parts.group(3),
                    parts.group(4)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String text(Claim claim, String method, String path, String bodyHash) {
        return String.join(
                "\n",
                "SHAOPAO-DEVICE-1",
                claim.device().toString(),
                Long.toString(claim.at().getEpochSecond()),
                claim.nonce(),
                method,
                path,
                bodyHash);
    }

    static boolean isSignature(String text) {
        return SIGNATURE.matcher(text).matches();
    }

    static boolean valid(byte[] publicKey, byte[] text, String signature) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(false, new Ed25519PublicKeyParameters(publicKey));
        signer.update(text, 0, text.length);
        return signer.verifySignature(Base64.getUrlDecoder().decode(signature));
    }

    /** The 32 bytes of a key that lies on the curve. */
    static Optional<byte[]> publicKey(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length != KEY_BYTES) {
                return Optional.empty();
            }
            new Ed25519PublicKeyParameters(bytes);
            return Optional.of(bytes);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
