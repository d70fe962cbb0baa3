package shaopao.workflow;

/** Where a case stands. The last four are for ever. */
public enum CaseStatus {
    /** Nothing has happened yet; never stored. */
    NEW,
    /** Somebody decides. */
    RUNNING,
    /** The applicant is to correct it and hand it in again. */
    RETURNED,
    /** Stopped by those who answer for the item. */
    SUSPENDED,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    CANCELLED;

    public boolean over() {
        return this == APPROVED || this == REJECTED || this == WITHDRAWN || this == CANCELLED;
    }

    static CaseStatus of(Outcome outcome) {
        return switch (outcome) {
            case APPROVED -> APPROVED;
            case REJECTED -> REJECTED;
            case WITHDRAWN -> WITHDRAWN;
            case CANCELLED -> CANCELLED;
        };
    }
}
