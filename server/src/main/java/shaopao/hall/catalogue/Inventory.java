package shaopao.hall.catalogue;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.audit.Audit;
import shaopao.hall.catalogue.InventoryRules.Bad;
import shaopao.hall.catalogue.InventoryRules.Entry;
import shaopao.hall.catalogue.ItemStore.Deed;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.people.People;
import shaopao.people.Sheets;

/** Inventories of departments, taken from tables whole or not at all, and given back as tables. */
@Component
class Inventory {

    private static final long BYTES_MAX = 10L << 20;
    private static final int ROWS_MAX = 5_000;

    private final Sheets sheets;
    private final People people;
    private final ItemStore store;
    private final TransactionTemplate transaction;
    private final Shelf shelf;
    private final Audit audit;
    private final Clock clock;

    Inventory(
            Sheets sheets,
            People people,
            ItemStore store,
            TransactionTemplate transaction,
            Shelf shelf,
            Audit audit,
            Clock clock) {
        this.sheets = sheets;
        this.people = people;
        this.store = store;
        this.transaction = transaction;
        this.shelf = shelf;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a table does, or would do. */
    record Result(
            int added, int changed, int unchanged, List<Bad> bad, List<String> unknownColumns, List<String> codes) {}

    private record Planned(Entry entry, Optional<ItemRow> there, String code) {

        boolean same() {
            return there.filter(row -> row.inventory().equals(Optional.of(entry.line()))
                            && row.title().name().equals(entry.name()))
                    .isPresent();
        }
    }

    /** Takes a table; a dry run only tells what it would do, and every row that is wrong. */
    Result bringIn(Actor actor, InputStream body, boolean dryRun) {
        List<Sheets.SheetRow> rows = sheets.rows(body, BYTES_MAX, ROWS_MAX)
                .orElseThrow(() -> new ProblemException(CatalogueProblem.INVENTORY_UNREADABLE));
        InventoryRules.Table table = InventoryRules.read(rows, people.units());
        List<Bad> bad = new ArrayList<>(table.bad());
        List<Planned> planned = plan(table.entries(), actor.scope(Lives.MANAGE), bad);
        if (!dryRun && bad.isEmpty()) {
            write(actor, planned);
        }
        int added = (int) planned.stream().filter(one -> one.there().isEmpty()).count();
        int same = (int) planned.stream().filter(Planned::same).count();
        return new Result(
                added,
                planned.size() - added - same,
                same,
                bad,
                table.unknownColumns(),
                planned.stream().map(Planned::code).toList());
    }

    /** Which entry is which item: by its code where the table has one, else by name and department. */
    private List<Planned> plan(List<Entry> entries, Scope scope, List<Bad> bad) {
        Map<String, ItemRow> byCode = new HashMap<>();
        Map<String, ItemRow> byName = new HashMap<>();
        for (ItemRow row : store.all()) {
            byCode.put(row.code(), row);
            byName.put(row.department() + " " + row.title().name().zh(), row);
        }
        List<Planned> planned = new ArrayList<>();
        for (Entry entry : entries) {
            String unit = entry.department().code();
            if (!scope.all() && !scope.units().contains(entry.department().id())) {
                bad.add(new Bad(entry.row(), InventoryColumn.DEPARTMENT, InventoryRules.Flaw.DEPARTMENT_UNKNOWN, unit));
                continue;
            }
            Optional<ItemRow> there =
                    Optional.ofNullable(byName.get(unit + " " + entry.name().zh()));
            String code = there.map(ItemRow::code).orElse(entry.code());
            if (entry.codeGiven()) {
                there = Optional.ofNullable(byCode.get(entry.code()));
                code = entry.code();
                if (there.filter(row -> !row.department().equals(unit)).isPresent()) {
                    bad.add(new Bad(
                            entry.row(), InventoryColumn.CODE, InventoryRules.Flaw.CODE_OF_ANOTHER, entry.code()));
                    continue;
                }
            }
            for (int nth = 2; there.isEmpty() && byCode.containsKey(code); nth++) {
                code = entry.code() + "-" + nth;
            }
            Planned one = new Planned(entry, there, code);
            planned.add(one);
            byCode.putIfAbsent(code, row(one));
        }
        return planned;
    }

    private ItemRow row(Planned one) {
        Entry entry = one.entry();
        ItemRow.Title title = new ItemRow.Title(
                entry.name(),
                entry.department().code(),
                Optional.of(entry.department().id()),
                one.there().flatMap(row -> row.title().batch()));
        ItemRow row = one.there()
                .orElseGet(() -> ItemRow.fresh(one.code(), ItemRow.Origin.INVENTORY, title, clock.instant()));
        boolean described = row.state() != ItemState.INVENTORY;
        return (described ? row : row.with(title)).with(entry.line()).at(clock.instant());
    }

    private void write(Actor actor, List<Planned> planned) {
        transaction.executeWithoutResult(_ -> {
            for (Planned one : planned) {
                Deed deed = Lives.deed(actor, "LISTED", "");
                if (!one.same()
                        && !(one.there().isEmpty()
                                ? store.add(row(one), deed)
                                : store.change(row(one), deed).isPresent())) {
                    throw new ProblemException(CatalogueProblem.ITEM_CHANGED_MEANWHILE);
                }
            }
            audit.record(actor, "hall.inventory-taken", "inventory", "", Map.of("rows", planned.size()));
        });
        shelf.refresh();
    }

    /** The items within reach as a table with the columns of the template, and what has become of them. */
    List<List<String>> table(Actor actor) {
        Map<String, String> names = new HashMap<>();
        people.units().forEach(unit -> names.put(unit.code(), unit.name()));
        return store.all(actor.scope(Lives.MANAGE)).stream()
                .map(row -> cells(row, names.getOrDefault(row.department(), row.department())))
                .toList();
    }

    private static List<String> cells(ItemRow row, String department) {
        InventoryLine line = row.inventory()
                .orElse(new InventoryLine("", "", "", row.shown(), Optional.empty(), List.of(), "", "", "", ""));
        List<String> cells = new ArrayList<>();
        for (InventoryColumn column : InventoryColumn.values()) {
            cells.add(
                    switch (column) {
                        case NUMBER -> line.number();
                        case CODE -> row.code();
                        case NAME -> row.title().name().zh();
                        case NAME_EN -> row.title().name().en();
                        case CATEGORY -> line.category();
                        case DEPARTMENT -> department;
                        case AUDIENCE -> line.audience();
                        case WAY -> line.way();
                        case ONLINE -> line.online() ? "是" : "否";
                        case PROMISED ->
                            line.promisedDays().map(Object::toString).orElse("");
                        case MATERIALS -> String.join("；", line.materials());
                        case FEE -> line.fee();
                        case BASIS -> line.basis();
                        case NOTE -> line.note();
                    });
        }
        cells.add(stateName(row.state()));
        return cells;
    }

    private static String stateName(ItemState state) {
        return switch (state) {
            case INVENTORY -> "待建";
            case DRAFT -> "草稿";
            case TRIAL -> "试用";
            case LIVE -> "上线";
            case PAUSED -> "暂停";
            case RETIRED -> "下线";
        };
    }
}
