package shaopao.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes classes, with their majors and with who cares for them. */
final class ClassIntake implements Intake {

    private final OrganisationStore store;
    private final BadCells bad;
    private final LocalDate today;
    private final Instant now;
    private final String source;
    private final Places places;
    private final Map<String, UUID> persons = new HashMap<>();
    private final Map<String, ClassRow> rows = new LinkedHashMap<>();

    ClassIntake(OrganisationStore store, Places places, BadCells bad, LocalDate today, Instant now, String source) {
        this.store = store;
        this.places = places;
        this.bad = bad;
        this.today = today;
        this.now = now;
        this.source = source;
    }

    /** One checked row. */
    record ClassRow(
            long rowNumber,
            String code,
            String name,
            UUID unitId,
            int grade,
            String major,
            String majorName,
            List<String> counsellors,
            List<String> teachers,
            @Nullable LocalDate until) {}

    @Override
    public void take(RosterRow row) {
        String code = row.neededCode("code", 40);
        String unit = row.neededCode("unit", 40);
        UUID unitId = places.units().get(unit);
        if (unitId == null && !unit.isEmpty()) {
            row.flaw("unit", Flaw.UNKNOWN_UNIT);
        }
        String major = row.text("major", 20);
        String majorName = row.text("majorName", 60);
        if (!major.isEmpty() && majorName.isEmpty() && !places.majors().contains(major)) {
            row.flaw("major", Flaw.UNKNOWN_MAJOR);
        }
        ClassRow read = new ClassRow(
                row.number(),
                code,
                row.needed("name", 60),
                unitId == null ? Places.NOWHERE : unitId,
                row.needed("grade", 10).isEmpty() ? 0 : row.number("grade", 0, 1950, 2200),
                major,
                majorName,
                numbers(row, "counsellors"),
                numbers(row, "teachers"),
                row.date("until"));
        if (!code.isEmpty() && rows.putIfAbsent(code, read) != null) {
            row.flaw("code", Flaw.DUPLICATE_IN_FILE);
        }
    }

    /** Numbers of persons, between commas or other marks. */
    private static List<String> numbers(RosterRow row, String column) {
        return Arrays.stream(row.text(column, 300).split("[,，;；、\\s]+"))
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public Counts finish() {
        persons.putAll(store.persons(rows.values().stream()
                .flatMap(row -> java.util.stream.Stream.of(row.counsellors(), row.teachers()))
                .flatMap(List::stream)
                .distinct()
                .toList()));
        for (ClassRow row : rows.values()) {
            check(row, "counsellors", row.counsellors());
            check(row, "teachers", row.teachers());
        }
        return bad.none() ? store.settleClasses(rows.values(), persons, today, source, now) : Counts.NONE;
    }

    private void check(ClassRow row, String column, List<String> numbers) {
        numbers.stream()
                .filter(number -> !persons.containsKey(number))
                .forEach(number -> bad.add(row.rowNumber(), column, Flaw.UNKNOWN_PERSON, number));
    }
}
