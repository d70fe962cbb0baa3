package shaopao.people;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A code of a table of the school's own.
 *
 * @param nameEn equal to the Chinese where nobody has written one
 * @param inUse false when it is retired: nobody can choose it, and its name stays for those who did
 * @param fromOn the first day on which it is offered
 * @param untilOn the first day on which it is not offered any more
 */
record OwnCode(
        String code,
        String name,
        String nameEn,
        Optional<String> parent,
        String note,
        boolean inUse,
        Optional<LocalDate> fromOn,
        Optional<LocalDate> untilOn) {

    boolean offeredOn(LocalDate day) {
        return inUse
                && fromOn.filter(day::isBefore).isEmpty()
                && untilOn.filter(until -> !day.isBefore(until)).isEmpty();
    }

    CodeTable.Code shown(LocalDate today) {
        return new CodeTable.Code(
                code,
                name,
                nameEn,
                parent.orElse(null),
                note.isEmpty() ? null : note,
                null,
                offeredOn(today),
                inUse,
                fromOn.orElse(null),
                untilOn.orElse(null));
    }
}
