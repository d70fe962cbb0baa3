package shaopao.bench;

import java.util.Locale;

/**
 * Rounds before the one that counts. Compiling what is hot takes a virtual machine minutes on two cores, and a server
 * that has served for a morning is what people meet: rounds go on until none has been faster than those before for a
 * while.
 */
final class WarmUp {

    private static final int LEAST = 4;
    private static final int MOST = 30;
    private static final int WITHOUT_GAIN = 3;
    private static final double GAIN = 1.02;

    private WarmUp() {}

    /** A round; says how much was done in a second. */
    @FunctionalInterface
    interface Round {
        double perSecond() throws Exception;
    }

    static void until(String unit, Round round) throws Exception {
        double best = 0;
        int since = 0;
        for (int nth = 1; nth <= MOST && (nth <= LEAST || since < WITHOUT_GAIN); nth++) {
            double rate = round.perSecond();
            since = rate > best * GAIN ? 0 : since + 1;
            best = Math.max(best, rate);
            System.out.printf(Locale.ROOT, "warming: %.0f %s/s%n", rate, unit);
        }
    }
}
