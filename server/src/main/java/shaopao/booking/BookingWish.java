package shaopao.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import shaopao.calendar.WorkingTime;

/** What somebody wants: the hours, and for how many people. */
record BookingWish(Instant from, Instant until, int people, int names) {

    static BookingWish of(Instant from, Instant until, int people) {
        return new BookingWish(from, until, people, 0);
    }

    ZonedDateTime localFrom() {
        return from.atZone(WorkingTime.ZONE);
    }

    ZonedDateTime localUntil() {
        return until.atZone(WorkingTime.ZONE);
    }

    LocalDate day() {
        return localFrom().toLocalDate();
    }

    long minutes() {
        return java.time.Duration.between(from, until).toMinutes();
    }
}
