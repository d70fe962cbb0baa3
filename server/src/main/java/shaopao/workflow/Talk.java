package shaopao.workflow;

import java.time.Instant;
import java.util.Optional;

/** What is said beside the decisions; nothing moves by it. */
final class Talk {

    /** The applicant may ask to hurry once in so much working time. */
    private static final long URGED_AGAIN_SECONDS = 4 * 3_600;

    private final Ledger ledger;
    private final Rights rights;

    Talk(Ledger ledger, Rights rights) {
        this.ledger = ledger;
        this.rights = rights;
    }

    void comment(Command.Comment command) {
        if (ledger.now().status() == CaseStatus.NEW) {
            ledger.refuse(WorkflowProblem.CASE_MOVED);
        } else if (rights.worded(command.text())) {
            ledger.emit(new CaseEvent.Commented(command.by(), command.text(), command.mentioned()));
        }
    }

    void copy(Command.Copy command) {
        if (ledger.now().status() == CaseStatus.NEW || command.people().isEmpty()) {
            ledger.refuse(WorkflowProblem.CASE_MOVED);
        } else if (command.people().size() > Rights.SIGNERS_MAX) {
            ledger.refuse(WorkflowProblem.TOO_MANY_SIGNERS);
        } else {
            ledger.emit(new CaseEvent.Copied(command.by(), command.people(), command.text()));
        }
    }

    void urge(Command.Urge command) {
        if (!rights.byApplicant(command.by())) {
            return;
        }
        Instant now = ledger.facts().now();
        Optional<Instant> last = ledger.now().urgedAt();
        if (last.isPresent() && ledger.facts().hours().between(last.get(), now) < URGED_AGAIN_SECONDS) {
            ledger.refuse(WorkflowProblem.URGED_RECENTLY);
        } else if (ledger.now().todos().stream().allMatch(todo -> todo.person().equals(ledger.applicant()))) {
            ledger.refuse(WorkflowProblem.ACT_NOT_ALLOWED);
        } else {
            ledger.emit(new CaseEvent.Urged(command.by(), command.text(), now));
        }
    }
}
