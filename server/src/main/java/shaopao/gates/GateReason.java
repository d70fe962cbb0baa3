package shaopao.gates;

/** Why a gate opened or did not. */
enum GateReason {
    /** A line of the policy lets the person pass. */
    LINE(true),
    /** Out, and no line says otherwise. */
    LEAVING(true),
    /** A visitor, at the right place and time. */
    VISIT(true),
    /** Sits the exam, or watches over it. */
    EXAM_SEAT(true),
    /** All doors are open. */
    EMERGENCY(true),
    /** Staff at the gate let the person pass. */
    STEWARD(true),

    /** A line of the policy refuses, in its own words. */
    LINE_REFUSES(false),
    /** No line of the policy lets the person in. */
    NO_LINE(false),
    /** The place is closed. */
    CLOSED(false),
    /** No longer of the school. */
    GONE(false),
    /** Visitors are not let in here. */
    NO_VISITORS(false),
    /** The visit is to another place. */
    VISIT_ELSEWHERE(false),
    /** The visit has not begun, or is over. */
    VISIT_NOT_NOW(false),
    /** There is an exam, and the person is not on its list. */
    EXAM_ONLY(false),
    /** Already inside: the code may have been passed back. */
    ALREADY_INSIDE(false),
    /** As many are inside as the place holds. */
    FULL(false),
    /** The code was not accepted; why, the holder reads. */
    CODE(false),
    /** A reader without a network does not know the person. */
    UNKNOWN(false);

    private final boolean opens;

    GateReason(boolean opens) {
        this.opens = opens;
    }

    boolean opens() {
        return opens;
    }
}
