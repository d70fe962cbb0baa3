package shaopao.trials;

/** By what people are told apart when seats are spread. */
enum Dimension {
    /** What the person is to the school. */
    KIND,
    /** College or department. */
    UNIT,
    /** Year of enrolment. */
    GRADE
}
