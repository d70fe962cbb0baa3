package shaopao.timetable;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import shaopao.secrets.Secrets;

/**
 * The secret part of a feed's address: the feed's id and half of an HMAC-SHA256 over it, in URL-safe Base64. Who reads
 * the database cannot make it, and it can be shown again to its owner.
 */
@Component
class FeedLinks {

    private static final int ID_BYTES = 16;
    private static final int MAC_BYTES = 16;

    private final SecretKey key;

    FeedLinks(Secrets secrets) {
        this.key = secrets.key("timetable.feed", "HmacSHA256");
    }

    String token(UUID feed) {
        byte[] id = bytes(feed);
        byte[] token = Arrays.copyOf(id, ID_BYTES + MAC_BYTES);
        System.arraycopy(mac(id), 0, token, ID_BYTES, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The feed of a token that we made; empty for any other text. */
    Optional<UUID> feed(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            byte[] id = Arrays.copyOf(bytes, ID_BYTES);
            if (bytes.length != ID_BYTES + MAC_BYTES
                    || !MessageDigest.isEqual(mac(id), Arrays.copyOfRange(bytes, ID_BYTES, bytes.length))) {
                return Optional.empty();
            }
            ByteBuffer read = ByteBuffer.wrap(id);
            return Optional.of(new UUID(read.getLong(), read.getLong()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private byte[] mac(byte[] id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(id), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
