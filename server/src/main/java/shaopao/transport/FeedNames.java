package shaopao.transport;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import shaopao.transport.Feed.Fault;

/** The names that a feed gives, each kind for itself: which were given, and which are asked for. */
final class FeedNames {

    private final Map<String, Set<String>> given = new HashMap<>();
    private final FeedFlaws flaws;

    FeedNames(FeedFlaws flaws) {
        this.flaws = flaws;
    }

    void know(String kind, String name) {
        given.computeIfAbsent(kind, _ -> new HashSet<>()).add(name);
    }

    /** A name that may be given once. */
    void once(FeedTable.Row row, String kind, String name) {
        if (!given.computeIfAbsent(kind, _ -> new HashSet<>()).add(name)) {
            row.wrong(kind, Fault.TWICE, name);
        }
    }

    /** A name that must have been given. */
    String known(FeedTable.Row row, String kind, String name) {
        if (!name.isEmpty() && !given.getOrDefault(kind, Set.of()).contains(name)) {
            row.wrong(kind, Fault.UNKNOWN_NAME, name);
        }
        return name;
    }

    Set<String> names(String kind) {
        return given.getOrDefault(kind, Set.of());
    }

    void odd(String file, String column, Fault fault, String name) {
        flaws.note(file, 0, column, fault, name);
    }
}
