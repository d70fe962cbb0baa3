package shaopao.people;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes posts: who holds which function in which unit, from when to when. */
final class PostIntake implements Intake {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("HEAD", "HEAD"),
            Map.entry("正职", "HEAD"),
            Map.entry("SECRETARY", "SECRETARY"),
            Map.entry("书记", "SECRETARY"),
            Map.entry("DEPUTY", "DEPUTY"),
            Map.entry("副职", "DEPUTY"),
            Map.entry("OFFICER", "OFFICER"),
            Map.entry("科员", "OFFICER"),
            Map.entry("其他", "OFFICER"));

    private final OrganisationStore store;
    private final Places places;
    private final BadCells bad;
    private final Map<String, PostRow> rows = new LinkedHashMap<>();

    PostIntake(OrganisationStore store, Places places, BadCells bad) {
        this.store = store;
        this.places = places;
        this.bad = bad;
    }

    /** One checked row. */
    record PostRow(
            long rowNumber,
            UUID unitId,
            String number,
            String kind,
            String title,
            LocalDate from,
            @Nullable LocalDate until) {}

    @Override
    public void take(RosterRow row) {
        String unit = row.neededCode("unit", 40);
        UUID unitId = places.units().get(unit);
        if (unitId == null && !unit.isEmpty()) {
            row.flaw("unit", Flaw.UNKNOWN_UNIT);
        }
        String number = row.neededCode("number", 32);
        String kind = row.word("kind", KINDS);
        String title = row.needed("title", 60);
        LocalDate from = row.needed("from", 40).isEmpty() ? null : row.date("from");
        LocalDate until = row.date("until");
        if (from != null && until != null && until.isBefore(from)) {
            row.flaw("until", Flaw.ENDS_BEFORE_IT_BEGINS);
        }
        if (unitId == null || kind == null || from == null) {
            return;
        }
        PostRow read = new PostRow(row.number(), unitId, number, kind, title, from, until);
        if (rows.putIfAbsent(unit + "\t" + number + "\t" + title + "\t" + from, read) != null) {
            row.flaw("number", Flaw.DUPLICATE_IN_FILE);
        }
    }

    @Override
    public Counts finish() {
        Map<String, UUID> persons = new HashMap<>(store.persons(
                rows.values().stream().map(PostRow::number).distinct().toList()));
        rows.values().stream()
                .filter(row -> !persons.containsKey(row.number()))
                .forEach(row -> bad.add(row.rowNumber(), "number", Flaw.UNKNOWN_PERSON, row.number()));
        return bad.none() ? store.settlePosts(rows.values(), persons) : Counts.NONE;
    }
}
