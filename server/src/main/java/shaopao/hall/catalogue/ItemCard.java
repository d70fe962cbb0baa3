package shaopao.hall.catalogue;

import shaopao.kernel.Words;

/**
 * An item as lists show it.
 *
 * @param mayApply whether the reader is of the item's audience
 */
record ItemCard(
        String code, Words name, Words summary, Words department, Words category, int promisedDays, boolean mayApply) {

    static ItemCard of(Item item, boolean mayApply) {
        return new ItemCard(
                item.code(),
                item.name(),
                item.summary(),
                item.department(),
                item.category(),
                item.promisedDays(),
                mayApply);
    }
}
