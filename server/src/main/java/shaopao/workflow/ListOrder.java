package shaopao.workflow;

/** Which way a list goes. */
public enum ListOrder {
    OLDEST,
    NEWEST;

    /** The other way. */
    public ListOrder back() {
        return this == OLDEST ? NEWEST : OLDEST;
    }

    /** Fills the comparison and the direction into a statement of a list. */
    String in(String sql) {
        return sql.replace("$after", this == OLDEST ? ">" : "<").replace("$dir", this == OLDEST ? "asc" : "desc");
    }
}
