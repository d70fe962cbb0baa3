package shaopao.transport;

import java.util.ArrayList;
import java.util.List;
import shaopao.transport.Feed.Fault;
import shaopao.transport.Feed.FeedFlaw;

/** Notes what is wrong with a feed; counts all, keeps the first ones. */
final class FeedFlaws {

    private static final int KEPT_MAX = 2_000;
    private static final int VALUE_MAX = 80;

    private final List<FeedFlaw> kept = new ArrayList<>();
    private long all;
    private long blocking;

    void note(String file, long line, String column, Fault fault, String value) {
        all++;
        blocking += fault.blocks() ? 1 : 0;
        if (kept.size() < KEPT_MAX) {
            String shown = value.length() > VALUE_MAX ? value.substring(0, VALUE_MAX) + "…" : value;
            kept.add(new FeedFlaw(file, line, column, fault, fault.blocks(), shown));
        }
    }

    boolean block() {
        return blocking > 0;
    }

    long all() {
        return all;
    }

    List<FeedFlaw> kept() {
        return List.copyOf(kept);
    }
}
