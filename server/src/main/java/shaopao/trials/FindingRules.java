package shaopao.trials;

/** When stumbling at a field is more than one person's bad day. */
final class FindingRules {

    private static final int PEOPLE_MIN = 2;
    private static final int PERCENT_MIN = 30;

    private FindingRules() {}

    /** At least two people, and at least three of ten of those who came there. */
    static boolean troubled(int reached, int stumbled) {
        return stumbled >= PEOPLE_MIN && stumbled * 100 >= reached * PERCENT_MIN;
    }
}
