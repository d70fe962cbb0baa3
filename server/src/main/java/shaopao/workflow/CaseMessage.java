package shaopao.workflow;

import java.util.Map;
import shaopao.kernel.PersonId;

/**
 * One person is to be told something about a case.
 *
 * @param id the same however often it is handed out, so that nobody is told twice
 * @param facts what the text may need: node, todo, opinion, outcome, by
 */
public record CaseMessage(long id, MessageKind kind, PersonId person, CaseSummary of, Map<String, String> facts) {

    public CaseMessage {
        facts = Map.copyOf(facts);
    }
}
