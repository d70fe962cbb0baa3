package shaopao.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes units. A unit may stand below one that comes later in the file. */
final class UnitIntake implements Intake {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("SCHOOL", "SCHOOL"),
            Map.entry("学校", "SCHOOL"),
            Map.entry("COLLEGE", "COLLEGE"),
            Map.entry("学院", "COLLEGE"),
            Map.entry("教学院系", "COLLEGE"),
            Map.entry("DEPARTMENT", "DEPARTMENT"),
            Map.entry("系", "DEPARTMENT"),
            Map.entry("OFFICE", "OFFICE"),
            Map.entry("部门", "OFFICE"),
            Map.entry("处室", "OFFICE"),
            Map.entry("行政机构", "OFFICE"),
            Map.entry("党务部门", "OFFICE"),
            Map.entry("SERVICE", "SERVICE"),
            Map.entry("公共服务", "SERVICE"),
            Map.entry("直属单位", "SERVICE"),
            Map.entry("后勤部门", "SERVICE"),
            Map.entry("OTHER", "OTHER"),
            Map.entry("其他", "OTHER"));

    private final OrganisationStore store;
    private final BadCells bad;
    private final Instant now;
    private final String source;
    private final Map<String, String> parents;
    private final Map<String, UnitRow> rows = new LinkedHashMap<>();

    UnitIntake(OrganisationStore store, BadCells bad, Instant now, String source) {
        this.store = store;
        this.bad = bad;
        this.now = now;
        this.source = source;
        this.parents = new HashMap<>(store.parents());
    }

    /** One checked row. */
    record UnitRow(
            long rowNumber,
            String code,
            String name,
            String kind,
            String parent,
            int position,
            @Nullable LocalDate until) {}

    @Override
    public void take(RosterRow row) {
        String code = row.neededCode("code", 40);
        String kind = row.word("kind", KINDS);
        UnitRow read = new UnitRow(
                row.number(),
                code,
                row.needed("name", 60),
                kind == null ? "OTHER" : kind,
                row.text("parent", 40),
                row.number("position", (int) Math.min(row.number(), 1_000_000), 0, 1_000_000),
                row.date("until"));
        if (!code.isEmpty() && rows.putIfAbsent(code, read) != null) {
            row.flaw("code", Flaw.DUPLICATE_IN_FILE);
        }
        parents.put(code, read.parent());
    }

    @Override
    public Counts finish() {
        for (UnitRow row : rows.values()) {
            if (!row.parent().isEmpty() && !parents.containsKey(row.parent())) {
                bad.add(row.rowNumber(), "parent", Flaw.UNKNOWN_UNIT, row.parent());
            } else if (belowItself(row.code())) {
                bad.add(row.rowNumber(), "parent", Flaw.UNIT_BELOW_ITSELF, row.parent());
            }
        }
        return bad.none() ? store.settleUnits(rows.values(), source, now) : Counts.NONE;
    }

    private boolean belowItself(String code) {
        Set<String> seen = new HashSet<>();
        String at = code;
        while (at != null && !at.isEmpty()) {
            if (!seen.add(at)) {
                return true;
            }
            at = parents.get(at);
        }
        return false;
    }
}
