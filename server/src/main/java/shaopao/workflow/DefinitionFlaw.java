package shaopao.workflow;

/**
 * One thing that is wrong with a definition.
 *
 * @param node key of the node; empty when it is the definition itself
 * @param subject what it is about, for example the name of a rule
 */
public record DefinitionFlaw(String node, Reason reason, String subject) {

    /** What is wrong. */
    public enum Reason {
        NO_STEPS,
        TOO_MANY_NODES,
        TOO_DEEP,
        KEY_INVALID,
        KEY_TWICE,
        NOBODY_NAMED,
        RULE_UNKNOWN,
        PARAMETER_MISSING,
        PARAMETER_UNKNOWN,
        LANES_MISSING,
        OTHERWISE_MISSING,
        LANE_NEVER_TAKEN,
        CONDITION_REFUSED,
        NEVER_REACHED,
        PERCENT_INVALID,
        CLAIM_WITH_MODE,
        FIELD_UNKNOWN,
        FIELDS_MISSING,
        FIELD_NO_LIST,
        FIELD_NO_DATE,
        NAME_TAKEN,
        TIME_INVALID,
        RETRIES_INVALID,
        PATH_INVALID,
        HANDLER_UNKNOWN,
        STEP_UNKNOWN
    }
}
