package shaopao.workflow;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import shaopao.kernel.PersonId;

/**
 * All that the decider must know of a case: the fold of its events, nothing else; see {@link CaseFold}.
 *
 * @param suspended nothing moves until further notice; the status stays what it was
 * @param answers those that count
 * @param chosen who decides at steps that let somebody choose, by their keys
 * @param visits the stays at nodes that are not over
 * @param passed the stays that ended with agreement and still count; those inside a block that is through are gone
 * @param todos the open ones
 * @param resumeAt the node at which the case goes on when the applicant hands it in again; empty means from the start
 */
record CaseState(
        CaseStatus status,
        boolean suspended,
        Optional<PersonId> applicant,
        Map<String, Object> answers,
        Map<String, List<PersonId>> chosen,
        List<Visit> visits,
        List<Visit> passed,
        List<Todo> todos,
        List<Timer> timers,
        Optional<String> resumeAt,
        Clock clock,
        Optional<Instant> urgedAt,
        Made made) {

    static final CaseState NEW = new CaseState(
            CaseStatus.NEW,
            false,
            Optional.empty(),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            new Clock(false, Optional.empty(), 0),
            Optional.empty(),
            new Made(0, 0, 0));

    CaseState {
        chosen = new TreeMap<>(chosen);
        visits = List.copyOf(visits);
        passed = List.copyOf(passed);
        todos = List.copyOf(todos);
        timers = List.copyOf(timers);
    }

    /**
     * One stay at a node.
     *
     * @param parent the visit of the block in which the node stands; 0 outside of any
     * @param lane of that block
     * @param resume the node to which the case goes from here instead of the following one
     * @param seats the places of those who decide
     * @param pool those of whom one may claim the decision
     * @param lanes of a block: those that are not through
     * @param rows of a block that goes over rows
     * @param approvers of a stay that is over: who agreed there, in this order
     * @param escalations how often those above were asked instead
     * @param touched somebody did something there
     */
    record Visit(
            int number,
            String node,
            int parent,
            int lane,
            Optional<String> resume,
            List<Seat> seats,
            List<PersonId> pool,
            List<Integer> lanes,
            List<Object> rows,
            List<PersonId> approvers,
            int escalations,
            boolean touched) {
        Visit {
            seats = List.copyOf(seats);
            pool = List.copyOf(pool);
            lanes = List.copyOf(lanes);
            rows = List.copyOf(rows);
            approvers = List.copyOf(approvers);
        }

        static Visit entered(CaseEvent.Entered event) {
            return new Visit(
                    event.visit(),
                    event.node(),
                    event.parent(),
                    event.lane(),
                    event.resume(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    0,
                    false);
        }

        Visit with(List<Seat> others) {
            return new Visit(
                    number, node, parent, lane, resume, others, pool, lanes, rows, approvers, escalations, touched);
        }

        Visit withPool(List<PersonId> others) {
            return new Visit(
                    number, node, parent, lane, resume, seats, others, lanes, rows, approvers, escalations, touched);
        }

        Visit withLanes(List<Integer> others, List<Object> lines) {
            return new Visit(
                    number, node, parent, lane, resume, seats, pool, others, lines, approvers, escalations, touched);
        }

        Visit withApprovers(List<PersonId> others) {
            return new Visit(
                    number, node, parent, lane, resume, seats, pool, lanes, rows, others, escalations, touched);
        }

        Visit escalated() {
            return new Visit(
                    number, node, parent, lane, resume, seats, pool, lanes, rows, approvers, escalations + 1, touched);
        }

        Visit touch() {
            return touched
                    ? this
                    : new Visit(
                            number, node, parent, lane, resume, seats, pool, lanes, rows, approvers, escalations, true);
        }

        /** Whether somebody is to sign here or has signed. */
        boolean seats(PersonId person) {
            return seats.stream().anyMatch(seat -> seat.has(person));
        }
    }

    /**
     * One place among those who decide: people who sign in turn. It agrees when all of them have.
     *
     * @param number counted from 1 within the visit
     * @param added it was added by somebody, and must agree in every mode
     * @param turns those who have not signed
     * @param signed those who have
     * @param todo the to-do by which the last of them did
     */
    record Seat(int number, boolean added, List<Turn> turns, List<Turn> signed, Vote vote, int todo) {
        Seat {
            turns = List.copyOf(turns);
            signed = List.copyOf(signed);
        }

        static Seat of(int number, boolean added, PersonId person) {
            TurnKind kind = added ? TurnKind.ADDED : TurnKind.OWN;
            return new Seat(number, added, List.of(new Turn(person, kind)), List.of(), Vote.NONE, 0);
        }

        Seat with(List<Turn> others) {
            return new Seat(number, added, others, signed, vote, todo);
        }

        /** Whether the person is to sign here or has signed. */
        boolean has(PersonId person) {
            return Stream.concat(turns.stream(), signed.stream())
                    .anyMatch(turn -> turn.person().equals(person));
        }

        /** Who signed last. */
        Optional<PersonId> lastSigned() {
            return signed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(signed.getLast().person());
        }

        @JsonIgnore
        boolean isOpen() {
            return vote == Vote.NONE;
        }
    }

    record Turn(PersonId person, TurnKind kind) {}

    enum TurnKind {
        /** Whom the step's rule named, or who took that one's place. */
        OWN,
        ADDED,
        /** Asked for advice; does not decide. */
        ADVISES
    }

    enum Vote {
        NONE,
        AGREED,
        AGAINST
    }

    record Todo(
            int number,
            int visit,
            int seat,
            PersonId person,
            Optional<PersonId> deputy,
            CaseEvent.TodoKind kind,
            Instant since) {}

    /**
     * Something that will happen.
     *
     * @param visit 0 is the case's own clock
     * @param dueAt empty while it stands still
     * @param secondsLeft working time that was left when it began to stand still
     */
    record Timer(int number, int visit, TimerKind kind, Optional<Instant> dueAt, long secondsLeft) {}

    /**
     * How much working time the case has taken.
     *
     * @param started a time was promised
     * @param runningSince empty while it stands still
     * @param secondsUsed until then
     */
    record Clock(boolean started, Optional<Instant> runningSince, long secondsUsed) {}

    /** How many there ever were. */
    record Made(int visits, int todos, int timers) {}

    static CaseState fold(List<CaseEvent> events) {
        CaseFold fold = new CaseFold(NEW);
        events.forEach(fold::apply);
        return fold.state();
    }

    /** What people are told of the status. */
    CaseStatus standing() {
        return suspended && !status.over() ? CaseStatus.SUSPENDED : status;
    }

    Optional<Todo> todo(int number) {
        return todos.stream().filter(todo -> todo.number() == number).findFirst();
    }

    Optional<Visit> visit(int number) {
        return visits.stream().filter(visit -> visit.number() == number).findFirst();
    }

    /** When the promised time is over; empty while it stands still and when nothing was promised. */
    Optional<Instant> promisedUntil() {
        return timers.stream()
                .filter(timer -> timer.kind() == TimerKind.PROMISE)
                .findFirst()
                .flatMap(Timer::dueAt);
    }
}
