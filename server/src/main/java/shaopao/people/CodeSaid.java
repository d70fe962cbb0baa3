package shaopao.people;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a code.
 *
 * @param from the first day on which it is offered
 * @param until the first day on which it is not offered any more
 * @param inUse false retires it
 */
record CodeSaid(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Size(max = 200) String nameEn,
        @Nullable @Size(max = 60) String parent,
        @NotNull @Size(max = 400) String note,
        boolean inUse,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    OwnCode code(String code) {
        return new OwnCode(
                code,
                name.strip(),
                nameEn.isBlank() ? name.strip() : nameEn.strip(),
                Optional.ofNullable(parent).map(String::strip).filter(text -> !text.isEmpty()),
                note.strip(),
                inUse,
                Optional.ofNullable(from),
                Optional.ofNullable(until));
    }
}
