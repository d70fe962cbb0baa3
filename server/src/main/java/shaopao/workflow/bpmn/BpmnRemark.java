package shaopao.workflow.bpmn;

/**
 * Something to tell about one element of a BPMN file.
 *
 * @param element id of the element; empty when it is the file itself
 * @param name what the drawing calls it; empty when it has no name
 * @param tag kind of the element in BPMN's words, such as {@code callActivity}
 * @param subject what exactly, for example the expression that is not understood
 */
public record BpmnRemark(String element, String name, String tag, Reason reason, String subject) {

    /** What there is to tell. Those before {@link #LEFT_OUT} refuse the file, the others come with one that is read. */
    public enum Reason {
        /** No XML, too large, or with a document type. */
        UNREADABLE,
        /** No process, or more than one that is drawn. */
        NOT_ONE_PROCESS,
        /** The element is none of the subset. */
        NOT_IN_SUBSET,
        /** It names an element that is not there. */
        REFERENCE_BROKEN,
        /** A way leads back to here; going back is an act of people, not an arrow. */
        LOOP,
        /** Ways meet here that did not part at one gateway. */
        WAYS_CROSS,
        /** Ways meet here in another manner than they parted. */
        JOIN_DOES_NOT_FIT,
        /** The way ends here while others that parted with it go on. */
        ENDS_BETWEEN,
        /** No way leads here from the start. */
        NEVER_REACHED,
        /** No start, or more than one. */
        NOT_ONE_START,
        /** A way out of a gateway says neither a condition nor that it is the default. */
        CONDITION_MISSING,
        /** The condition is neither CEL nor a simple comparison. */
        CONDITION_UNKNOWN,
        /** None of the ways out of the gateway is the default. */
        DEFAULT_MISSING,
        /** Of several different ends this one does not say whether the case is approved or rejected. */
        OUTCOME_UNCLEAR,
        /** A timer at the border leads to more than passing or ending. */
        TIMER_LEADS_ELSEWHERE,
        /** The time is not a whole number of days or hours. */
        TIME_UNKNOWN,
        /** A service that neither a connection nor an outcome stands for. */
        SERVICE_UNKNOWN,
        /** The multi-instance marker says something that no mode of ours is. */
        MODE_UNKNOWN,
        /** A value of our own namespace is not what it must be. */
        VALUE_UNKNOWN,
        /** It has no meaning for us and is not part of what was read. */
        LEFT_OUT,
        /** Nobody is named who would do it; the definition runs only when somebody is. */
        NOBODY_NAMED,
        /** The name of the lane was taken for a role. */
        LANE_AS_ROLE,
        /** The time is counted in working days and hours from now on. */
        WORKING_TIME
    }
}
