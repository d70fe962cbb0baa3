package shaopao.notices.spi;

import java.util.Locale;
import java.util.Optional;
import shaopao.kernel.PersonId;

/**
 * Who is to be reached. Never logged: it holds addresses in full.
 *
 * @param language in which the person wants to be written to
 */
public record Recipient(
        PersonId id, String number, String name, Optional<String> phone, Optional<String> mail, Locale language) {

    @Override
    public String toString() {
        return "Recipient " + id;
    }
}
