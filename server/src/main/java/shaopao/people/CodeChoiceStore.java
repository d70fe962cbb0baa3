package shaopao.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the school does with codes of standards, and which change of any table was the last. */
@Repository
class CodeChoiceStore {

    private final JdbcClient jdbc;

    CodeChoiceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last change of any table. */
    long revision() {
        return jdbc.sql("select coalesce(max(revision), 0) from people.code_change")
                .query(Long.class)
                .single();
    }

    /** The last change of each table that was ever changed. */
    Map<String, Long> revisions() {
        return jdbc
                .sql("select code_table, revision from people.code_change")
                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Notes a change; whoever calls holds the lock of all changes. */
    void changed(String table) {
        jdbc.sql("""
                insert into people.code_change (code_table, revision)
                values (:table, (select coalesce(max(revision), 0) + 1 from people.code_change))
                on conflict (code_table) do update set revision = excluded.revision
                """).param("table", table).update();
    }

    /** What the school does with codes of standards, by table. */
    Map<String, List<CodeChoice>> choices() {
        record Placed(String table, CodeChoice choice) {}
        return jdbc
                .sql("select code_table, code, hidden, short_name, position from people.code_choice")
                .query((row, _) -> new Placed(
                        row.getString("code_table"),
                        new CodeChoice(
                                row.getString("code"),
                                row.getBoolean("hidden"),
                                Optional.ofNullable(row.getString("short_name")),
                                Optional.ofNullable(row.getObject("position", Integer.class)))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Placed::table, Collectors.mapping(Placed::choice, Collectors.toList())));
    }

    /** Hides a code of a standard or calls it otherwise; its place stays. */
    void choose(String table, String code, boolean hidden, Optional<String> shortName) {
        jdbc.sql("""
                insert into people.code_choice (code_table, code, hidden, short_name)
                values (:table, :code, :hidden, :short::text)
                on conflict (code_table, code) do update set hidden = excluded.hidden, short_name = excluded.short_name
                """)
                .param("table", table)
                .param("code", code)
                .param("hidden", hidden)
                .param("short", shortName)
                .update();
    }

    /** Lets these codes of a standard come first, in this order, and all others as the standard has them. */
    void first(String table, List<String> codes) {
        jdbc.sql("update people.code_choice set position = null where code_table = :table and position is not null")
                .param("table", table)
                .update();
        jdbc.sql("""
                insert into people.code_choice (code_table, code, hidden, position)
                select :table, code, false, place from unnest(:codes::text[]) with ordinality as given (code, place)
                on conflict (code_table, code) do update set position = excluded.position
                """).param("table", table).param("codes", codes).update();
    }
}
