package shaopao.notices;

/** How soon a message must be seen. */
public enum Importance {
    /** Good to know: by mail once a day in a summary. */
    LOW(2),
    NORMAL(1),
    HIGH(1),
    /** Now, by every channel, at any hour. */
    URGENT(0);

    private final int rank;

    Importance(int rank) {
        this.rank = rank;
    }

    /** Deliveries of a smaller rank leave first. */
    int rank() {
        return rank;
    }
}
