package shaopao.hall.catalogue;

import java.time.Instant;
import java.util.Optional;
import shaopao.kernel.Words;

/**
 * An item as those who look after it see it.
 *
 * @param department code of the office; {@code departmentName} is what people call it
 * @param version the one that people apply for
 * @param tried the one that is tried
 * @param counts what it asks of people; absent while nothing is described
 * @param inventory what the department once wrote about it
 * @param revision to send with the next change
 */
record ManagedItem(
        String code,
        Words name,
        String department,
        Words departmentName,
        ItemState state,
        ItemRow.Origin origin,
        Optional<String> batch,
        Optional<String> version,
        Optional<String> tried,
        Optional<Integer> promisedDays,
        Optional<ItemCounts> counts,
        Optional<ItemRow.ItemPause> pause,
        Window window,
        int submissions,
        Optional<InventoryLine> inventory,
        int revision,
        Instant changedAt) {

    static ManagedItem of(ItemRow row, Words departmentName, Optional<LiveItem> live) {
        Optional<Item> item = live.map(LiveItem::item);
        return new ManagedItem(
                row.code(),
                row.title().name(),
                row.department(),
                departmentName,
                row.state(),
                row.origin(),
                row.title().batch(),
                row.version(),
                row.life().tried(),
                item.map(Item::promisedDays).or(() -> row.inventory().flatMap(InventoryLine::promisedDays)),
                item.map(ItemCounts::of),
                row.pause(),
                row.window(),
                row.submissions(),
                row.inventory(),
                row.revision(),
                row.changedAt());
    }
}
