package shaopao.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import shaopao.booking.BookingTerms.Attending;
import shaopao.calendar.WorkingTime;

/** Whether somebody may book. Pure: terms, facts and the instant in, the first refusal out. */
final class BookingRules {

    private BookingRules() {}

    /**
     * What is known of whoever asks.
     *
     * @param entitled whether the rule of the policy holds
     * @param open bookings that are not over
     * @param minutesThatDay booked on the day of the wish
     */
    record Asker(boolean entitled, int credit, int open, int minutesThatDay) {

        /** The same, but for open ones that are what is asked about. */
        Asker without(int these) {
            return new Asker(entitled, credit, open - these, minutesThatDay);
        }
    }

    /** Why not. */
    record Refusal(BookingProblem problem, Map<String, Object> facts) {

        static Refusal of(BookingProblem problem, Object... facts) {
            Map<String, Object> map = new java.util.LinkedHashMap<>();
            for (int at = 0; at < facts.length; at += 2) {
                map.put((String) facts[at], facts[at + 1]);
            }
            return new Refusal(problem, map);
        }
    }

    /** Everything that does not depend on who holds what; empty when nothing is against it. */
    static Optional<Refusal> refusal(BookingTerms terms, BookingWish wish, Asker asker, Instant now) {
        return hours(terms, wish, now)
                .or(() -> ahead(terms, wish, now))
                .or(() -> people(terms, wish))
                .or(() -> person(terms, wish, asker));
    }

    /** The hours by themselves. */
    static Optional<Refusal> hours(BookingTerms terms, BookingWish wish, Instant now) {
        ZonedDateTime from = wish.localFrom();
        ZonedDateTime until = wish.localUntil();
        boolean sameDay = wish.day().equals(wish.localUntil().minusNanos(1).toLocalDate());
        if (!wish.from().isBefore(wish.until()) || !sameDay) {
            return Optional.of(Refusal.of(BookingProblem.BOOKING_HOURS_WRONG));
        }
        if (wish.from().isBefore(now.minus(Duration.ofMinutes(terms.length().stepMinutes())))) {
            return Optional.of(Refusal.of(BookingProblem.BOOKING_PAST));
        }
        int begins = minute(from);
        int ends = until.toLocalDate().equals(wish.day()) ? minute(until) : 1_440;
        if (!terms.hours().weekdays().contains(from.getDayOfWeek().getValue())
                || begins < terms.hours().fromMinute()
                || ends > terms.hours().untilMinute()) {
            return Optional.of(Refusal.of(
                    BookingProblem.BOOKING_CLOSED_THEN,
                    "from",
                    clock(terms.hours().fromMinute()),
                    "until",
                    clock(terms.hours().untilMinute())));
        }
        int step = terms.length().stepMinutes();
        boolean onStep = from.getSecond() == 0
                && from.getNano() == 0
                && (begins - terms.hours().fromMinute()) % step == 0
                && (ends - begins) % step == 0
                && until.getSecond() == 0
                && until.getNano() == 0;
        if (!onStep
                || ends - begins < terms.length().minMinutes()
                || ends - begins > terms.length().maxMinutes()) {
            return Optional.of(Refusal.of(
                    BookingProblem.BOOKING_LENGTH_WRONG,
                    "min",
                    terms.length().minMinutes(),
                    "max",
                    terms.length().maxMinutes(),
                    "step",
                    step));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> ahead(BookingTerms terms, BookingWish wish, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, WorkingTime.ZONE);
        boolean tooLate = terms.ahead().minutesMin() > 0
                && wish.from()
                        .isBefore(now.plus(Duration.ofMinutes(terms.ahead().minutesMin())));
        boolean tooEarly = wish.day().isAfter(today.plusDays(terms.ahead().daysMax()));
        return tooLate || tooEarly
                ? Optional.of(Refusal.of(
                        BookingProblem.BOOKING_AHEAD_WRONG,
                        "minutes",
                        terms.ahead().minutesMin(),
                        "days",
                        terms.ahead().daysMax()))
                : Optional.empty();
    }

    private static Optional<Refusal> people(BookingTerms terms, BookingWish wish) {
        boolean few = wish.people() < terms.group().peopleMin()
                || wish.people() > terms.group().peopleMax();
        boolean unnamed = terms.group().names() && wish.names() != wish.people();
        return few || unnamed
                ? Optional.of(Refusal.of(
                        BookingProblem.BOOKING_PEOPLE_WRONG,
                        "min",
                        terms.group().peopleMin(),
                        "max",
                        terms.group().peopleMax()))
                : Optional.empty();
    }

    /** What is against the person alone: right, credit, how much is booked already. */
    static Optional<Refusal> person(BookingTerms terms, BookingWish wish, Asker asker) {
        if (!asker.entitled()) {
            return Optional.of(Refusal.of(BookingProblem.BOOKING_NOT_ENTITLED));
        }
        if (asker.credit() < terms.limits().creditMin()) {
            return Optional.of(Refusal.of(
                    BookingProblem.BOOKING_CREDIT_LOW,
                    "points",
                    asker.credit(),
                    "min",
                    terms.limits().creditMin()));
        }
        boolean many = asker.open() >= terms.limits().openMax();
        boolean long_ = asker.minutesThatDay() + wish.minutes() > terms.limits().dayMinutesMax();
        return many || long_
                ? Optional.of(Refusal.of(
                        BookingProblem.BOOKING_LIMIT_REACHED,
                        "bookings",
                        terms.limits().openMax(),
                        "minutes",
                        terms.limits().dayMinutesMax()))
                : Optional.empty();
    }

    /** What the interval store is asked to hold: set-up, the booking, clean-up. */
    static Held held(BookingTerms terms, Instant from, Instant until) {
        return new Held(
                from.minus(Duration.ofMinutes(terms.margins().setupMinutes())),
                until.plus(Duration.ofMinutes(terms.margins().cleanupMinutes())));
    }

    /** From when until when a place is held. */
    record Held(Instant from, Instant until) {}

    /** What it costs: each hour that has begun counts by its minutes, rounded to whole cents. */
    static long fee(BookingTerms terms, Instant from, Instant until) {
        return Math.round(
                terms.feeCentsPerHour() * (Duration.between(from, until).toMinutes() / 60.0));
    }

    /** Whether one may sign in now. */
    static boolean maySignIn(Attending attendance, Instant from, Instant until, Instant now) {
        return !now.isBefore(from.minus(Duration.ofMinutes(attendance.beforeMinutes()))) && now.isBefore(until);
    }

    /** When a place is given free if nobody has come: never before the booking was made plus the grace. */
    static Instant releasedAt(Attending attendance, Instant from, Instant madeAt) {
        Instant begin = from.isAfter(madeAt) ? from : madeAt;
        return begin.plus(Duration.ofMinutes(attendance.graceMinutes()));
    }

    /** When one who leaves for a while must be back: never after the end. */
    static Instant backBy(Attending attendance, Instant until, Instant now) {
        Instant back = now.plus(Duration.ofMinutes(attendance.leaveMinutesMax()));
        return back.isBefore(until) ? back : until;
    }

    /** Points that cancelling now costs. */
    static int cancelPoints(Attending attendance, Instant from, Instant now) {
        return late(attendance, from, now) ? attendance.latePoints() : 0;
    }

    /** Too late for the fee to be given back. */
    static boolean late(Attending attendance, Instant from, Instant now) {
        return now.isAfter(from.minus(Duration.ofMinutes(attendance.lateMinutes())));
    }

    /** Until when an offer stands: for its minutes, and never beyond the middle of what is offered. */
    static Instant offerUntil(int offerMinutes, Instant from, Instant until, Instant now) {
        Instant stands = now.plus(Duration.ofMinutes(offerMinutes));
        Instant begin = from.isAfter(now) ? from : now;
        Instant middle = begin.plus(Duration.between(begin, until).dividedBy(2));
        return stands.isBefore(middle) ? stands : middle;
    }

    /** Whether terms make sense by themselves. */
    static boolean sound(BookingTerms terms) {
        return terms.hours().fromMinute() < terms.hours().untilMinute()
                && terms.length().minMinutes() <= terms.length().maxMinutes()
                && terms.length().maxMinutes()
                        <= terms.hours().untilMinute() - terms.hours().fromMinute()
                && terms.length().minMinutes() % terms.length().stepMinutes() == 0
                && terms.group().peopleMin() <= terms.group().peopleMax();
    }

    private static int minute(ZonedDateTime at) {
        return at.getHour() * 60 + at.getMinute();
    }

    static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
