package shaopao.people;

/** How far an import is. */
enum ImportPhase {
    WAITING,
    READING,
    WRITING,
    /** Somebody asked it to stop. */
    CANCELLING,
    /** Everything is in. */
    DONE,
    /** A dry run found nothing wrong; nothing was changed. */
    CHECKED,
    /** Rows were bad; nothing was changed. */
    REFUSED,
    /** It was stopped; nothing was changed. */
    CANCELLED,
    /** The program stopped or failed in the middle; nothing was changed. */
    BROKEN
}
