package shaopao.people;

/** Takes the rows of one import file; works inside the transaction of the import. */
interface Intake {

    /** Checks one row and keeps it, or notes its flaws. */
    void take(RosterRow row);

    /** Checks what only the whole file can tell, and writes. Called only when no row was bad before. */
    Counts finish();

    /** What an import does: rows added, changed and left alone, and affiliations or charges ended. */
    record Counts(long added, long changed, long unchanged, long ended) {
        static final Counts NONE = new Counts(0, 0, 0, 0);
    }
}
