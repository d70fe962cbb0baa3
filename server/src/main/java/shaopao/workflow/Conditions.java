package shaopao.workflow;

import java.util.Map;

/** Answers the decider's question whether a condition holds for the answers of a case. */
@FunctionalInterface
interface Conditions {

    boolean holds(String condition, Map<String, Object> answers);
}
