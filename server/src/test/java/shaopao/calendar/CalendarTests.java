package shaopao.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;

@ModuleTest
class CalendarTests {

    @Autowired
    Calendar calendar;

    @Autowired
    ShippedNotices shipped;

    @Autowired
    CalendarDemo demo;

    @Autowired
    JdbcClient jdbc;

    @Test
    void shippedYearsAreThereAndStartingAgainBringsNothingTwice() {
        List<Integer> before = calendar.yearsAnnounced();
        shipped.afterSingletonsInstantiated();
        assertThat(before).contains(2023, 2024, 2025, 2026);
        assertThat(calendar.yearsAnnounced()).isEqualTo(before);
        CalendarDay makeUp = calendar.day(LocalDate.parse("2025-10-11"));
        assertThat(makeUp.kind()).isEqualTo(CalendarDay.Kind.MAKE_UP);
        assertThat(makeUp.working()).isTrue();
        assertThat(makeUp.holiday()).hasValue("国庆节、中秋节");
    }

    @Test
    void yearWithoutNoticeIsSaidToBeAssumed() {
        CalendarDay day = calendar.day(LocalDate.parse("2099-10-01"));
        assertThat(day.announced()).isFalse();
        assertThat(day.kind()).isEqualTo(CalendarDay.Kind.WEEKDAY);
        assertThat(calendar.deadline(Instant.parse("2099-09-30T01:00:00Z"), Span.days(1), "nowhere"))
                .isEqualTo(new Deadline(Instant.parse("2099-10-01T09:30:00Z"), false));
    }

    @Test
    void noticeShowsItsDifferenceBeforeItHolds() {
        Notice first = new Notice(2091, List.of(), List.of(day("2091-10-01", true), day("2091-10-06", false)));
        Notice second = new Notice(2091, List.of(), List.of(day("2091-10-01", true), day("2091-10-02", true)));
        NoticeChange tried = calendar.announce(first, Actor.system("test"), true);
        assertThat(tried.stored()).isFalse();
        assertThat(tried.replaces()).isFalse();
        assertThat(tried.changes())
                .extracting(change -> change.day().toString())
                .containsExactly("2091-10-01", "2091-10-06");
        assertThat(calendar.day(LocalDate.parse("2091-10-01")).announced()).isFalse();

        assertThat(calendar.announce(first, Actor.system("test"), false).stored())
                .isTrue();
        assertThat(calendar.announce(first, Actor.system("test"), false).stored())
                .isFalse();
        NoticeChange replaced = calendar.announce(second, Actor.system("test"), false);
        assertThat(replaced.replaces()).isTrue();
        assertThat(replaced.changes())
                .containsExactly(
                        new DayChange(
                                LocalDate.parse("2091-10-02"),
                                CalendarDay.Kind.WEEKDAY,
                                java.util.Optional.empty(),
                                CalendarDay.Kind.HOLIDAY,
                                java.util.Optional.of("国庆节")),
                        new DayChange(
                                LocalDate.parse("2091-10-06"),
                                CalendarDay.Kind.MAKE_UP,
                                java.util.Optional.of("国庆节"),
                                CalendarDay.Kind.WEEKEND,
                                java.util.Optional.empty()));
        assertThat(calendar.day(LocalDate.parse("2091-10-02")).working()).isFalse();
    }

    /** Other tests bring terms of their own, and terms may not overlap. */
    @Test
    void demoSchoolHasTermsWeeksAndSummerHours() {
        jdbc.sql("delete from calendar.term where name like '测试学期%'").update();
        demo.load(new java.util.Random(1), (_, _) -> {});
        demo.load(new java.util.Random(1), (_, _) -> {});
        Term term = calendar.termOn(LocalDate.parse("2025-10-13")).orElseThrow();
        assertThat(term.code()).isEqualTo("2025-2026-1");
        assertThat(term.week(LocalDate.parse("2025-10-13"))).hasValue(6);
        assertThat(calendar.day(LocalDate.parse("2025-10-13")).week()).hasValue(6);
        assertThat(calendar.worked(Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-06-02T00:00:00Z"), "主校区"))
                .isEqualTo(Duration.ofMinutes(450));
        assertThat(calendar.worked(Instant.parse("2026-07-21T00:00:00Z"), Instant.parse("2026-07-22T00:00:00Z"), "主校区"))
                .isEqualTo(Duration.ofMinutes(270));
    }

    @Test
    void termThatSharesADayWithAnotherIsRefused() {
        Term term = term("2093-2094-1", "2093-09-07");
        assertThat(calendar.save(term).code()).isEqualTo("2093-2094-1");
        assertThat(calendar.save(term("2093-2094-1", "2093-09-14")).id()).isEqualTo(term.id());
        assertThatThrownBy(() -> calendar.save(term("2093-2094-9", "2093-12-14")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(CalendarProblem.TERM_OVERLAPS));
    }

    private static Term term(String code, String monday) {
        LocalDate first = LocalDate.parse(monday);
        return new Term(TermId.next(), code, "学期", first, first.plusDays(130), first, 18);
    }

    private static Notice.Day day(String date, boolean off) {
        return new Notice.Day("国庆节", LocalDate.parse(date), off);
    }
}
