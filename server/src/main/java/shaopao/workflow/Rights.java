package shaopao.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseEvent.TodoKind;
import shaopao.workflow.CaseState.Todo;
import shaopao.workflow.CaseState.Visit;

/** What must hold before a person's act is done; what does not is refused on the ledger. */
final class Rights {

    /** So many people sign at one visit at most. */
    static final int SIGNERS_MAX = 50;

    private final Ledger ledger;

    Rights(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A person's own open to-do, and in whose name it is done. */
    record Own(Todo todo, By.Person by) {}

    /** The open to-do of this number if it is of such a kind and this person's to do. */
    Optional<Own> own(By.Person by, int number, Set<TodoKind> kinds) {
        Optional<Todo> found = ledger.now().todo(number).filter(todo -> kinds.contains(todo.kind()));
        if (found.isEmpty()) {
            return refused(WorkflowProblem.CASE_MOVED);
        }
        Todo todo = found.get();
        boolean own = todo.person().equals(by.owner());
        boolean deputy = !own
                && by.actingFor().isEmpty()
                && !ofApplicant(todo)
                && ledger.facts()
                        .candidates()
                        .deputy(todo.person())
                        .filter(by.person()::equals)
                        .isPresent();
        if (!own && !deputy) {
            return refused(WorkflowProblem.TODO_OF_ANOTHER);
        }
        boolean byApplicant =
                by.person().equals(ledger.applicant()) && !todo.person().equals(ledger.applicant());
        if (byApplicant) {
            return refused(WorkflowProblem.APPLICANT_CANNOT_DECIDE);
        }
        return Optional.of(new Own(todo, deputy ? new By.Person(by.person(), Optional.of(todo.person())) : by));
    }

    private static boolean ofApplicant(Todo todo) {
        return todo.kind() == TodoKind.CORRECT || todo.kind() == TodoKind.SUPPLEMENT;
    }

    /** A to-do by which the person decides, at a step that does not forbid this act. */
    Optional<Own> deciding(By.Person by, int number, Node.RefusableAct act) {
        return own(by, number, Set.of(TodoKind.DECIDE)).filter(own -> allows(own.todo(), act));
    }

    boolean allows(Todo todo, Node.RefusableAct act) {
        return ledger.now()
                .visit(todo.visit())
                .filter(visit -> allows(visit, act))
                .isPresent();
    }

    boolean allows(Visit visit, Node.RefusableAct act) {
        boolean forbidden = ledger.route().node(visit.node()) instanceof Node.Approve approve
                && approve.manner().refused().contains(act);
        if (forbidden) {
            ledger.refuse(WorkflowProblem.ACT_NOT_ALLOWED);
        }
        return !forbidden;
    }

    boolean byApplicant(By.Person by) {
        boolean applicant = ledger.now().applicant().filter(by.owner()::equals).isPresent();
        if (!applicant) {
            ledger.refuse(WorkflowProblem.APPLICANT_ONLY);
        }
        return applicant;
    }

    boolean worded(String text) {
        if (text.isBlank()) {
            ledger.refuse(WorkflowProblem.OPINION_MISSING);
        }
        return !text.isBlank();
    }

    /** Words, where the step wants them of who agrees or of who refuses. */
    boolean worded(Todo todo, boolean refuses, String opinion) {
        Node.OpinionRule rule = ledger.nodeOf(todo)
                .map(node -> node instanceof Node.Approve approve
                        ? approve.manner().opinion()
                        : Node.OpinionRule.WHEN_REFUSING)
                .orElse(Node.OpinionRule.WHEN_REFUSING);
        return switch (rule) {
            case OPTIONAL -> true;
            case REQUIRED -> worded(opinion);
            case WHEN_REFUSING -> !refuses || worded(opinion);
        };
    }

    boolean signed(Todo todo, Optional<String> signature) {
        boolean missing = todo.kind() == TodoKind.DECIDE
                && signature.isEmpty()
                && ledger.nodeOf(todo)
                        .filter(node -> node instanceof Node.Approve approve
                                && approve.manner().signature())
                        .isPresent();
        if (missing) {
            ledger.refuse(WorkflowProblem.SIGNATURE_MISSING);
        }
        return !missing;
    }

    /** Whether all changed answers belong to these fields. */
    boolean among(List<String> fields, Map<String, Object> answers) {
        boolean among = fields.containsAll(answers.keySet());
        if (!among) {
            ledger.refuse(WorkflowProblem.FIELD_NOT_YOURS);
        }
        return among;
    }

    /** Whether these people can be asked at a visit beside those who are. */
    boolean maySign(Visit visit, List<PersonId> people) {
        if (people.isEmpty()
                || people.stream().distinct().count() < people.size()
                || people.stream().anyMatch(person -> asked(visit, person))) {
            ledger.refuse(WorkflowProblem.ALREADY_ASKED);
            return false;
        }
        if (people.contains(ledger.applicant())) {
            ledger.refuse(WorkflowProblem.APPLICANT_CANNOT_DECIDE);
            return false;
        }
        long signers = visit.seats().stream()
                .mapToLong(seat -> seat.turns().size() + seat.signed().size())
                .sum();
        if (signers + people.size() > SIGNERS_MAX) {
            ledger.refuse(WorkflowProblem.TOO_MANY_SIGNERS);
            return false;
        }
        return true;
    }

    private boolean asked(Visit visit, PersonId person) {
        return visit.seats(person)
                || ledger.todosOf(visit.number()).stream()
                        .anyMatch(todo -> todo.person().equals(person) && todo.kind() != TodoKind.SUPPLEMENT);
    }

    private Optional<Own> refused(WorkflowProblem problem) {
        ledger.refuse(problem);
        return Optional.empty();
    }
}
