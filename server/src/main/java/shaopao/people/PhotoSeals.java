package shaopao.people;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.secrets.Secrets;

/** Seals photos; and tells by a keyed hash that the same file came again, which says nothing without the key. */
@Component
class PhotoSeals {

    private final PersonSeal sealing;
    private final SecretKey hashing;

    PhotoSeals(Secrets secrets) {
        this.sealing = new PersonSeal(secrets.key("people.photo", "AES"));
        this.hashing = secrets.key("people.photo-digest", "HmacSHA256");
    }

    byte[] seal(PersonId person, byte[] jpeg) {
        return sealing.seal(person, jpeg);
    }

    byte[] open(PersonId person, byte[] sealed) {
        return sealing.open(person, sealed);
    }

    /** The same for the same file. */
    byte[] digest(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashing);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
