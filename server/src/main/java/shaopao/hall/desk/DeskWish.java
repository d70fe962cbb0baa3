package shaopao.hall.desk;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.workflow.DeskQuery;

/**
 * What a reader wants of the queue beside what every list takes.
 *
 * @param stage open unless said
 * @param assignee {@code me}, {@code nobody}, or a person's id; anybody's unless said
 */
record DeskWish(
        DeskQuery.@Nullable Stage stage,
        @Size(max = 40) @Nullable String assignee) {

    DeskQuery.Stage stageOrOpen() {
        return stage == null ? DeskQuery.Stage.OPEN : stage;
    }

    boolean nobody() {
        return "nobody".equals(assignee);
    }

    Optional<PersonId> person(PersonId reader) {
        if (assignee == null || assignee.isEmpty() || nobody()) {
            return Optional.empty();
        }
        if (assignee.equals("me")) {
            return Optional.of(reader);
        }
        try {
            return Optional.of(new PersonId(UUID.fromString(assignee)));
        } catch (IllegalArgumentException _) {
            throw new ProblemException(KernelProblem.INVALID_REQUEST);
        }
    }
}
