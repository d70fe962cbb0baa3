package shaopao.people;

import java.util.Optional;
import shaopao.kernel.PersonId;

/**
 * Where a person is reached. Its values are for sending, never for showing: those are the masked ones.
 *
 * @param number student or staff number
 * @param phone mobile or other, as the school's systems have it
 */
public record ContactPoint(
        PersonId person, String number, String name, boolean present, Optional<String> phone, Optional<String> mail) {

    /** {@code 138****1234} */
    public Optional<String> phoneMasked() {
        return phone.map(Masks::contact);
    }

    /** {@code z***@example.edu.cn} */
    public Optional<String> mailMasked() {
        return mail.map(Masks::contact);
    }

    @Override
    public String toString() {
        return "ContactPoint of " + person;
    }
}
