package shaopao.hall.catalogue;

import java.util.Optional;
import java.util.Set;
import shaopao.kernel.Words;

/**
 * An item as lists show it.
 *
 * @param department name of the office
 * @param mayApply whether the reader is one of those for whom the item is
 * @param closed why nobody can apply now; absent when people can
 * @param counterOnly it is done at a counter
 */
record ItemCard(
        String code,
        Words name,
        Words summary,
        Words department,
        Words category,
        Set<String> tags,
        Set<LifeEvent> events,
        int promisedDays,
        ItemCounts counts,
        boolean mayApply,
        Optional<Closed> closed,
        boolean counterOnly) {

    /** Why, and in words where somebody wrote them. */
    record Closed(CatalogueProblem because, Optional<ItemRow.ItemPause> pause, Window window) {}
}
