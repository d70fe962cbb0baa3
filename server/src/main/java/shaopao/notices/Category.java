package shaopao.notices;

/** What a message is about, as people choose by it. */
public enum Category {
    /** Somebody waits for the person's decision. */
    WAITING(false, true),
    /** How the person's own matter goes on. */
    RESULT(false, true),
    /** A date comes near, or has passed. */
    REMINDER(false, true),
    /** Somebody wrote. */
    CONVERSATION(false, false),
    /** Bookings, certificates, fees and the like. */
    SERVICE(false, true),
    /** The school tells many. */
    ANNOUNCEMENT(false, false),
    /** The person's account. */
    SECURITY(true, true),
    /** Danger to people. */
    SAFETY(true, true);

    private final boolean mandatory;
    private final boolean mailed;

    Category(boolean mandatory, boolean mailed) {
        this.mandatory = mandatory;
        this.mailed = mailed;
    }

    /** Cannot be switched off, and knows no quiet hours. */
    public boolean mandatory() {
        return mandatory;
    }

    /** Whether mail brings it to somebody who has chosen nothing. */
    boolean mailed() {
        return mailed;
    }
}
