package shaopao.hall.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shaopao.kernel.Words;
import shaopao.people.Readings;
import shaopao.people.Sheets.SheetRow;
import shaopao.people.UnitName;

/** Reads the table in which a department lists its items, as such tables are: titles above, merged cells, own words. */
final class InventoryRules {

    private static final int HEADER_ROWS_MAX = 10;
    private static final int TEXT_MAX = 500;
    private static final int NAME_MAX = 60;
    private static final int CODE_MAX = 50;
    private static final int DAYS_MAX = 365;
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern DAYS = Pattern.compile("(\\d{1,3})(?:个)?(工作日|天|日|周|星期|月)?(?:内|以内)?(?:办结)?");
    private static final Pattern NO = Pattern.compile("(?i)|否|不|无|不收费|不可|未|×|x|n|no|0|免费|不收");
    private static final Pattern AT_ONCE = Pattern.compile("即办|即时|当场|当场办结|即时办结|立等可取|随到随办|马上办");

    private InventoryRules() {}

    /** What is wrong with a cell. */
    enum Flaw {
        HEADER_MISSING,
        REQUIRED,
        TOO_LONG,
        DEPARTMENT_UNKNOWN,
        CODE_WRONG,
        /** Another department has an item of this code. */
        CODE_OF_ANOTHER,
        TIME_WRONG,
        TWICE
    }

    /** A cell that cannot be taken. */
    record Bad(long row, InventoryColumn column, Flaw reason, String value) {}

    /** An item of the table. */
    record Entry(long row, String code, boolean codeGiven, Words name, UnitName department, InventoryLine line) {}

    /** What a table holds. */
    record Table(List<Entry> entries, List<Bad> bad, List<String> unknownColumns) {}

    /** How many items of a department are in a state. */
    record Count(String department, Words name, ItemState state, int items) {}

    /** Reads the rows; the header is the first of the upper rows in which a name and something else are titled. */
    static Table read(List<SheetRow> rows, Collection<UnitName> units) {
        Table table = new Table(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int header = 0; header < Math.min(rows.size(), HEADER_ROWS_MAX); header++) {
            Map<InventoryColumn, Integer> places = places(rows.get(header).cells());
            if (places.containsKey(InventoryColumn.NAME) && places.size() > 1) {
                rows.get(header).cells().stream()
                        .map(String::strip)
                        .filter(title -> !title.isEmpty()
                                && InventoryColumn.called(title).isEmpty())
                        .forEach(table.unknownColumns()::add);
                body(rows.subList(header + 1, rows.size()), places, units, table);
                return table;
            }
        }
        table.bad().add(new Bad(1, InventoryColumn.NAME, Flaw.HEADER_MISSING, ""));
        return table;
    }

    private static Map<InventoryColumn, Integer> places(List<String> titles) {
        Map<InventoryColumn, Integer> places = new EnumMap<>(InventoryColumn.class);
        for (int place = 0; place < titles.size(); place++) {
            int at = place;
            InventoryColumn.called(titles.get(place)).ifPresent(column -> places.putIfAbsent(column, at));
        }
        return places;
    }

    private static void body(
            List<SheetRow> rows, Map<InventoryColumn, Integer> places, Collection<UnitName> units, Table table) {
        String department = "";
        Map<String, Long> codes = new HashMap<>();
        for (SheetRow row : rows) {
            Cells cells = new Cells(row, places, table.bad());
            String own = cells.text(InventoryColumn.DEPARTMENT, NAME_MAX);
            department = own.isEmpty() ? department : own; // merged cells hold the first value alone
            if (cells.raw(InventoryColumn.NAME).isEmpty()
                    && cells.raw(InventoryColumn.CODE).isEmpty()) {
                continue; // a line of sums or remarks
            }
            entry(row, cells, department, units, codes, table).ifPresent(table.entries()::add);
        }
    }

    private static Optional<Entry> entry(
            SheetRow row,
            Cells cells,
            String department,
            Collection<UnitName> units,
            Map<String, Long> codes,
            Table table) {
        int before = table.bad().size();
        String name = cells.needed(InventoryColumn.NAME, NAME_MAX);
        Optional<UnitName> unit = unit(department, units);
        if (unit.isEmpty()) {
            cells.flaw(
                    InventoryColumn.DEPARTMENT,
                    department.isEmpty() ? Flaw.REQUIRED : Flaw.DEPARTMENT_UNKNOWN,
                    department);
        }
        String given = cells.text(InventoryColumn.CODE, CODE_MAX);
        if (!given.isEmpty() && !CODE.matcher(given).matches()) {
            cells.flaw(InventoryColumn.CODE, Flaw.CODE_WRONG, given);
        }
        String code = given.isEmpty() ? code(name) : given;
        if (codes.putIfAbsent(unit.map(UnitName::code).orElse("") + " " + code, row.number()) != null) {
            cells.flaw(InventoryColumn.NAME, Flaw.TWICE, name);
        }
        String english = cells.text(InventoryColumn.NAME_EN, NAME_MAX * 2);
        InventoryLine line = line(cells);
        return table.bad().size() > before || unit.isEmpty()
                ? Optional.empty()
                : Optional.of(new Entry(
                        row.number(),
                        code,
                        !given.isEmpty(),
                        new Words(name, english.isEmpty() ? name : english),
                        unit.get(),
                        line));
    }

    private static InventoryLine line(Cells cells) {
        String fee = cells.text(InventoryColumn.FEE, TEXT_MAX);
        return new InventoryLine(
                cells.text(InventoryColumn.NUMBER, NAME_MAX),
                cells.text(InventoryColumn.AUDIENCE, TEXT_MAX),
                cells.text(InventoryColumn.WAY, TEXT_MAX),
                !NO.matcher(cells.text(InventoryColumn.ONLINE, NAME_MAX)).matches(),
                cells.days(),
                materials(cells.text(InventoryColumn.MATERIALS, TEXT_MAX * 4)),
                NO.matcher(fee).matches() ? "" : fee,
                cells.text(InventoryColumn.BASIS, TEXT_MAX),
                cells.text(InventoryColumn.CATEGORY, NAME_MAX),
                cells.text(InventoryColumn.NOTE, TEXT_MAX));
    }

    private static List<String> materials(String text) {
        return Stream.of(text.split("[；;\\n\\r]+|(?<![\\d.])(?=\\d{1,2}[.、．])|(?<=[^\\d])、"))
                .map(one -> one.replaceFirst("^\\d{1,2}[.、．]\\s*", "").strip())
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** By code, by name, or by a name that differs in brackets only: 学生工作部 is 学生工作部（处）. */
    private static Optional<UnitName> unit(String text, Collection<UnitName> units) {
        String bare = bare(text);
        if (bare.isEmpty()) {
            return Optional.empty();
        }
        return units.stream()
                .filter(unit ->
                        unit.code().equalsIgnoreCase(text) || unit.name().equals(text))
                .findFirst()
                .or(() -> {
                    List<UnitName> alike = units.stream()
                            .filter(unit -> bare(unit.name()).equals(bare)
                                    || Stream.of(unit.name().split("[、/，]"))
                                            .anyMatch(part -> bare(part).equals(bare)))
                            .toList();
                    return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
                });
    }

    private static String bare(String name) {
        return name.replaceAll("[（(][^）)]*[）)]|\\s", "");
    }

    /** A code of the sounds of a name: 学生请假 is {@code xue-sheng-qing-jia}. */
    static String code(String name) {
        StringBuilder code = new StringBuilder();
        for (char character : name.toLowerCase(Locale.ROOT).toCharArray()) {
            List<String> readings = Readings.of(character);
            boolean latin = character < 128 && Character.isLetterOrDigit(character);
            if (!readings.isEmpty()) {
                code.append('-').append(readings.getFirst());
            } else {
                code.append(latin ? character : '-');
            }
        }
        String joined = code.toString().replaceAll("-+", "-").replaceAll("^-|-$", "");
        String cut = joined.length() > CODE_MAX ? joined.substring(0, CODE_MAX).replaceAll("-[^-]*$", "") : joined;
        return cut.isEmpty() ? "item" : cut;
    }

    /** How many items there are, by department and state. */
    static List<Count> counts(Collection<ItemRow> rows, Function<ItemRow, Words> name) {
        Map<String, Map<ItemState, List<ItemRow>>> groups = new HashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(row.department(), _ -> new EnumMap<>(ItemState.class))
                .computeIfAbsent(row.state(), _ -> new ArrayList<>())
                .add(row));
        return groups.entrySet().stream()
                .flatMap(department -> department.getValue().entrySet().stream()
                        .map(state -> new Count(
                                department.getKey(),
                                name.apply(state.getValue().getFirst()),
                                state.getKey(),
                                state.getValue().size())))
                .sorted(Comparator.comparing(Count::department).thenComparing(Count::state))
                .toList();
    }

    /** The cells of one row. */
    private record Cells(SheetRow row, Map<InventoryColumn, Integer> places, List<Bad> bad) {

        void flaw(InventoryColumn column, Flaw reason, String value) {
            String shown = value.length() > NAME_MAX ? value.substring(0, NAME_MAX) : value;
            bad.add(new Bad(row.number(), column, reason, shown));
        }

        String raw(InventoryColumn column) {
            Integer place = places.get(column);
            return place == null || place >= row.cells().size()
                    ? ""
                    : row.cells()
                            .get(place)
                            .replaceAll("[\\p{Cc}\\p{Cs}&&[^\\n\\r]]", "")
                            .strip();
        }

        String text(InventoryColumn column, int lengthMax) {
            String text = raw(column);
            if (text.length() > lengthMax) {
                flaw(column, Flaw.TOO_LONG, text);
                return text.substring(0, lengthMax);
            }
            return text;
        }

        String needed(InventoryColumn column, int lengthMax) {
            String text = text(column, lengthMax);
            if (text.isEmpty()) {
                flaw(column, Flaw.REQUIRED, "");
                return "?";
            }
            return text;
        }

        /** Working days: 3, 3个工作日, 2周, 1个月, 当场办结. */
        Optional<Integer> days() {
            String text = text(InventoryColumn.PROMISED, NAME_MAX).replaceAll("\\s", "");
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Matcher matcher = DAYS.matcher(text);
            int days = -1;
            if (AT_ONCE.matcher(text).matches()) {
                days = 0;
            } else if (matcher.matches()) {
                String unit = matcher.group(2) == null ? "" : matcher.group(2);
                days = Integer.parseInt(matcher.group(1))
                        * switch (unit) {
                            case "周", "星期" -> 5;
                            case "月" -> 22;
                            default -> 1;
                        };
            }
            if (days < 0 || days > DAYS_MAX) {
                flaw(InventoryColumn.PROMISED, Flaw.TIME_WRONG, text);
                return Optional.empty();
            }
            return Optional.of(days);
        }
    }
}
