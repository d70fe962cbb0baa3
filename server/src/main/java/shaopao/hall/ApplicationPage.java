package shaopao.hall;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shaopao.forms.Form;
import shaopao.kernel.Words;
import shaopao.workflow.CaseEvent;

/**
 * An application on one page.
 *
 * @param form as it was when it was handed in
 * @param timeline what happened, oldest first
 * @param waiting for whom it waits now
 * @param todo the reader's own open to-do
 * @param mine whether the reader handed it in
 */
record ApplicationPage(
        ApplicationCard card,
        int version,
        Form form,
        Map<String, Object> answers,
        List<TimelineEntry> timeline,
        List<Waiting> waiting,
        Optional<OwnTodo> todo,
        boolean mine) {

    /** One person who is asked, since when. */
    record Waiting(Optional<Words> node, String person, Instant since) {}

    record OwnTodo(int number, CaseEvent.TodoKind kind) {}
}
