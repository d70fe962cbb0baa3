package shaopao.gates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import shaopao.kernel.PersonId;
import shaopao.people.Sheets.SheetRow;

/** A list of facts as a department keeps it: a row for each, columns in any order and either language. Pure. */
final class GateFactFile {

    /** So many places that are wrong are told; how many rows they are in is told in full. */
    static final int FLAWS_MAX = 1_000;

    private static final int SHOWN_MAX = 60;

    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
    private final List<Entry> entries = new ArrayList<>();
    private final List<BadFact> flaws = new ArrayList<>();
    private final Set<Long> bad = new LinkedHashSet<>();

    private GateFactFile() {}

    /** Columns that are understood; the first title is the template's. */
    enum Column {
        NUMBER("学号或工号", "number", "学号", "工号", "学工号"),
        NAME("姓名", "name"),
        KIND("类别", "kind"),
        VALUE("内容", "value"),
        FROM("起始", "from", "起始日期"),
        UNTIL("截止", "until", "截止日期"),
        SOURCE("来源", "source");

        @SuppressWarnings("ImmutableEnumChecker") // List.of
        private final List<String> titles;

        Column(String... titles) {
            this.titles = List.of(titles);
        }

        String title() {
            return titles.getFirst();
        }
    }

    /** A good row. */
    record Entry(long row, PersonId person, GateFact fact) {}

    /**
     * A cell that cannot be taken.
     *
     * @param row in the file, from 1
     * @param column its title in the template
     */
    record BadFact(long row, String column, GateFactFlaw reason, String value) {}

    List<Entry> entries() {
        return entries;
    }

    List<BadFact> flaws() {
        return flaws;
    }

    /** How many rows cannot be taken. */
    int badRows() {
        return bad.size();
    }

    /** Numbers of persons that the file names, to be looked up before it is read. */
    static Set<String> numbers(List<SheetRow> rows) {
        GateFactFile file = new GateFactFile();
        file.header(rows.getFirst(), true);
        Set<String> numbers = new HashSet<>();
        rows.subList(1, rows.size()).forEach(row -> numbers.add(file.cell(row, Column.NUMBER)));
        numbers.remove("");
        return numbers;
    }

    /**
     * Reads all rows.
     *
     * @param everyKind what rows are that do not say it
     * @param persons who has which number
     */
    static GateFactFile read(
            List<SheetRow> rows,
            Optional<GateFactKind> everyKind,
            Map<String, PersonId> persons,
            Predicate<String> dormitory,
            Instant now) {
        GateFactFile file = new GateFactFile();
        file.header(rows.getFirst(), everyKind.isPresent());
        if (file.flaws.isEmpty()) {
            Set<List<Object>> seen = new HashSet<>();
            for (SheetRow row : rows.subList(1, rows.size())) {
                file.row(row, everyKind, persons, dormitory, now, seen);
            }
        }
        return file;
    }

    private void header(SheetRow row, boolean kindKnown) {
        for (int at = 0; at < row.cells().size(); at++) {
            String title = row.cells().get(at).strip().toLowerCase(Locale.ROOT);
            Optional<Column> column = Stream.of(Column.values())
                    .filter(one -> one.titles.contains(title))
                    .findFirst();
            if (column.isPresent()) {
                columns.putIfAbsent(column.get(), at);
            } else if (!title.isEmpty()) {
                flaw(row, title, GateFactFlaw.COLUMN_UNKNOWN, title);
            }
        }
        for (Column needed : List.of(Column.NUMBER, Column.KIND)) {
            if (!columns.containsKey(needed) && !(needed == Column.KIND && kindKnown)) {
                flaw(row, needed.title(), GateFactFlaw.COLUMN_MISSING, "");
            }
        }
    }

    private void row(
            SheetRow row,
            Optional<GateFactKind> everyKind,
            Map<String, PersonId> persons,
            Predicate<String> dormitory,
            Instant now,
            Set<List<Object>> seen) {
        int before = flaws.size();
        PersonId person = persons.get(cell(row, Column.NUMBER));
        if (person == null) {
            flaw(row, Column.NUMBER, GateFactFlaw.PERSON_UNKNOWN);
        }
        String said = cell(row, Column.KIND);
        Optional<GateFactKind> kind = said.isEmpty() ? everyKind : GateFactKind.of(said);
        if (kind.isEmpty()) {
            flaw(row, Column.KIND, GateFactFlaw.KIND_UNKNOWN);
        }
        Optional<Instant> from = time(row, Column.FROM);
        Optional<Instant> until = time(row, Column.UNTIL);
        if (bad.contains(row.number()) || kind.isEmpty() || person == null || flaws.size() > before) {
            return;
        }
        switch (fact(kind.get(), cell(row, Column.VALUE), dormitory, from, until, now)) {
            case GateFactRules.Read.Bad(GateFactFlaw why) -> flaw(row, column(why), why);
            case GateFactRules.Read.Good(GateFact fact) -> take(row, person, fact, seen);
        }
    }

    private void take(SheetRow row, PersonId person, GateFact fact, Set<List<Object>> seen) {
        if (seen.add(List.of(person, fact.kind(), fact.word(), fact.from()))) {
            entries.add(new Entry(row.number(), person, fact));
        } else {
            flaw(row, Column.VALUE, GateFactFlaw.DUPLICATE);
        }
    }

    private static GateFactRules.Read fact(
            GateFactKind kind,
            String value,
            Predicate<String> dormitory,
            Optional<Instant> from,
            Optional<Instant> until,
            Instant now) {
        return switch (GateFactRules.read(kind, value, dormitory)) {
            case GateFactRules.Read.Bad bad -> bad;
            case GateFactRules.Read.Good(GateFact fact) -> GateFactRules.during(fact, from, until, now);
        };
    }

    private static Column column(GateFactFlaw why) {
        return why == GateFactFlaw.ENDS_BEFORE_IT_BEGINS || why == GateFactFlaw.OVER ? Column.UNTIL : Column.VALUE;
    }

    private Optional<Instant> time(SheetRow row, Column column) {
        String text = cell(row, column);
        Optional<Instant> time = GateFactRules.instant(text, column == Column.UNTIL);
        if (time.isEmpty() && !text.isEmpty()) {
            flaw(row, column, GateFactFlaw.TIME_WRONG);
        }
        return time;
    }

    private void flaw(SheetRow row, Column column, GateFactFlaw why) {
        flaw(row, column.title(), why, cell(row, column));
    }

    private void flaw(SheetRow row, String column, GateFactFlaw why, String value) {
        bad.add(row.number());
        if (flaws.size() < FLAWS_MAX) {
            flaws.add(new BadFact(row.number(), shown(column), why, shown(value)));
        }
    }

    private static String shown(String text) {
        String cut = text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text;
        return cut.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
    }

    private String cell(SheetRow row, Column column) {
        int at = columns.getOrDefault(column, -1);
        return at < 0 || at >= row.cells().size() ? "" : row.cells().get(at).strip();
    }
}
