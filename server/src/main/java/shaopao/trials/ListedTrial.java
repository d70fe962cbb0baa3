package shaopao.trials;

/**
 * One who could be drawn, as the public list has it.
 *
 * @param pseudonym names the person within this trial; only the person and the program know whose it is
 * @param kind {@code "-"} where the trial does not tell kinds apart; so for the others
 * @param unit code of the college or department
 */
record ListedTrial(String pseudonym, String kind, String unit, String grade) {

    /** Where seats are not spread by this, or the person has none. */
    static final String NONE = "-";

    /** Stands for groups so small that they would tell who somebody is. */
    static final String FEW = "*";

    String value(Dimension dimension) {
        return switch (dimension) {
            case KIND -> kind;
            case UNIT -> unit;
            case GRADE -> grade;
        };
    }

    /** Kind, unit and grade in one word. */
    String cell() {
        return kind + "\t" + unit + "\t" + grade;
    }
}
