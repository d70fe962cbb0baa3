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
    CLASS,
    /** A photo to compare with the face; only ever with consent. The answer says whose word it is, or that none is. */
    PHOTO
}
