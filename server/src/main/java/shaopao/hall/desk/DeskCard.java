package shaopao.hall.desk;

import java.util.Optional;
import shaopao.hall.ApplicationCard;
import shaopao.kernel.PersonId;

/** An application in the queue of a department, with who looks after it. */
record DeskCard(ApplicationCard application, Optional<Assignee> assignee) {

    record Assignee(PersonId id, String name) {}
}
