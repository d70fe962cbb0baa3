package shaopao.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseEvent.Because;
import shaopao.workflow.CaseEvent.Closing;
import shaopao.workflow.CaseEvent.TodoKind;
import shaopao.workflow.CaseState.Seat;
import shaopao.workflow.CaseState.Todo;
import shaopao.workflow.CaseState.Turn;
import shaopao.workflow.CaseState.TurnKind;
import shaopao.workflow.CaseState.Visit;
import shaopao.workflow.CaseState.Vote;

/** Who decides at a step, who of them is asked now, and whether it is decided. */
final class Seating {

    private final Ledger ledger;

    Seating(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Where a step stands. */
    enum Standing {
        OPEN,
        AGREED,
        REJECTED
    }

    /** People by rules, each once, in the order of the rules. */
    Set<PersonId> people(String node, List<Who> rules, int parent, int lane) {
        Set<PersonId> people = new LinkedHashSet<>();
        for (Who who : rules) {
            switch (who.rule()) {
                case Who.APPLICANT -> people.add(ledger.applicant());
                case Who.CHOSEN -> people.addAll(chosen(node, who));
                default ->
                    people.addAll(ledger.facts()
                            .candidates()
                            .people(who, ledger.applicant(), ledger.answersIn(parent, lane)));
            }
        }
        return people;
    }

    /** Who could choose now must; whoever did not when it was time leaves the step without people. */
    private List<PersonId> chosen(String node, Who who) {
        List<PersonId> people = ledger.now().chosen().getOrDefault(node, List.of());
        String by = who.parameters().getOrDefault("by", Route.APPLICANT);
        if (people.isEmpty() && ledger.chooser().filter(by::equals).isPresent()) {
            ledger.refuse(WorkflowProblem.PEOPLE_NOT_CHOSEN);
        }
        return people;
    }

    /** Those above the people of the rules, without the applicant. */
    Set<PersonId> above(List<Who> rules, Visit visit) {
        Set<PersonId> people = new LinkedHashSet<>();
        rules.forEach(who -> people.addAll(ledger.facts()
                .candidates()
                .above(who, ledger.applicant(), ledger.answersIn(visit.parent(), visit.lane()))));
        people.remove(ledger.applicant());
        return people;
    }

    /** Those who answer for the item, without the applicant. */
    Set<PersonId> owners() {
        Set<PersonId> people = people("", ledger.route().definition().owners(), 0, 0);
        people.remove(ledger.applicant());
        return people;
    }

    /** Seats the people of a step whose visit has just begun; nobody is asked yet. */
    Standing seat(Node.Approve node, int number) {
        Visit visit = ledger.visit(number);
        Set<PersonId> people = people(node.key(), node.who(), visit.parent(), visit.lane());
        Because because = Because.RULE;
        boolean self = node.exceptions().whenApplicant() == Node.WhenApplicant.SELF;
        if (!self && people.remove(ledger.applicant()) && people.isEmpty()) {
            if (node.exceptions().whenApplicant() == Node.WhenApplicant.SKIP) {
                ledger.emit(new CaseEvent.Skipped(number, node.key(), Because.ONLY_THE_APPLICANT));
                return Standing.AGREED;
            }
            people = above(node.who(), visit);
            because = Because.ABOVE_THE_APPLICANT;
        }
        if (people.isEmpty()) {
            if (node.exceptions().whenNobody() != Node.WhenNobody.OWNERS) {
                ledger.emit(new CaseEvent.Skipped(number, node.key(), Because.NOBODY_FOUND));
                return node.exceptions().whenNobody() == Node.WhenNobody.PASS ? Standing.AGREED : Standing.REJECTED;
            }
            people = owners();
            because = Because.NOBODY_FOUND;
        }
        if (people.isEmpty()) {
            ledger.refuse(WorkflowProblem.NOBODY_DECIDES);
            return Standing.OPEN;
        }
        if (node.voting().claim()) {
            ledger.emit(new CaseEvent.Offered(number, List.copyOf(people), because));
        } else {
            ledger.emit(new CaseEvent.Assigned(number, List.copyOf(people), because));
            passRepeated(node, ledger.visit(number));
        }
        return Standing.OPEN;
    }

    /** Whoever has agreed before is taken to agree again, where the step wants it so. */
    private void passRepeated(Node.Approve node, Visit visit) {
        Set<PersonId> before = switch (node.exceptions().whenRepeated()) {
            case ASK -> Set.of();
            case PASS -> {
                Set<PersonId> all = new LinkedHashSet<>();
                ledger.now().passed().forEach(passed -> all.addAll(passed.approvers()));
                yield all;
            }
            case PASS_IF_PREVIOUS ->
                ledger.now().passed().stream()
                        .filter(passed -> passed.parent() == visit.parent() && passed.lane() == visit.lane())
                        .reduce((_, later) -> later)
                        .<Set<PersonId>>map(passed -> new LinkedHashSet<>(passed.approvers()))
                        .orElse(Set.of());
        };
        for (Seat seat : visit.seats()) {
            PersonId person = seat.turns().getFirst().person();
            if (before.contains(person)) {
                ledger.emit(new CaseEvent.Repeated(visit.number(), seat.number(), node.key(), person));
            }
        }
    }

    /** Whether the step is decided. */
    Standing standing(Node.Approve node, Visit visit) {
        int all = 0;
        int agreed = 0;
        int against = 0;
        boolean addedOpen = false;
        for (Seat seat : visit.seats()) {
            if (!seat.added()) {
                all++;
                agreed += seat.vote() == Vote.AGREED ? 1 : 0;
                against += seat.vote() == Vote.AGAINST ? 1 : 0;
            } else if (seat.vote() == Vote.AGAINST) {
                return Standing.REJECTED;
            } else {
                addedOpen |= seat.isOpen();
            }
        }
        int needed = needed(node.voting(), all);
        if (all - against < needed) {
            return Standing.REJECTED;
        }
        return all > 0 && agreed >= needed && !addedOpen ? Standing.AGREED : Standing.OPEN;
    }

    /** How many of those whom the rule named must agree. */
    private static int needed(Node.Voting voting, int all) {
        return switch (voting.mode()) {
            case ANY -> Math.min(1, all);
            case ALL, SEQUENCE -> all;
            case RATIO -> Math.min(all, Math.max(1, (all * voting.percent() + 99) / 100));
        };
    }

    /** Opens and closes to-dos until exactly those are asked whose turn it is. */
    void ask(Node.Approve node, Visit visit) {
        List<Asked> wanted = wanted(node, visit);
        List<Asked> there = new ArrayList<>();
        for (Todo todo : ledger.todosOf(visit.number())) {
            if (todo.kind() == TodoKind.SUPPLEMENT) {
                continue;
            }
            Asked asked = new Asked(todo.seat(), todo.person(), todo.kind());
            if (wanted.contains(asked)) {
                there.add(asked);
            } else {
                boolean handedOn = wanted.stream().anyMatch(other -> other.seat() == todo.seat());
                ledger.close(todo, handedOn ? Closing.HANDED_ON : Closing.OVERTAKEN);
            }
        }
        wanted.stream()
                .filter(asked -> !there.contains(asked))
                .forEach(asked -> ledger.open(visit.number(), asked.seat(), asked.person(), asked.kind()));
    }

    private record Asked(int seat, PersonId person, TodoKind kind) {}

    private static List<Asked> wanted(Node.Approve node, Visit visit) {
        List<Asked> wanted = new ArrayList<>();
        if (visit.seats().isEmpty()) {
            visit.pool().forEach(person -> wanted.add(new Asked(0, person, TodoKind.CLAIM)));
            return wanted;
        }
        long all = visit.seats().stream().filter(seat -> !seat.added()).count();
        long agreed = visit.seats().stream()
                .filter(seat -> !seat.added() && seat.vote() == Vote.AGREED)
                .count();
        boolean enough = agreed >= needed(node.voting(), (int) all);
        boolean oneOnly = node.voting().mode() == Node.Mode.SEQUENCE;
        boolean asked = false;
        for (Seat seat : visit.seats()) {
            if (!seat.isOpen() || (!seat.added() && (enough || (oneOnly && asked)))) {
                continue;
            }
            asked |= !seat.added();
            Turn turn = seat.turns().getFirst();
            wanted.add(new Asked(
                    seat.number(), turn.person(), turn.kind() == TurnKind.ADVISES ? TodoKind.ADVISE : TodoKind.DECIDE));
        }
        return wanted;
    }

    /** Those who are asked at a visit, each once. */
    List<PersonId> asked(int visit) {
        return ledger.todosOf(visit).stream().map(Todo::person).distinct().toList();
    }

    /** The people of a collecting step; those who answer for the item when its rules name nobody. */
    Optional<Set<PersonId>> collectors(Node.Collect node, Visit visit) {
        Set<PersonId> people = people(node.key(), node.who(), visit.parent(), visit.lane());
        if (people.isEmpty()) {
            people = owners();
        }
        if (people.isEmpty()) {
            ledger.refuse(WorkflowProblem.NOBODY_DECIDES);
            return Optional.empty();
        }
        return Optional.of(people);
    }
}
