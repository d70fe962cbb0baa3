package shaopao.workflow.spi;

import java.util.Map;
import java.util.Set;
import shaopao.workflow.CaseSummary;

/**
 * Does what comes of an application. Implemented above; the engine calls it until it has answered, again after a
 * failure, so the same key must not make anything twice.
 */
public interface EffectRunner {

    /** The handlers that definitions may name. */
    Set<String> handlers();

    /** What is to be done for a case that has come so far. */
    record Effect(
            String key,
            CaseSummary of,
            String node,
            String handler,
            Map<String, String> with,
            Map<String, Object> answers) {
        public Effect {
            with = Map.copyOf(with);
            answers = Map.copyOf(answers);
        }
    }

    /** Does it and tells what came of it; any exception means that it is to be tried again. */
    Map<String, Object> run(Effect effect);
}
