package shaopao.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import shaopao.kernel.Actor;

/** Terms and days off for tests of other modules. */
public final class TestTerms {

    private final Calendar calendar;

    public TestTerms(ApplicationContext context) {
        this.calendar = context.getBean(Calendar.class);
    }

    /** The term of the day, made when there is none: it then begins on the Monday before the day. */
    public Term on(LocalDate day, int weeks) {
        Optional<Term> there = calendar.termOn(day);
        if (there.isPresent()) {
            return there.get();
        }
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return calendar.save(new Term(
                TermId.next(),
                "T" + monday,
                "测试学期 " + monday,
                monday,
                monday.plusWeeks(weeks).minusDays(1),
                monday,
                weeks));
    }

    /** Another first Monday and number of weeks for a term that is there. */
    public Term change(Term term, LocalDate firstMonday, int weeks) {
        return calendar.save(
                new Term(term.id(), term.code(), term.name(), term.firstDay(), term.lastDay(), firstMonday, weeks));
    }

    /** The year's notice: exactly these days are off. */
    public void announce(int year, LocalDate... off) {
        calendar.announce(
                new Notice(
                        year,
                        List.of(),
                        List.of(off).stream()
                                .map(day -> new Notice.Day("测试节", day, true))
                                .toList()),
                Actor.system("test"),
                false);
    }
}
