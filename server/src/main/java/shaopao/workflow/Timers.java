package shaopao.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseEvent.TodoKind;
import shaopao.workflow.CaseState.Timer;
import shaopao.workflow.CaseState.Todo;

/** Sets what will happen by itself, and lets time stand still while the applicant must act or the case is suspended. */
final class Timers {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long HOUR = 3_600;

    private final Ledger ledger;

    Timers(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Starts the time limit of a visit, with its reminders. */
    void limit(Node.Limit limit, int visit) {
        Instant now = ledger.facts().now();
        WorkingHours hours = ledger.facts().hours();
        Instant due = hours.after(now, limit.days(), limit.hours());
        long total = limit.remindHours().isEmpty() ? 0 : hours.between(now, due);
        for (int before : limit.remindHours()) {
            if (before * HOUR < total) {
                set(visit, TimerKind.REMIND, hours.plus(now, total - before * HOUR));
            }
        }
        set(visit, TimerKind.LIMIT, due);
    }

    /** Starts a delay; one until a day that has begun or was not given is over at once. */
    void delay(Node.Delay delay, int visit) {
        Instant now = ledger.facts().now();
        set(
                visit,
                TimerKind.DELAY,
                delay.until()
                        .map(field -> begins(field).filter(now::isBefore).orElse(now))
                        .orElseGet(() -> ledger.facts().hours().after(now, delay.days(), delay.hours())));
    }

    private Optional<Instant> begins(String field) {
        try {
            return Optional.ofNullable(ledger.now().answers().get(field))
                    .map(day ->
                            LocalDate.parse(day.toString()).atStartOfDay(ZONE).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private void set(int visit, TimerKind kind, Instant dueAt) {
        ledger.emit(new CaseEvent.TimerSet(ledger.now().made().timers() + 1, visit, kind, dueAt));
    }

    /** Starts the promised time, once in a case. */
    void startClock() {
        int days = ledger.route().definition().promisedDays();
        if (days > 0 && ledger.live()) {
            Instant now = ledger.facts().now();
            ledger.emit(new CaseEvent.ClockStarted(now));
            set(0, TimerKind.PROMISE, ledger.facts().hours().after(now, days, 0));
        }
    }

    void stopClock() {
        ledger.now()
                .clock()
                .runningSince()
                .ifPresent(since ->
                        ledger.emit(new CaseEvent.ClockPaused(ledger.facts().now(), used(since))));
    }

    private long used(Instant since) {
        return ledger.now().clock().secondsUsed()
                + ledger.facts().hours().between(since, ledger.facts().now());
    }

    /** After a command: what must stand still stands still, and what may run runs. */
    void settle() {
        if (!ledger.live()) {
            return;
        }
        CaseFold now = ledger.now();
        boolean paused = now.suspended() || applicantMustAct(now.todos());
        if (paused) {
            stopClock();
        } else if (now.clock().started() && now.clock().runningSince().isEmpty()) {
            ledger.emit(new CaseEvent.ClockResumed(ledger.facts().now()));
        }
        for (Timer timer : List.copyOf(now.timers())) {
            boolean still = timer.visit() == 0 ? paused : now.suspended() || asked(now.todos(), timer.visit());
            if (still && timer.dueAt().isPresent()) {
                ledger.emit(new CaseEvent.TimerPaused(
                        timer.number(),
                        ledger.facts()
                                .hours()
                                .between(ledger.facts().now(), timer.dueAt().get())));
            } else if (!still && timer.dueAt().isEmpty()) {
                ledger.emit(new CaseEvent.TimerResumed(timer.number(), dueAgain(timer)));
            }
        }
    }

    private boolean applicantMustAct(List<Todo> todos) {
        PersonId applicant = ledger.applicant();
        return todos.stream()
                .anyMatch(todo -> todo.kind() == TodoKind.CORRECT
                        || todo.kind() == TodoKind.SUPPLEMENT
                        || (todo.kind() == TodoKind.FILL && todo.person().equals(applicant)));
    }

    /** Whether the applicant was asked at this visit to set something right. */
    private static boolean asked(List<Todo> todos, int visit) {
        return todos.stream().anyMatch(todo -> todo.visit() == visit && todo.kind() == TodoKind.SUPPLEMENT);
    }

    private Instant dueAgain(Timer timer) {
        Instant now = ledger.facts().now();
        Optional<String> until = ledger.now()
                .visit(timer.visit())
                .map(visit -> ledger.route().node(visit.node()))
                .flatMap(node -> node instanceof Node.Delay delay ? delay.until() : Optional.empty());
        return until.isPresent()
                ? begins(until.get()).filter(now::isBefore).orElse(now)
                : ledger.facts().hours().plus(now, timer.secondsLeft());
    }
}
