package shaopao.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shaopao.booking.BookingRules.Asker;
import shaopao.booking.BookingRules.Refusal;
import shaopao.booking.BookingTerms.Approval;
import shaopao.calendar.WorkingTime;

/** Every rule of a policy, at its edges. */
class BookingRulesTests {

    /** Weekdays 8:00 to 22:00, steps of 30, an hour to four, half an hour to seven days ahead, 2 to 6 people. */
    static final BookingTerms TERMS = new BookingTerms(
            "",
            new BookingTerms.BookableHours(Set.of(1, 2, 3, 4, 5), 480, 1_320),
            new BookingTerms.BookingLength(30, 60, 240),
            new BookingTerms.AheadOf(30, 7),
            new BookingTerms.BookingLimits(2, 300, true, 60),
            Approval.NONE,
            1_500,
            new BookingTerms.Attending(true, 15, 20, 30, 10, 60, 5),
            new BookingTerms.BookingMargins(10, 20),
            new BookingTerms.GroupSize(2, 6, false),
            new BookingTerms.Queueing(true, 20));

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final Instant NOW = at(MONDAY, 7, 0);
    private static final Asker GOOD = new Asker(true, 100, 0, 0);

    static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(WorkingTime.ZONE).toInstant();
    }

    private static Optional<BookingProblem> refused(LocalDate day, int from, int until, int people, Asker asker) {
        return BookingRules.refusal(
                        TERMS,
                        BookingWish.of(at(day, from / 100, from % 100), at(day, until / 100, until % 100), people),
                        asker,
                        NOW)
                .map(Refusal::problem);
    }

    private static Optional<BookingProblem> refused(int from, int until) {
        return refused(MONDAY, from, until, 2, GOOD);
    }

    @Test
    void hoursWithinTheRulesAreGood() {
        assertThat(refused(800, 900)).isEmpty();
        assertThat(refused(1800, 2200)).isEmpty();
        assertThat(refused(MONDAY.plusDays(4), 800, 1200, 6, GOOD)).isEmpty();
    }

    @Test
    void hoursOutsideTheRulesAreRefusedWithTheirReason() {
        assertThat(refused(900, 900)).contains(BookingProblem.BOOKING_HOURS_WRONG);
        assertThat(refused(1000, 900)).contains(BookingProblem.BOOKING_HOURS_WRONG);
        assertThat(refused(730, 830)).contains(BookingProblem.BOOKING_CLOSED_THEN);
        assertThat(refused(2130, 2230)).contains(BookingProblem.BOOKING_CLOSED_THEN);
        assertThat(refused(MONDAY.plusDays(5), 900, 1000, 2, GOOD)).contains(BookingProblem.BOOKING_CLOSED_THEN);
        assertThat(refused(800, 830)).contains(BookingProblem.BOOKING_LENGTH_WRONG);
        assertThat(refused(800, 1230)).contains(BookingProblem.BOOKING_LENGTH_WRONG);
        assertThat(refused(815, 915)).as("off the step").contains(BookingProblem.BOOKING_LENGTH_WRONG);
        assertThat(refused(MONDAY.minusDays(3), 900, 1000, 2, GOOD)).contains(BookingProblem.BOOKING_PAST);
        assertThat(refused(MONDAY.plusDays(8), 900, 1000, 2, GOOD)).contains(BookingProblem.BOOKING_AHEAD_WRONG);
        assertThat(refused(MONDAY.plusDays(7), 900, 1000, 2, GOOD))
                .as("the last day")
                .isEmpty();
        assertThat(BookingRules.refusal(
                                TERMS, BookingWish.of(at(MONDAY, 8, 0), at(MONDAY, 9, 0), 2), GOOD, at(MONDAY, 7, 31))
                        .map(Refusal::problem))
                .contains(BookingProblem.BOOKING_AHEAD_WRONG);
        assertThat(BookingRules.refusal(
                                TERMS, BookingWish.of(at(MONDAY, 21, 0), at(MONDAY.plusDays(1), 9, 0), 2), GOOD, NOW)
                        .map(Refusal::problem))
                .as("over midnight")
                .contains(BookingProblem.BOOKING_HOURS_WRONG);
    }

    @Test
    void aDayMayEndAtMidnight() {
        BookingTerms late = new BookingTerms(
                TERMS.who(),
                new BookingTerms.BookableHours(Set.of(1), 480, 1_440),
                TERMS.length(),
                TERMS.ahead(),
                TERMS.limits(),
                TERMS.approval(),
                0,
                TERMS.attendance(),
                TERMS.margins(),
                TERMS.group(),
                TERMS.waiting());
        assertThat(BookingRules.hours(late, BookingWish.of(at(MONDAY, 22, 0), at(MONDAY.plusDays(1), 0, 0), 2), NOW))
                .isEmpty();
    }

    @Test
    void peopleCreditAndLimitsCount() {
        assertThat(refused(MONDAY, 900, 1000, 1, GOOD)).contains(BookingProblem.BOOKING_PEOPLE_WRONG);
        assertThat(refused(MONDAY, 900, 1000, 7, GOOD)).contains(BookingProblem.BOOKING_PEOPLE_WRONG);
        assertThat(refused(MONDAY, 900, 1000, 2, new Asker(false, 100, 0, 0)))
                .contains(BookingProblem.BOOKING_NOT_ENTITLED);
        assertThat(refused(MONDAY, 900, 1000, 2, new Asker(true, 59, 0, 0)))
                .contains(BookingProblem.BOOKING_CREDIT_LOW);
        assertThat(refused(MONDAY, 900, 1000, 2, new Asker(true, 60, 2, 0)))
                .contains(BookingProblem.BOOKING_LIMIT_REACHED);
        assertThat(refused(MONDAY, 900, 1000, 2, new Asker(true, 60, 1, 241)))
                .contains(BookingProblem.BOOKING_LIMIT_REACHED);
        assertThat(refused(MONDAY, 900, 1000, 2, new Asker(true, 60, 1, 240))).isEmpty();
    }

    @Test
    void namesAreAskedForWhereTheRulesWantThem() {
        BookingTerms named = new BookingTerms(
                "",
                TERMS.hours(),
                TERMS.length(),
                TERMS.ahead(),
                TERMS.limits(),
                Approval.OWNERS,
                0,
                TERMS.attendance(),
                TERMS.margins(),
                new BookingTerms.GroupSize(2, 6, true),
                TERMS.waiting());
        Instant from = at(MONDAY, 9, 0);
        Instant until = at(MONDAY, 10, 0);
        assertThat(BookingRules.refusal(named, new BookingWish(from, until, 3, 2), GOOD, NOW)
                        .map(Refusal::problem))
                .contains(BookingProblem.BOOKING_PEOPLE_WRONG);
        assertThat(BookingRules.refusal(named, new BookingWish(from, until, 3, 3), GOOD, NOW))
                .isEmpty();
    }

    @Test
    void marginsFeesAndMomentsFollowFromTheTerms() {
        Instant from = at(MONDAY, 9, 0);
        Instant until = at(MONDAY, 10, 30);
        assertThat(BookingRules.held(TERMS, from, until))
                .isEqualTo(new BookingRules.Held(at(MONDAY, 8, 50), at(MONDAY, 10, 50)));
        assertThat(BookingRules.fee(TERMS, from, until)).isEqualTo(2_250);
        assertThat(BookingRules.maySignIn(TERMS.attendance(), from, until, at(MONDAY, 8, 44)))
                .isFalse();
        assertThat(BookingRules.maySignIn(TERMS.attendance(), from, until, at(MONDAY, 8, 45)))
                .isTrue();
        assertThat(BookingRules.maySignIn(TERMS.attendance(), from, until, until))
                .isFalse();
        assertThat(BookingRules.releasedAt(TERMS.attendance(), from, NOW)).isEqualTo(at(MONDAY, 9, 20));
        assertThat(BookingRules.releasedAt(TERMS.attendance(), from, at(MONDAY, 9, 30)))
                .as("made after it began")
                .isEqualTo(at(MONDAY, 9, 50));
        assertThat(BookingRules.backBy(TERMS.attendance(), until, at(MONDAY, 9, 10)))
                .isEqualTo(at(MONDAY, 9, 40));
        assertThat(BookingRules.backBy(TERMS.attendance(), until, at(MONDAY, 10, 20)))
                .isEqualTo(until);
        assertThat(BookingRules.cancelPoints(TERMS.attendance(), from, at(MONDAY, 8, 0)))
                .isZero();
        assertThat(BookingRules.cancelPoints(TERMS.attendance(), from, at(MONDAY, 8, 1)))
                .isEqualTo(5);
        assertThat(BookingRules.offerUntil(20, from, until, at(MONDAY, 8, 0))).isEqualTo(at(MONDAY, 8, 20));
        assertThat(BookingRules.offerUntil(200, from, until, at(MONDAY, 8, 0)))
                .as("never beyond the middle")
                .isEqualTo(at(MONDAY, 9, 45));
    }

    @Test
    void termsThatContradictThemselvesAreNotSound() {
        assertThat(BookingRules.sound(TERMS)).isTrue();
        assertThat(BookingRules.sound(with(new BookingTerms.BookableHours(Set.of(1), 600, 600))))
                .isFalse();
        assertThat(BookingRules.sound(with(new BookingTerms.BookableHours(Set.of(1), 600, 700))))
                .isFalse();
    }

    private static BookingTerms with(BookingTerms.BookableHours hours) {
        return new BookingTerms(
                "",
                hours,
                TERMS.length(),
                TERMS.ahead(),
                TERMS.limits(),
                Approval.NONE,
                0,
                TERMS.attendance(),
                TERMS.margins(),
                TERMS.group(),
                TERMS.waiting());
    }

    /** Whatever is asked: what is not refused lies within the hours and lengths of the rules. */
    @Test
    void nothingThatTheRulesForbidPasses() {
        Random random = new Random(20260901);
        for (int i = 0; i < 20_000; i++) {
            LocalDate day = MONDAY.plusDays(random.nextInt(12) - 2);
            Instant from = at(day, 0, 0).plusSeconds(60L * random.nextInt(1_440));
            Instant until = from.plusSeconds(60L * (random.nextInt(400) - 20));
            BookingWish wish = BookingWish.of(from, until, random.nextInt(9));
            if (BookingRules.refusal(TERMS, wish, GOOD, NOW).isEmpty()) {
                int begins = wish.localFrom().getHour() * 60 + wish.localFrom().getMinute();
                assertThat(begins % 30).isZero();
                assertThat(wish.minutes()).isBetween(60L, 240L);
                assertThat(begins).isGreaterThanOrEqualTo(480);
                assertThat(begins + wish.minutes()).isLessThanOrEqualTo(1_320);
                assertThat(wish.people()).isBetween(2, 6);
                assertThat(wish.localFrom().getDayOfWeek().getValue()).isLessThanOrEqualTo(5);
            }
        }
    }
}
