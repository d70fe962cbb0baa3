package shaopao.timetable;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.calendar.Calendar;
import shaopao.calendar.CalendarChanged;
import shaopao.calendar.Term;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;

/** Period tables and teaching days; a change of them or of the calendar lays the plans of the terms concerned anew. */
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
        Optional<TeachingDay> before = said(day.day());
        if (!store.save(day, clock.instant())) {
            throw new ProblemException(TimetableProblem.DAY_TAUGHT_ELSEWHERE);
        }
        audit.record(
                actor,
                "timetable.day-saved",
                "day",
                day.day().toString(),
                Map.of("taughtAs", day.taughtAs().map(LocalDate::toString).orElse(""), "reason", day.reason()));
        lay(Stream.concat(before.stream(), Stream.of(day)));
        return day;
    }

    private Optional<TeachingDay> said(LocalDate day) {
        return store.days(day, day).stream()
                .filter(one -> one.day().equals(day))
                .findFirst();
    }

    @Transactional
    public void forget(Actor actor, LocalDate day) {
        Optional<TeachingDay> said = said(day);
        if (said.isEmpty() || !store.forget(day)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        audit.record(actor, "timetable.day-forgotten", "day", day.toString(), Map.of());
        lay(said.stream());
    }

    /** In the transaction of the change itself: what the calendar says and what is taught never differ. */
    @EventListener
    void heard(CalendarChanged changed) {
        lay(changed.first(), changed.last());
    }

    /** All that these say of days, the days that they are taught as among it. */
    private void lay(Stream<TeachingDay> said) {
        TreeSet<LocalDate> days = new TreeSet<>();
        said.forEach(one -> {
            days.add(one.day());
            one.taughtAs().ifPresent(days::add);
        });
        lay(days.first(), days.last());
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
