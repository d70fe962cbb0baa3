package shaopao.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.secrets.Secrets;

/**
 * Seals identity numbers. A sealed number opens only under the id of its person, so that rows cannot be swapped; the
 * keyed hash finds the exact value and tells nothing without the key.
 */
@Component
class IdentityNumbers {

    private final PersonSeal sealing;
    private final SecretKey hashing;

    IdentityNumbers(Secrets secrets) {
        this.sealing = new PersonSeal(secrets.key("people.identity-number", "AES"));
        this.hashing = secrets.key("people.identity-number-search", "HmacSHA256");
    }

    /** Nonce, ciphertext and tag in one; different each time. */
    byte[] seal(PersonId person, String number) {
        return sealing.seal(person, number.getBytes(StandardCharsets.UTF_8));
    }

    /** The number that was sealed for the person; fails when the bytes are another person's or were changed. */
    String open(PersonId person, byte[] sealed) {
        return new String(sealing.open(person, sealed), StandardCharsets.UTF_8);
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
}
