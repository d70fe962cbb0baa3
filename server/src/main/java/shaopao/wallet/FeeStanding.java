package shaopao.wallet;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How far a fee is paid.
 *
 * @param openCents what is still owed
 * @param parts the instalments with what is open of each
 * @param nextDueOn absent when nothing is owed
 * @param overdueCents what should have been paid before today
 */
record FeeStanding(
        long paidCents,
        long waivedCents,
        long openCents,
        List<Part> parts,
        Optional<LocalDate> nextDueOn,
        long overdueCents) {

    /** An instalment and what is left of it. */
    record Part(long amountCents, long openCents, LocalDate dueOn) {}
}
