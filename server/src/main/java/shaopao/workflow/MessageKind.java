package shaopao.workflow;

/** Why somebody is told something about a case. */
public enum MessageKind {
    /** A to-do is waiting. */
    ASKED,
    /** For information: a copy. */
    TOLD,
    /** The applicant is to correct it and hand it in again. */
    RETURNED,
    /** The applicant is to set something right while the case goes on. */
    CORRECTION_ASKED,
    /** The applicant has set it right. */
    CORRECTED,
    ENDED,
    URGED,
    REMINDED,
    /** The time of others was up; a to-do is waiting. */
    ESCALATED,
    /** The promised time is over. */
    OVERDUE,
    COMMENTED,
    MENTIONED,
    SUSPENDED,
    RESUMED
}
