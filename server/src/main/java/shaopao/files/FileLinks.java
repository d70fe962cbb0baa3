package shaopao.files;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import shaopao.secrets.Secrets;

/**
 * Makes and reads the tokens of signed links: file and expiry with an HMAC-SHA256 over both, in URL-safe Base64.
 * Whoever holds the token may read the file until then; nothing is stored.
 */
@Component
final class FileLinks {

    private static final byte VERSION = 1;
    private static final int BODY_BYTES = 1 + 16 + 8;
    private static final int MAC_BYTES = 32;

    private final SecretKey key;

    FileLinks(Secrets secrets) {
        this.key = secrets.key("files.link", "HmacSHA256");
    }

    /** What a token says. */
    sealed interface Read {
        record Good(FileId file) implements Read {}

        record Expired() implements Read {}

        record Invalid() implements Read {}
    }

    String token(FileId file, Instant until) {
        ByteBuffer body = ByteBuffer.allocate(BODY_BYTES + MAC_BYTES)
                .put(VERSION)
                .putLong(file.value().getMostSignificantBits())
                .putLong(file.value().getLeastSignificantBits())
                .putLong(until.getEpochSecond());
        byte[] token = body.array();
        System.arraycopy(mac(token), 0, token, BODY_BYTES, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    Read read(String token, Instant now) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new Read.Invalid();
        }
        if (bytes.length != BODY_BYTES + MAC_BYTES || bytes[0] != VERSION) {
            return new Read.Invalid();
        }
        byte[] given = Arrays.copyOfRange(bytes, BODY_BYTES, bytes.length);
        if (!MessageDigest.isEqual(mac(bytes), given)) {
            return new Read.Invalid();
        }
        ByteBuffer body = ByteBuffer.wrap(bytes, 1, BODY_BYTES - 1);
        FileId file = new FileId(new UUID(body.getLong(), body.getLong()));
        return Instant.ofEpochSecond(body.getLong()).isAfter(now) ? new Read.Good(file) : new Read.Expired();
    }

    private byte[] mac(byte[] token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(token, 0, BODY_BYTES);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
