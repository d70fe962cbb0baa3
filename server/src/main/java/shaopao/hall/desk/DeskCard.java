package shaopao.hall.desk;

import java.time.Instant;
import java.util.Optional;
import shaopao.hall.ApplicationCard;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseEvent;

/**
 * An application in the queue of a department, with who looks after it.
 *
 * @param dueAt when the promised time is over
 * @param todo what waits for the reader on it
 */
record DeskCard(
        ApplicationCard application,
        Optional<Assignee> assignee,
        Optional<Instant> dueAt,
        boolean overdue,
        Optional<Waits> todo) {

    /** An open to-do of the reader. */
    record Waits(int number, CaseEvent.TodoKind kind) {}

    record Assignee(PersonId id, String name) {}
}
