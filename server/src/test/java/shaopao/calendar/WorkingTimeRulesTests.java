package shaopao.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All times of the tables are of China. */
class WorkingTimeRulesTests {

    private static final Holidays HOLIDAYS = Holidays.of(ShippedNotices.all());
    private static final List<OfficeShift> STANDARD =
            List.of(OfficeShift.parse("08:30-12:00"), OfficeShift.parse("14:00-17:30"));

    private final WorkingTime time = new WorkingTime(HOLIDAYS, List.of(), STANDARD);

    @ParameterizedTest(name = "{0} + {1} days = {2}")
    @CsvSource(textBlock = """
            # an ordinary week; the day of the start does not count, whatever its hour
            2025-03-03T09:00, 1, 2025-03-04T17:30, true
            2025-03-03T00:00, 1, 2025-03-04T17:30, true
            2025-03-03T23:59, 1, 2025-03-04T17:30, true
            2025-03-03T09:00, 2, 2025-03-05T17:30, true
            2025-03-03T09:00, 5, 2025-03-10T17:30, true
            2025-03-07T16:00, 1, 2025-03-10T17:30, true
            2025-03-07T16:00, 2, 2025-03-11T17:30, true
            2025-03-08T10:00, 1, 2025-03-10T17:30, true
            2025-03-09T10:00, 1, 2025-03-10T17:30, true
            # Qingming 2025: 4-6 April off, no make-up day
            2025-04-03T10:00, 1, 2025-04-07T17:30, true
            2025-04-03T10:00, 2, 2025-04-08T17:30, true
            # Labour Day 2025: 27 April (Sunday) worked, 1-5 May off
            2025-04-25T10:00, 1, 2025-04-27T17:30, true
            2025-04-26T10:00, 1, 2025-04-27T17:30, true
            2025-04-27T10:00, 3, 2025-04-30T17:30, true
            2025-04-30T10:00, 1, 2025-05-06T17:30, true
            2025-04-28T10:00, 5, 2025-05-08T17:30, true
            # Dragon Boat 2025: 31 May-2 June off
            2025-05-30T10:00, 1, 2025-06-03T17:30, true
            # National Day and Mid-Autumn 2025 together: 28 September and 11 October worked, 1-8 October off
            2025-09-26T10:00, 1, 2025-09-28T17:30, true
            2025-09-27T10:00, 1, 2025-09-28T17:30, true
            2025-09-28T10:00, 1, 2025-09-29T17:30, true
            2025-09-30T10:00, 1, 2025-10-09T17:30, true
            2025-09-30T10:00, 2, 2025-10-10T17:30, true
            2025-09-30T10:00, 3, 2025-10-11T17:30, true
            2025-09-30T10:00, 4, 2025-10-13T17:30, true
            2025-10-06T10:00, 1, 2025-10-09T17:30, true
            2025-10-10T10:00, 1, 2025-10-11T17:30, true
            2025-10-11T10:00, 1, 2025-10-13T17:30, true
            # Spring Festival 2025: 26 January and 8 February worked, 28 January-4 February off
            2025-01-24T10:00, 1, 2025-01-26T17:30, true
            2025-01-26T10:00, 1, 2025-01-27T17:30, true
            2025-01-27T10:00, 1, 2025-02-05T17:30, true
            2025-01-27T10:00, 4, 2025-02-08T17:30, true
            2025-01-27T10:00, 5, 2025-02-10T17:30, true
            # New Year 2026: 1-3 January off, Sunday 4 worked
            2025-12-31T10:00, 1, 2026-01-04T17:30, true
            2025-12-31T10:00, 2, 2026-01-05T17:30, true
            2026-01-02T10:00, 1, 2026-01-04T17:30, true
            # Spring Festival 2026: 14 and 28 February worked, 15-23 off
            2026-02-13T10:00, 1, 2026-02-14T17:30, true
            2026-02-14T10:00, 1, 2026-02-24T17:30, true
            2026-02-27T10:00, 1, 2026-02-28T17:30, true
            2026-02-28T10:00, 1, 2026-03-02T17:30, true
            # Labour Day 2026: 1-5 May off, Saturday 9 worked
            2026-04-30T10:00, 1, 2026-05-06T17:30, true
            2026-05-08T10:00, 1, 2026-05-09T17:30, true
            # Mid-Autumn 2026 25-27 September; National Day 1-7 October, 20 September and 10 October worked
            2026-09-18T10:00, 1, 2026-09-20T17:30, true
            2026-09-24T10:00, 1, 2026-09-28T17:30, true
            2026-09-30T10:00, 1, 2026-10-08T17:30, true
            2026-10-09T10:00, 1, 2026-10-10T17:30, true
            # New Year's holiday 2023 begins on the last day of 2022, which is not announced itself
            2022-12-30T10:00, 1, 2023-01-03T17:30, false
            # into 2027, not announced: 1 January is taken for a working Friday
            2026-12-30T10:00, 1, 2026-12-31T17:30, true
            2026-12-31T10:00, 1, 2027-01-01T17:30, false
            2026-12-31T10:00, 2, 2027-01-04T17:30, false
            2027-10-01T10:00, 1, 2027-10-04T17:30, false
            """)
    void daysAreCountedAsTheCivilCodeSays(LocalDateTime start, int days, LocalDateTime due, boolean announced) {
        assertThat(time.deadline(at(start), Span.days(days))).isEqualTo(new Deadline(at(due), announced));
    }

    @ParameterizedTest(name = "{0} + {1} minutes = {2}")
    @CsvSource(textBlock = """
            2025-03-03T08:30,  60, 2025-03-03T09:30
            2025-03-03T08:30, 210, 2025-03-03T12:00
            2025-03-03T08:30, 211, 2025-03-03T14:01
            2025-03-03T12:00,   1, 2025-03-03T14:01
            2025-03-03T13:00,  30, 2025-03-03T14:30
            2025-03-03T08:30, 360, 2025-03-03T16:30
            2025-03-03T08:30, 420, 2025-03-03T17:30
            2025-03-03T08:30, 421, 2025-03-04T08:31
            2025-03-03T11:00, 360, 2025-03-04T10:00
            2025-03-03T06:00,  60, 2025-03-03T09:30
            2025-03-03T20:00,  60, 2025-03-04T09:30
            2025-03-07T17:00,  60, 2025-03-10T09:00
            2025-03-08T12:00, 360, 2025-03-10T16:30
            2025-09-30T16:30,  60, 2025-09-30T17:30
            2025-09-30T16:30, 120, 2025-10-09T09:30
            2025-10-11T16:30, 120, 2025-10-13T09:30
            2025-09-27T12:00,  60, 2025-09-28T09:30
            2025-03-03T09:00,   0, 2025-03-03T09:00
            2025-03-03T12:30,   0, 2025-03-03T14:00
            2025-03-08T12:30,   0, 2025-03-10T08:30
            """)
    void hoursRunInOfficeTimeOnly(LocalDateTime start, int minutes, LocalDateTime due) {
        assertThat(time.deadline(at(start), Span.minutes(minutes)).dueAt()).isEqualTo(at(due));
    }

    @ParameterizedTest(name = "{0} to {1} = {2} minutes")
    @CsvSource(textBlock = """
            2025-03-03T08:30, 2025-03-03T17:30,  420
            2025-03-03T00:00, 2025-03-04T00:00,  420
            2025-03-03T11:30, 2025-03-03T14:30,   60
            2025-03-03T12:10, 2025-03-03T13:50,    0
            2025-03-07T17:00, 2025-03-10T09:00,   60
            2025-03-08T00:00, 2025-03-10T00:00,    0
            2025-09-30T08:30, 2025-10-09T17:30,  840
            2025-10-11T00:00, 2025-10-12T00:00,  420
            2025-01-01T00:00, 2026-01-01T00:00, 104160
            2025-03-04T00:00, 2025-03-03T00:00,    0
            2025-03-03T09:00, 2025-03-03T09:00,    0
            """)
    void workedTimeLeavesOutBreaksNightsAndDaysOff(LocalDateTime from, LocalDateTime to, long minutes) {
        assertThat(time.worked(at(from), at(to))).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void daysAndHoursOfOneSpanFollowEachOther() {
        assertThat(time.deadline(at("2025-03-03T09:00"), new Span(1, 60)).dueAt())
                .isEqualTo(at("2025-03-05T09:30"));
    }

    @Test
    void summerTableHoldsInSummerAndTheLaterOneWithinIt() {
        WorkingTime main = new WorkingTime(
                HOLIDAYS,
                List.of(
                        hours("2025-05-01", "2025-09-30", "08:00-12:00", "14:30-18:00"),
                        hours("2025-07-20", "2025-08-20", "09:00-11:30"),
                        hours("2025-08-04", "2025-08-08")),
                STANDARD);
        assertThat(main.deadline(at("2025-04-29T10:00"), Span.days(1)).dueAt()).isEqualTo(at("2025-04-30T17:30"));
        assertThat(main.deadline(at("2025-04-30T10:00"), Span.days(1)).dueAt()).isEqualTo(at("2025-05-06T18:00"));
        assertThat(main.deadline(at("2025-07-21T08:00"), Span.minutes(160)).dueAt())
                .isEqualTo(at("2025-07-22T09:10"));
        assertThat(main.deadline(at("2025-08-01T10:00"), Span.days(1)).dueAt()).isEqualTo(at("2025-08-11T11:30"));
        assertThat(main.workingDays(LocalDate.parse("2025-08-01"), LocalDate.parse("2025-08-12")))
                .isEqualTo(2);
    }

    @Test
    void pauseMovesTheDeadlineByTheOfficeTimeThatItCovers() {
        Countdown running = Countdown.started(at("2025-03-03T09:00"), Span.hours(6));
        assertThat(time.due(running)).hasValue(new Deadline(at("2025-03-03T17:00"), true));
        Countdown paused = running.pausedAt(at("2025-03-03T11:00"));
        assertThat(time.due(paused)).isEmpty();
        assertThat(time.left(paused, at("2025-03-05T09:00"))).isEqualTo(Duration.ofHours(4));
        Countdown resumed = paused.resumedAt(at("2025-03-04T09:00"));
        assertThat(time.due(resumed)).hasValue(new Deadline(at("2025-03-04T15:00"), true));
        assertThat(time.left(resumed, at("2025-03-04T15:30"))).isEqualTo(Duration.ofMinutes(-30));
        Countdown overnight = running.pausedAt(at("2025-03-03T12:00")).resumedAt(at("2025-03-03T14:00"));
        assertThat(time.due(overnight)).isEqualTo(time.due(running));
        Countdown late = running.pausedAt(at("2025-03-04T09:00"));
        assertThat(time.due(late)).isEqualTo(time.due(running));
        assertThat(late.resumedAt(at("2025-03-05T09:00"))
                        .pausedAt(at("2025-03-05T10:00"))
                        .pauses())
                .hasSize(2);
    }

    @Test
    void pausesOutOfOrderAreNoCountdown() {
        Countdown running = Countdown.started(at("2025-03-03T09:00"), Span.days(1));
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> running.pausedAt(at("2025-03-03T08:00")));
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> running.pausedAt(at("2025-03-03T10:00")).resumedAt(at("2025-03-03T09:30")));
        assertThat(running.resumedAt(at("2025-03-03T10:00"))).isEqualTo(running);
    }

    @Test
    void addingThenMeasuringGivesBackTheSame() {
        Random random = new Random(20250901);
        for (int round = 0; round < 3_000; round++) {
            Instant start = randomInstant(random);
            Duration span = Duration.ofSeconds(random.nextLong(1, 60L * 60 * 200));
            Instant due = time.plus(start, span);
            assertThat(time.worked(start, due)).as("%s + %s", start, span).isEqualTo(span);
            assertThat(time.open(due)).isTrue();
            assertThat(time.worked(start, due.minusSeconds(1))).isLessThan(span);
        }
    }

    @Test
    void deadlinesNeverFallOutsideOfficeTimeAndNeverGoBack() {
        Random random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            Instant start = randomInstant(random);
            Span span = new Span(random.nextInt(0, 30), random.nextInt(0, 3) == 0 ? random.nextInt(0, 900) : 0);
            Deadline deadline = time.deadline(start, span);
            assertThat(time.open(deadline.dueAt())).as("%s + %s", start, span).isTrue();
            assertThat(deadline.dueAt()).isAfterOrEqualTo(start);
            Deadline later = time.deadline(start.plusSeconds(random.nextInt(0, 500_000)), span);
            assertThat(later.dueAt()).isAfterOrEqualTo(deadline.dueAt());
            if (span.workingMinutes() == 0 && span.workingDays() > 0) {
                assertThat(time.workingDays(WorkingTime.dayOf(start), WorkingTime.dayOf(deadline.dueAt())))
                        .isEqualTo(span.workingDays());
            }
        }
    }

    @Test
    void pausesShiftTheDeadlineByExactlyTheirOfficeTime() {
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            Instant start = randomInstant(random);
            Countdown countdown = Countdown.started(start, new Span(random.nextInt(1, 10), random.nextInt(0, 600)));
            Instant due = time.due(countdown).orElseThrow().dueAt();
            Instant now = start;
            for (int pause = random.nextInt(1, 5); pause > 0; pause--) {
                Instant from = now.plusSeconds(random.nextInt(0, 200_000));
                Instant to = from.plusSeconds(random.nextInt(0, 300_000));
                Duration left = time.left(countdown, from);
                countdown = countdown.pausedAt(from);
                if (from.isBefore(due)) {
                    assertThat(time.left(countdown, to)).isEqualTo(left);
                }
                countdown = countdown.resumedAt(to);
                Instant moved = time.due(countdown).orElseThrow().dueAt();
                Duration expected = from.isBefore(due) ? time.worked(from, to) : Duration.ZERO;
                assertThat(time.worked(due, moved)).isEqualTo(expected);
                assertThat(time.open(moved)).isTrue();
                due = moved;
                now = to;
            }
        }
    }

    @Test
    void everyShippedYearHasTheDaysThatItsNoticeSays() {
        for (Notice notice : ShippedNotices.all()) {
            for (Notice.Day day : notice.days()) {
                CalendarDay.Kind kind = HOLIDAYS.kind(day.date());
                assertThat(kind)
                        .as("%s", day)
                        .isEqualTo(day.isOffDay() ? CalendarDay.Kind.HOLIDAY : CalendarDay.Kind.MAKE_UP);
                assertThat(time.shifts(day.date()).isEmpty()).isEqualTo(day.isOffDay());
            }
        }
        assertThat(workingDaysOf(2023)).isEqualTo(249);
        assertThat(workingDaysOf(2024)).isEqualTo(251);
        assertThat(workingDaysOf(2025)).isEqualTo(248);
        assertThat(workingDaysOf(2026)).isEqualTo(248);
    }

    private int workingDaysOf(int year) {
        return time.workingDays(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31));
    }

    private static Instant randomInstant(Random random) {
        return at("2023-01-01T00:00").plus(random.nextInt(0, 4 * 365 * 24 * 60), ChronoUnit.MINUTES);
    }

    private static OfficeHours hours(String first, String last, String... shifts) {
        return new OfficeHours(
                "main",
                "作息",
                LocalDate.parse(first),
                LocalDate.parse(last),
                List.of(shifts).stream().map(OfficeShift::parse).toList());
    }

    private static Instant at(String text) {
        return at(LocalDateTime.parse(text));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(WorkingTime.ZONE).toInstant();
    }
}
