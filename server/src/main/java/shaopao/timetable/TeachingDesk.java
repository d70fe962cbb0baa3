package shaopao.timetable;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.calendar.Calendar;
import shaopao.calendar.Term;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;

/** Period tables and teaching days; a change of them lays the plans of the terms that it touches anew. */
@Component
class TeachingDesk {

    private final TeachingStore store;
    private final Plans plans;
    private final Calendar calendar;
    private final SectionStore sections;
    private final Audit audit;
    private final Clock clock;

    TeachingDesk(TeachingStore store, Plans plans, Calendar calendar, SectionStore sections, Audit audit, Clock clock) {
        this.store = store;
        this.plans = plans;
        this.calendar = calendar;
        this.sections = sections;
        this.audit = audit;
        this.clock = clock;
    }

    List<PeriodTable> tables() {
        return store.tables();
    }

    @Transactional
    public PeriodTable save(Actor actor, PeriodTable table) {
        LocalTime last = LocalTime.MIN;
        for (ClassPeriod period : table.periods()) {
            if (period.from().isBefore(last) || !period.from().isBefore(period.to())) {
                throw new ProblemException(TimetableProblem.PERIODS_WRONG);
            }
            last = period.to();
        }
        if (table.periods().isEmpty() || table.lastDay().isBefore(table.firstDay())) {
            throw new ProblemException(TimetableProblem.PERIODS_WRONG);
        }
        LocalDate until = store.tables().stream()
                .filter(one ->
                        one.campus().equals(table.campus()) && one.firstDay().equals(table.firstDay()))
                .map(PeriodTable::lastDay)
                .filter(table.lastDay()::isBefore)
                .findFirst()
                .orElse(table.lastDay());
        store.save(table, clock.instant());
        audit.record(actor, "timetable.periods-saved", "period-table", table.name(), Map.of("name", table.name()));
        lay(table.firstDay(), until);
        return table;
    }

    List<TeachingDay> days(String term) {
        Term one = plans.term(term);
        return store.days(one.firstDay(), one.lastDay());
    }

    @Transactional
    public TeachingDay save(Actor actor, TeachingDay day) {
        if (day.taughtAs().filter(day.day()::equals).isPresent()) {
            throw new ProblemException(TimetableProblem.SLOT_UNKNOWN);
        }
        if (!store.save(day, clock.instant())) {
            throw new ProblemException(TimetableProblem.DAY_TAUGHT_ELSEWHERE);
        }
        audit.record(
                actor,
                "timetable.day-saved",
                "day",
                day.day().toString(),
                Map.of("taughtAs", day.taughtAs().map(LocalDate::toString).orElse(""), "reason", day.reason()));
        LocalDate other = day.taughtAs().orElse(day.day());
        lay(earlier(day.day(), other), earlier(day.day(), other).equals(other) ? day.day() : other);
        return day;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    @Transactional
    public void forget(Actor actor, LocalDate day) {
        Optional<TeachingDay> said = store.days(day, day).stream()
                .filter(one -> one.day().equals(day))
                .findFirst();
        if (said.isEmpty() || !store.forget(day)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        audit.record(actor, "timetable.day-forgotten", "day", day.toString(), Map.of());
        LocalDate other = said.get().taughtAs().orElse(day);
        lay(earlier(day, other), earlier(day, other).equals(other) ? day : other);
    }

    private void lay(LocalDate from, LocalDate until) {
        Map<String, Integer> counts = sections.counts();
        calendar.terms().stream()
                .filter(term -> counts.containsKey(term.code())
                        && !term.firstDay().isAfter(until)
                        && !term.lastDay().isBefore(from))
                .forEach(term -> {
                    plans.alone(term.code());
                    plans.lay(term);
                });
    }
}
