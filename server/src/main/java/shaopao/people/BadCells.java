package shaopao.people;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a file: the first thousand places, and the number of all bad rows. */
final class BadCells {

    static final int KEPT_MAX = 1_000;

    private final List<BadCell> kept = new ArrayList<>();
    private final Set<Long> rows = new HashSet<>();

    void add(long row, String column, Flaw reason, String value) {
        rows.add(row);
        if (kept.size() < KEPT_MAX) {
            kept.add(new BadCell(row, column, reason, value));
        }
    }

    boolean has(long row) {
        return rows.contains(row);
    }

    boolean none() {
        return rows.isEmpty();
    }

    /** How many rows are bad. */
    long count() {
        return rows.size();
    }

    List<BadCell> kept() {
        return kept;
    }
}
