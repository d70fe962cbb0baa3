package shaopao.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shaopao.calendar.CalendarRules.Flaw;
import shaopao.calendar.CalendarRules.RawDay;
import shaopao.calendar.CalendarRules.RawNotice;
import shaopao.calendar.CalendarRules.Reason;
import shaopao.calendar.CalendarRules.Verdict;

class CalendarRulesTests {

    @Test
    void shippedNoticesObeyTheRulesForNewOnes() {
        for (Notice notice : ShippedNotices.all()) {
            List<RawDay> days = notice.days().stream()
                    .map(day -> new RawDay(day.name(), day.date().toString(), day.isOffDay()))
                    .toList();
            assertThat(CalendarRules.judge(new RawNotice(notice.year(), notice.papers(), days)))
                    .isEqualTo(new Verdict.Accepted(notice));
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2027, 元旦, 2027-01-01, true,  -
            2027, 元旦, 2026-12-31, true,  -
            2027, 元旦, 2026-12-24, true,  -
            2027, 元旦, 2026-12-23, true,  WRONG_YEAR
            2027, 元旦, 2028-01-01, true,  WRONG_YEAR
            2027, 元旦, 2027-02-29, true,  NOT_A_DATE
            2027, 元旦, 2027-1-1,   true,  NOT_A_DATE
            2027, 元旦, 明天,       true,  NOT_A_DATE
            2027, 元旦, 2027-01-02, false, -
            2027, 元旦, 2027-01-04, false, WEEKDAY_CANNOT_BE_MADE_UP
            2027, '',   2027-01-01, true,  NAME_MISSING
            1999, 元旦, 1999-01-01, true,  YEAR_UNKNOWN
            2101, 元旦, 2101-01-01, true,  YEAR_UNKNOWN
            """)
    void oneDayOfANoticeIsJudged(int year, String name, String date, boolean off, Reason reason) {
        Verdict verdict = CalendarRules.judge(new RawNotice(year, List.of(), List.of(new RawDay(name, date, off))));
        if (reason == null) {
            assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        } else {
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Flawed.class,
                            flawed -> assertThat(flawed.flaws())
                                    .extracting(Flaw::reason)
                                    .containsExactly(reason));
        }
    }

    @Test
    void emptyAndEndlessNoticesAreRefused() {
        assertThat(CalendarRules.judge(new RawNotice(2027, List.of(), List.of())))
                .isEqualTo(new Verdict.Flawed(List.of(new Flaw("days", Reason.NOTICE_EMPTY))));
        List<RawDay> many = new ArrayList<>(Collections.nCopies(121, new RawDay("元旦", "2027-01-01", true)));
        assertThat(CalendarRules.judge(new RawNotice(2027, List.of(), many)))
                .isEqualTo(new Verdict.Flawed(List.of(new Flaw("days", Reason.TOO_MANY))));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2026-09-05, 2027-01-24, 2026-09-07, 20, -
            2026-09-07, 2027-01-24, 2026-09-07, 20, -
            2026-09-05, 2027-01-24, 2026-09-08, 20, NOT_A_MONDAY
            2026-09-08, 2027-01-24, 2026-09-07, 19, WEEK_OUTSIDE_THE_TERM
            2026-09-05, 2027-01-17, 2026-09-07, 20, WEEK_OUTSIDE_THE_TERM
            2026-09-05, 2027-01-18, 2026-09-07, 20, -
            2026-09-05, 2027-09-05, 2026-09-07, 20, TOO_LONG
            """)
    void termIsJudged(LocalDate first, LocalDate last, LocalDate monday, int weeks, Reason reason) {
        List<Flaw> flaws = CalendarRules.flaws(new Term(TermId.next(), "c", "n", first, last, monday, weeks));
        if (reason == null) {
            assertThat(flaws).isEmpty();
        } else {
            assertThat(flaws).extracting(Flaw::reason).contains(reason);
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2026-05-01, 2026-09-30, 08:00-12:00 14:30-18:00, -
            2026-05-01, 2026-09-30, 08:00-12:00 12:00-18:00, -
            2026-05-01, 2026-09-30, 08:00-12:00 11:59-18:00, SHIFTS_OUT_OF_ORDER
            2026-05-01, 2026-09-30, 14:00-18:00 08:00-12:00, SHIFTS_OUT_OF_ORDER
            2026-05-01, 2026-09-30, 12:00-08:00,             SHIFTS_OUT_OF_ORDER
            2026-05-01, 2026-09-30, 08:00-08:00,             SHIFTS_OUT_OF_ORDER
            2026-05-01, 2026-04-30, 08:00-12:00,             ENDS_BEFORE_IT_BEGINS
            2026-05-01, 2026-09-30, 08:00-08:59,             OPEN_TOO_SHORT
            2026-05-01, 2026-05-01, '',                      -
            2026-05-01, 2026-08-08, '',                      -
            2026-05-01, 2026-08-09, '',                      CLOSED_TOO_LONG
            """)
    void officeHoursAreJudged(LocalDate first, LocalDate last, String shifts, Reason reason) {
        List<OfficeShift> parsed = shifts.isEmpty()
                ? List.of()
                : List.of(shifts.split(" ")).stream().map(OfficeShift::parse).toList();
        List<Flaw> flaws = CalendarRules.flaws(new OfficeHours("main", "作息", first, last, parsed));
        if (reason == null) {
            assertThat(flaws).isEmpty();
        } else {
            assertThat(flaws).extracting(Flaw::reason).contains(reason);
        }
    }

    @Test
    void weeksAreCountedFromMonday() {
        Term term = new Term(
                TermId.next(),
                "2026-2027-1",
                "秋",
                LocalDate.parse("2026-09-05"),
                LocalDate.parse("2027-01-24"),
                LocalDate.parse("2026-09-07"),
                20);
        assertThat(term.week(LocalDate.parse("2026-09-06"))).isEmpty();
        assertThat(term.week(LocalDate.parse("2026-09-07"))).hasValue(1);
        assertThat(term.week(LocalDate.parse("2026-09-13"))).hasValue(1);
        assertThat(term.week(LocalDate.parse("2026-09-14"))).hasValue(2);
        assertThat(term.week(LocalDate.parse("2027-01-24"))).hasValue(20);
        assertThat(term.week(LocalDate.parse("2027-01-25"))).isEmpty();
        for (int week = 1; week <= 20; week++) {
            assertThat(term.week(term.monday(week))).hasValue(week);
        }
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException().isThrownBy(() -> term.monday(21));
    }
}
