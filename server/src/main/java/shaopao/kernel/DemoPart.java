package shaopao.kernel;

import java.util.random.RandomGenerator;

/**
 * What one module adds to the demo campus. Parts are loaded once into an empty database, lower floors first; each
 * commits for itself and draws only from the given source, so that every demo campus is the same.
 */
public interface DemoPart {

    /** Floor of the module in the house; parts below are there already. */
    int floor();

    /** What is being loaded, in Chinese, for the progress line: "人员与院系". */
    String title();

    void load(RandomGenerator random, Progress progress);

    /** Hears how far a part is. */
    interface Progress {
        void at(long done, long total);
    }
}
