package shaopao.pass;

/** How somebody came onto the list of an occasion. */
enum TagHow {
    /** The code was shown to a reader. */
    READER,
    /** The person scanned the code on the screen. */
    SCREEN,
    /** Staff wrote it down. */
    HAND
}
