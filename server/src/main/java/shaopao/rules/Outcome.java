package shaopao.rules;

/** What came of evaluating a rule. */
public sealed interface Outcome {

    /** Boolean, Long, Double, String, LocalDate, Instant, Duration, List or Map, as the result's type says. */
    record Value(Object value) implements Outcome {}

    /** No value; {@code detail} is for logs. */
    record Failed(Failure failure, String detail) implements Outcome {}

    /** Why there is no value. */
    enum Failure {
        /** A variable or field that is absent, or a key that the map has not. */
        ABSENT,
        DIVISION_BY_ZERO,
        OVERFLOW,
        OUT_OF_RANGE,
        /** Text that is no number, date, time or duration. */
        NOT_CONVERTIBLE,
        /** A given value is not of its declared type. */
        WRONG_VALUE,
        /** A given list, map or text is longer than allowed. */
        TOO_LARGE,
        OTHER
    }
}
