package shaopao.booking;

import java.time.Instant;
import java.time.LocalDate;
import shaopao.kernel.ProblemException;

/** Instants and days as callers name them: none that no calendar here has. */
final class BookedMoments {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private BookedMoments() {}

    static Instant sane(Instant given) {
        if (given.isBefore(FIRST) || given.isAfter(LAST)) {
            throw new ProblemException(BookingProblem.BOOKING_HOURS_WRONG);
        }
        return given;
    }

    static LocalDate sane(LocalDate given) {
        if (given.getYear() < 2_000 || given.getYear() > 2_200) {
            throw new ProblemException(BookingProblem.BOOKING_HOURS_WRONG);
        }
        return given;
    }
}
