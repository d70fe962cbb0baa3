package shaopao.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.secrets.Secrets;

/**
 * Seals identity numbers. A sealed number opens only under the id of its person, so that rows cannot be swapped; the
 * keyed hash finds the exact value and tells nothing without the key.
 */
@Component
class IdentityNumbers {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey sealing;
    private final SecretKey hashing;

    IdentityNumbers(Secrets secrets) {
        this.sealing = secrets.key("people.identity-number", "AES");
        this.hashing = secrets.key("people.identity-number-search", "HmacSHA256");
    }

    /** Nonce, ciphertext and tag in one; different each time. */
    byte[] seal(PersonId person, String number) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, person, nonce, number.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** The number that was sealed for the person; fails when the bytes are another person's or were changed. */
    String open(PersonId person, byte[] sealed) {
        ByteBuffer bytes = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return new String(crypt(Cipher.DECRYPT_MODE, person, nonce, rest), StandardCharsets.UTF_8);
    }

    /** The same for the same document type and number, in normal form. */
    byte[] hash(String type, String number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashing);
            return mac.doFinal((type + ":" + number).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] crypt(int mode, PersonId person, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(person.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An identity number cannot be sealed or opened", e);
        }
    }
}
