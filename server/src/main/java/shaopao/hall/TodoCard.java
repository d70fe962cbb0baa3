package shaopao.hall;

import java.time.Instant;
import java.util.Optional;
import shaopao.kernel.Words;
import shaopao.workflow.CaseEvent;

/**
 * A to-do as the list shows it, open or done.
 *
 * @param todo its number within the application
 * @param forName name of the person for whom the reader stands in; absent when it is the reader's own
 * @param node the step at which one is to decide; absent when one is to correct the own application
 * @param dueAt limit of the step, if it has one
 */
record TodoCard(
        ApplicationCard application,
        int todo,
        CaseEvent.TodoKind kind,
        Optional<String> forName,
        Optional<Words> node,
        Instant openedAt,
        Optional<Instant> closedAt,
        Optional<Instant> dueAt) {}
