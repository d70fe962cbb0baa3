package shaopao.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.db.Locks;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;

/**
 * The school's calendar: working days, office time, terms. What it knows is small and read often, so each node keeps
 * it in memory; a change on one node is seen on the others within ten seconds. Other days are told by
 * {@link CalendarChanged}.
 */
@Component
public class Calendar {

    /** By the machine's own count of time: how old a memory is does not depend on what day it is. */
    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();

    /** What holds once the change is committed, for those who hear of it before. */
    private static final ScopedValue<Known> COMING = ScopedValue.newInstance();

    private final CalendarStore store;
    private final Locks locks;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final List<OfficeShift> standard;
    private volatile @Nullable Known known;

    Calendar(
            CalendarStore store,
            Locks locks,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock,
            CalendarSettings settings) {
        this.store = store;
        this.locks = locks;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        this.standard = settings.shifts();
    }

    /** When a span that starts at the instant is over for the offices of a campus. */
    public Deadline deadline(Instant start, Span span, String campus) {
        return workingTime(campus).deadline(start, span);
    }

    /** When a countdown is due for the offices of a campus; empty while it is paused. */
    public Optional<Deadline> due(Countdown countdown, String campus) {
        return workingTime(campus).due(countdown);
    }

    /** Office time of a campus between two instants. */
    public Duration worked(Instant from, Instant to, String campus) {
        return workingTime(campus).worked(from, to);
    }

    /**
     * The arithmetic of one campus as of now, for many questions in a row. A campus without time tables is open at
     * standard hours.
     */
    public WorkingTime workingTime(String campus) {
        Known now = known();
        return new WorkingTime(now.holidays(), now.hours().getOrDefault(campus, List.of()), standard);
    }

    public Optional<Term> termOn(LocalDate day) {
        return known().termOn(day);
    }

    /** All terms, earliest first. */
    public List<Term> terms() {
        return known().terms();
    }

    public CalendarDay day(LocalDate day) {
        return known().day(day);
    }

    /** The days from the first to the last, both included. */
    public List<CalendarDay> days(LocalDate first, LocalDate last) {
        Known now = known();
        return first.datesUntil(last.plusDays(1)).map(now::day).toList();
    }

    /** The years whose days off are announced. */
    public List<Integer> yearsAnnounced() {
        return known().holidays().years().stream().sorted().toList();
    }

    /** All time tables of all campuses. */
    List<OfficeHours> officeHours() {
        return known().hours().values().stream().flatMap(List::stream).toList();
    }

    /** Makes a notice hold for its year, or only tells what that would change. */
    NoticeChange announce(Notice notice, Actor actor, boolean dryRun) {
        return transacted(() -> {
            locks.hold("calendar.notices");
            List<Notice> before = store.notices();
            boolean replaces = before.stream().anyMatch(old -> old.year() == notice.year());
            List<Notice> after = Stream.concat(
                            before.stream().filter(old -> old.year() != notice.year()), Stream.of(notice))
                    .toList();
            List<DayChange> changes = CalendarRules.changes(Holidays.of(before), Holidays.of(after));
            boolean stored = !dryRun && !(replaces && changes.isEmpty());
            if (stored) {
                store.announce(notice, clock.instant(), actor.id());
                tell(changes.stream().map(DayChange::day).sorted().toList());
            }
            return new NoticeChange(notice.year(), stored, replaces, changes);
        });
    }

    /** Adds a term, or corrects the one of the same code. */
    Term save(Term term) {
        return transacted(() -> {
            locks.hold("calendar.terms");
            store.overlapping(term).ifPresent(other -> {
                throw new ProblemException(CalendarProblem.TERM_OVERLAPS, Map.of("other", other.name()));
            });
            Optional<Term> before = store.terms().stream()
                    .filter(one -> one.code().equals(term.code()))
                    .findFirst();
            Term saved = store.save(term);
            if (before.filter(saved::equals).isEmpty()) {
                tell(Stream.concat(before.stream(), Stream.of(saved))
                        .flatMap(one -> Stream.of(one.firstDay(), one.lastDay()))
                        .sorted()
                        .toList());
            }
            return saved;
        });
    }

    /** Within the transaction of the change; listeners read what will hold when it is committed. */
    private void tell(List<LocalDate> days) {
        if (!days.isEmpty()) {
            CalendarChanged changed = new CalendarChanged(days.getFirst(), days.getLast());
            ScopedValue.where(COMING, read()).run(() -> events.publishEvent(changed));
        }
    }

    /** Adds a time table, or corrects the one of the same campus that begins on the same day. */
    OfficeHours save(OfficeHours hours) {
        return transacted(() -> {
            store.save(hours);
            return hours;
        });
    }

    private <T> T transacted(Supplier<T> work) {
        T result = Objects.requireNonNull(transaction.execute(_ -> work.get()));
        known = null;
        return result;
    }

    private Known known() {
        if (COMING.isBound()) {
            return COMING.get();
        }
        Known kept = known;
        if (kept == null || System.nanoTime() - kept.readAtNanos() > KEPT_NANOS) {
            kept = read();
            known = kept;
        }
        return kept;
    }

    private Known read() {
        long now = System.nanoTime();
        return new Known(
                Holidays.of(store.notices()),
                store.terms(),
                store.officeHours().stream().collect(Collectors.groupingBy(OfficeHours::campus)),
                now);
    }

    /** What was read, and when. */
    private record Known(Holidays holidays, List<Term> terms, Map<String, List<OfficeHours>> hours, long readAtNanos) {

        Optional<Term> termOn(LocalDate day) {
            return terms.stream().filter(term -> term.covers(day)).findFirst();
        }

        CalendarDay day(LocalDate day) {
            Optional<Term> term = termOn(day);
            return new CalendarDay(
                    day,
                    holidays.kind(day),
                    holidays.announced(day),
                    holidays.name(day),
                    term.map(Term::code),
                    term.flatMap(found -> found.week(day)));
        }
    }
}
