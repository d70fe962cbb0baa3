package shaopao.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import shaopao.workflow.CaseId;

/**
 * The rows of a case that the program made, each as a statement that writes the same row for many others at once:
 * people, times and numbers come from the table of those ({@code b}), all else is as the program wrote it.
 */
final class CaseTemplate {

    /** Each table that a case has rows in, with the column of its case. */
    static final Map<String, String> TABLES =
            Map.of("application_case", "id", "case_event", "case_id", "todo", "case_id");

    private static final Set<String> LAST = Set.of("updated_at", "ended_at", "closed_at", "due_at");

    private final Map<String, String> known = new LinkedHashMap<>();
    private final List<String> statements = new ArrayList<>();

    CaseTemplate(Connection connection, CaseId id, Cast cast) throws SQLException {
        known.put(id.toString(), "b.id");
        known.put(cast.student().id().toString(), "b.student");
        known.put(cast.counsellor().id().toString(), "b.counsellor");
        known.put(cast.dean().id().toString(), "b.dean");
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(
                    "select number, applicant_name from workflow.application_case where id = '" + id + "'")) {
                row.next();
                known.put(row.getString(1), "b.number");
                known.put(row.getString(2), "b.student_name");
            }
            for (Map.Entry<String, String> table : TABLES.entrySet()) {
                try (ResultSet rows = statement.executeQuery("select * from workflow." + table.getKey() + " where "
                        + table.getValue() + " = '" + id + "'")) {
                    while (rows.next()) {
                        statements.add(insert(table.getKey(), rows));
                    }
                }
            }
        }
    }

    /**
     * One statement for each row.
     *
     * @param kind the cases that are written
     */
    List<String> inserts(String kind) {
        return statements.stream()
                .map(text -> text + " from bench_case b where b.kind = '" + kind + "'")
                .toList();
    }

    private String insert(String table, ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        StringJoiner names = new StringJoiner(", ");
        StringJoiner values = new StringJoiner(", ");
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnName(i));
            values.add(value(columns.getColumnName(i), columns.getColumnTypeName(i), row.getString(i)));
        }
        return "insert into workflow." + table + " (" + names + ") select " + values;
    }

    private String value(String column, String type, @org.jspecify.annotations.Nullable String text) {
        if (text == null) {
            return "null::" + type;
        }
        if (type.equals("timestamptz")) {
            return LAST.contains(column) ? "b.last" : "b.born";
        }
        if (known.containsKey(text)) {
            return known.get(text) + "::" + type;
        }
        if (type.equals("uuid")) {
            return "gen_random_uuid()";
        }
        String value = "'" + text.replace("'", "''") + "'";
        for (Map.Entry<String, String> one : known.entrySet()) {
            if (text.contains(one.getKey())) {
                value = "replace(" + value + ", '" + one.getKey() + "', " + one.getValue() + "::text)";
            }
        }
        return "(" + value + ")::" + type;
    }
}
