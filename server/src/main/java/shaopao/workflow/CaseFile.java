package shaopao.workflow;

import java.util.List;
import java.util.Map;

/**
 * A case with all that belongs to it.
 *
 * @param answers those that count now
 * @param steps the whole history, oldest first
 * @param todos the open ones
 */
public record CaseFile(CaseSummary summary, Map<String, Object> answers, List<CaseStep> steps, List<Todo> todos) {

    public CaseFile {
        answers = Map.copyOf(answers);
        steps = List.copyOf(steps);
        todos = List.copyOf(todos);
    }
}
