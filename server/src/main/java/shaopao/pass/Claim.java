package shaopao.pass;

/** What an answer tells of a holder. */
enum Claim {
    /** Whether the holder is a student who is here; nothing else. */
    STUDENT,
    /** Whether the holder belongs to the school now. */
    PRESENT,
    KIND,
    NAME,
    NUMBER,
    UNIT,
    CLASS
}
