package shaopao.db;

/** The database cannot be used as asked, and somebody can do something about it. */
public final class DatabaseRefusedException extends RuntimeException {

    private final String what;
    private final String remedy;

    DatabaseRefusedException(String what, String remedy) {
        this(what, remedy, null);
    }

    DatabaseRefusedException(String what, String remedy, @org.jspecify.annotations.Nullable Throwable cause) {
        super(what + " " + remedy, cause);
        this.what = what;
        this.remedy = remedy;
    }

    /** What is wrong, one sentence. */
    public String what() {
        return what;
    }

    /** What to do about it, one sentence. */
    public String remedy() {
        return remedy;
    }
}
