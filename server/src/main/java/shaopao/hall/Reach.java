package shaopao.hall;

import java.util.HashSet;
import java.util.Set;

/**
 * On the applications of which items a permission holds.
 *
 * @param all of every item
 * @param items codes of items; counts unless {@code all}
 */
public record Reach(boolean all, Set<String> items) {

    public Reach {
        items = Set.copyOf(items);
    }

    public boolean covers(String item) {
        return all || items.contains(item);
    }

    public boolean none() {
        return !all && items.isEmpty();
    }

    /** The wanted items that are within reach; all within reach when none is wanted. */
    public Set<String> narrowed(Set<String> wanted) {
        if (wanted.isEmpty() || all) {
            return wanted.isEmpty() ? items : wanted;
        }
        Set<String> both = new HashSet<>(wanted);
        both.retainAll(items);
        return both;
    }
}
