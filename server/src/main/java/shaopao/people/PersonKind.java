package shaopao.people;

/** What a person is to the school. */
public enum PersonKind {
    /** Enrolled, of any level. */
    STUDENT,
    /** Employed. */
    STAFF,
    /** Retired from the school. */
    RETIRED,
    /** Here for a time: visiting scholars, exchange students, trainees. */
    VISITOR
}
