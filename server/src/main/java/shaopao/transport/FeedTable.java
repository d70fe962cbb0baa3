package shaopao.transport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import shaopao.transport.Feed.Fault;

/** One file of a feed, row by row: each cell is read as what it should be, or noted as what it is not. */
final class FeedTable {

    private static final Pattern TIME = Pattern.compile("\\d{1,3}:[0-5]\\d:[0-5]\\d");
    private static final Pattern COLOUR = Pattern.compile("[0-9A-Fa-f]{6}");
    private static final int DAYS_MAX = 7;
    private static final int DAY_SECONDS = 86_400;

    private final String file;
    private final FeedFlaws flaws;
    private final Set<String> used = new HashSet<>();
    private List<String> columns = List.of();

    FeedTable(String file, FeedFlaws flaws) {
        this.file = file;
        this.flaws = flaws;
    }

    /** What makes a record of a row. */
    interface Reading<T> {
        T of(Row row);
    }

    /**
     * The usable rows of the file.
     *
     * @param uses every column that the reading looks at; the others stay as they are
     * @param needs those that must be there
     */
    <T> List<T> read(String text, Set<String> uses, Set<String> needs, Reading<T> reading) {
        List<T> read = new ArrayList<>();
        used.addAll(uses);
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .skipEmptyLines(true)
                .trimWhitespacesAroundQuotes(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord line : csv) {
                if (columns.isEmpty()) {
                    columns = header(line);
                    if (lacks(needs)) {
                        return List.of();
                    }
                } else if (line.getFieldCount() > columns.size()) {
                    flaws.note(file, line.getStartingLineNumber(), "", Fault.ROW_RAGGED, line.getField(0));
                } else {
                    Row row = new Row(line);
                    T one = reading.of(row);
                    if (row.usable) {
                        read.add(one);
                    }
                }
            }
        } catch (CsvParseException | java.io.UncheckedIOException e) {
            flaws.note(file, 0, "", Fault.FILE_UNREADABLE, String.valueOf(e.getMessage()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (columns.isEmpty()) {
            flaws.note(file, 0, "", Fault.FILE_UNREADABLE, "");
        }
        return read;
    }

    private static List<String> header(CsvRecord line) {
        return line.getFields().stream().map(String::strip).toList();
    }

    private boolean lacks(Set<String> needs) {
        boolean lacks = false;
        for (String column : needs) {
            if (!columns.contains(column)) {
                flaws.note(file, 1, column, Fault.COLUMN_MISSING, "");
                lacks = true;
            }
        }
        if (new HashSet<>(columns).size() < columns.size()) {
            flaws.note(file, 1, "", Fault.TWICE, String.join(",", columns));
            lacks = true;
        }
        return lacks;
    }

    /** A line of the file. */
    final class Row {

        private final CsvRecord line;
        private boolean usable = true;

        private Row(CsvRecord line) {
            this.line = line;
        }

        long number() {
            return line.getStartingLineNumber();
        }

        void wrong(String column, Fault fault, String value) {
            flaws.note(file, number(), column, fault, value);
            usable &= !fault.blocks();
        }

        String text(String column) {
            int at = columns.indexOf(column);
            return at < 0 || at >= line.getFieldCount() ? "" : line.getField(at).strip();
        }

        String needed(String column) {
            String text = text(column);
            if (text.isEmpty()) {
                wrong(column, Fault.CELL_MISSING, "");
            }
            return text;
        }

        int whole(String column, int least, int most, int otherwise) {
            String text = text(column);
            if (text.isEmpty()) {
                return otherwise;
            }
            try {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
                wrong(column, Fault.NOT_A_CHOICE, text);
            } catch (NumberFormatException _) {
                wrong(column, Fault.NOT_A_NUMBER, text);
            }
            return otherwise;
        }

        int neededWhole(String column, int least, int most) {
            needed(column);
            return whole(column, least, most, least);
        }

        double degrees(String column, double most) {
            String text = needed(column);
            try {
                double degrees = text.isEmpty() ? 0 : Double.parseDouble(text);
                if (Math.abs(degrees) <= most) {
                    return degrees;
                }
            } catch (NumberFormatException _) {
                // said below
            }
            wrong(column, Fault.NOT_A_PLACE, text);
            return 0;
        }

        /** Seconds since the service day began. */
        int time(String column, boolean must) {
            String text = must ? needed(column) : text(column);
            if (text.isEmpty()) {
                return Feed.OPEN;
            }
            if (TIME.matcher(text).matches()) {
                String[] parts = text.split(":", -1);
                int seconds = Integer.parseInt(parts[0]) * 3_600
                        + Integer.parseInt(parts[1]) * 60
                        + Integer.parseInt(parts[2]);
                if (seconds < DAYS_MAX * DAY_SECONDS) {
                    return seconds;
                }
            }
            wrong(column, Fault.NOT_A_TIME, text);
            return 0;
        }

        LocalDate day(String column) {
            String text = needed(column);
            try {
                return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
            } catch (DateTimeParseException _) {
                wrong(column, Fault.NOT_A_DAY, text);
                return LocalDate.EPOCH;
            }
        }

        ZoneId zone(String column) {
            String text = needed(column);
            if (ZoneId.getAvailableZoneIds().contains(text)) {
                return ZoneId.of(text);
            }
            wrong(column, Fault.NOT_A_ZONE, text);
            return java.time.ZoneOffset.UTC;
        }

        String colour(String column) {
            String text = text(column);
            if (!text.isEmpty() && !COLOUR.matcher(text).matches()) {
                wrong(column, Fault.NOT_A_COLOUR, text);
            }
            return text;
        }

        Map<String, String> more() {
            Map<String, String> more = new TreeMap<>();
            for (int at = 0; at < Math.min(columns.size(), line.getFieldCount()); at++) {
                String column = columns.get(at);
                if (!used.contains(column) && !line.getField(at).isEmpty()) {
                    more.put(column, line.getField(at));
                }
            }
            return more.isEmpty() ? Map.of() : more;
        }
    }
}
