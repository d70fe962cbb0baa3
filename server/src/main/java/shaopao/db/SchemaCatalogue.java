package shaopao.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import shaopao.db.BackupManifest.Sequence;
import shaopao.db.BackupManifest.Table;

/** Asks PostgreSQL what stands in our schemas. */
final class SchemaCatalogue {

    private final Connection connection;

    SchemaCatalogue(Connection connection) {
        this.connection = connection;
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Schemas that our migrations made. */
    List<String> schemas() throws SQLException {
        return ask("""
                select nspname from pg_namespace
                where obj_description(oid, 'pg_namespace') like 'scripts %' order by nspname
                """, List.of(), rows -> rows.getString(1));
    }

    /** Tables with the columns that can be written; a partitioned table counts once, as a whole. */
    List<Table> tables(Collection<String> schemas) throws SQLException {
        return ask(
                """
                select n.nspname, c.relname, array_agg(a.attname::text order by a.attnum)
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid
                where n.nspname = any(?) and c.relkind in ('r', 'p') and not c.relispartition
                  and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                group by n.nspname, c.relname order by n.nspname, c.relname
                """, schemas, rows -> new Table(rows.getString(1), rows.getString(2), texts(rows.getArray(3)), 0, ""));
    }

    List<Sequence> sequences(Collection<String> schemas) throws SQLException {
        return ask(
                """
                select schemaname, sequencename, coalesce(last_value, start_value), last_value is not null
                from pg_sequences where schemaname = any(?) order by schemaname, sequencename
                """,
                schemas,
                rows -> new Sequence(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getBoolean(4)));
    }

    /** Statements that take the foreign keys away, and statements that put the same ones back. */
    ForeignKeys foreignKeys(Collection<String> schemas) throws SQLException {
        List<String> drops = new ArrayList<>();
        List<String> adds = new ArrayList<>();
        ask("""
                select c.conrelid::regclass::text, c.conname, pg_get_constraintdef(c.oid)
                from pg_constraint c join pg_namespace n on n.oid = c.connamespace
                where c.contype = 'f' and c.conparentid = 0 and n.nspname = any(?)
                """, schemas, rows -> {
            String table = "alter table " + rows.getString(1);
            String name = quote(rows.getString(2));
            drops.add(table + " drop constraint " + name);
            return adds.add(table + " add constraint " + name + " " + rows.getString(3));
        });
        return new ForeignKeys(drops, adds);
    }

    record ForeignKeys(List<String> drops, List<String> adds) {}

    /** Scripts that made a module's schema, oldest first. */
    List<String> appliedScripts(String schema) throws SQLException {
        return ask(
                "select script from %s.schema_history where success and type = 'SQL' order by installed_rank"
                        .formatted(quote(schema)),
                List.of(),
                rows -> rows.getString(1));
    }

    private <T> List<T> ask(String sql, Collection<String> schemas, Row<T> row) throws SQLException {
        List<T> answers = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (sql.contains("?")) {
                statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    answers.add(row.read(rows));
                }
            }
        }
        return answers;
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private interface Row<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
