package shaopao.people;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of standard codes, as imports use them. */
@Repository
class CodeStore {

    private final JdbcClient jdbc;

    CodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Digest of the list that each table was loaded from. */
    Map<String, String> digests() {
        return jdbc
                .sql("select name, digest from people.code_table")
                .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Makes the table what the list says. */
    void replace(CodeTable table, String digest) {
        jdbc.sql("delete from people.code_table where name = :name")
                .param("name", table.name())
                .update();
        jdbc.sql("""
                insert into people.code_table (name, title, standard, digest)
                values (:name, :title, :standard, :digest)
                """)
                .param("name", table.name())
                .param("title", table.title().zh())
                .param("standard", table.standard())
                .param("digest", digest)
                .update();
        jdbc.sql("""
                insert into people.code (code_table, code, name, parent, note, position)
                select :name, code, name, nullif(parent, ''), nullif(note, ''), position
                from unnest(:codes::text[], :names::text[], :parents::text[], :notes::text[])
                     with ordinality as given (code, name, parent, note, position)
                """)
                .param("name", table.name())
                .param("codes", table.codes().stream().map(CodeTable.Code::code).toList())
                .param("names", table.codes().stream().map(CodeTable.Code::name).toList())
                .param(
                        "parents",
                        table.codes().stream().map(code -> text(code.parent())).toList())
                .param(
                        "notes",
                        table.codes().stream().map(code -> text(code.note())).toList())
                .update();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    Set<String> codes(String table) {
        return new HashSet<>(jdbc.sql("select code from people.code where code_table = :table")
                .param("table", table)
                .query(String.class)
                .list());
    }

    /** Code by name, for imports that write "男" or "汉族". */
    Map<String, String> codesByName(String table) {
        return jdbc
                .sql("select name, code from people.code where code_table = :table order by position")
                .param("table", table)
                .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first));
    }
}
