package shaopao.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a longer list, by key and not by offset: the cost of page 1,000 is that of page 1.
 *
 * @param items at most as many as were asked for
 * @param next what to send as {@code after} for the following page; absent on the last one
 */
public record Page<T>(List<T> items, Optional<String> next) {

    /** No list is ever longer than this in one answer. */
    public static final int LIMIT_MAX = 200;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts rows that were read with {@code limit + 1} to a page.
     *
     * @param key the cursor of a row
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> key) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        List<T> kept = rows.subList(0, limit);
        return new Page<>(kept, Optional.of(key.apply(kept.getLast())));
    }

    /** A limit between 1 and {@link #LIMIT_MAX}, whatever was asked for. */
    public static int limit(int asked) {
        return Math.clamp(asked, 1, LIMIT_MAX);
    }
}
