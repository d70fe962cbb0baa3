package shaopao.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Words;

/** The school's own tables of codes. */
@Repository
class OwnCodeStore {

    private final JdbcClient jdbc;

    OwnCodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<OwnTable> tables() {
        return jdbc.sql("select name, title_zh, title_en, note, in_use from people.own_code_table order by name")
                .query((row, _) -> new OwnTable(
                        row.getString("name"),
                        new Words(row.getString("title_zh"), row.getString("title_en")),
                        row.getString("note"),
                        row.getBoolean("in_use")))
                .list();
    }

    /** The codes of every table, in their order. */
    Map<String, List<OwnCode>> codes() {
        record Placed(String table, OwnCode code) {}
        return jdbc.sql("""
                select code_table, code, name_zh, name_en, parent, note, in_use, from_on, until_on
                from people.own_code order by code_table, position, code
                """).query((row, _) -> new Placed(row.getString("code_table"), code(row))).list().stream()
                .collect(Collectors.groupingBy(Placed::table, Collectors.mapping(Placed::code, Collectors.toList())));
    }

    /** Codes of one table, in their order. */
    Map<String, OwnCode> codes(String table) {
        Map<String, OwnCode> codes = new LinkedHashMap<>();
        jdbc.sql("""
                select code, name_zh, name_en, parent, note, in_use, from_on, until_on
                from people.own_code where code_table = :table order by position, code
                """)
                .param("table", table)
                .query((row, _) -> code(row))
                .list()
                .forEach(code -> codes.put(code.code(), code));
        return codes;
    }

    private static OwnCode code(ResultSet row) throws SQLException {
        return new OwnCode(
                row.getString("code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                Optional.ofNullable(row.getString("parent")),
                row.getString("note"),
                row.getBoolean("in_use"),
                Optional.ofNullable(row.getObject("from_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("until_on", LocalDate.class)));
    }

    /** Adds the table, or makes the one of its name as this one. */
    void save(OwnTable table) {
        jdbc.sql("""
                insert into people.own_code_table (name, title_zh, title_en, note, in_use)
                values (:name, :zh, :en, :note, :inUse)
                on conflict (name) do update set title_zh = excluded.title_zh, title_en = excluded.title_en,
                    note = excluded.note, in_use = excluded.in_use
                """)
                .param("name", table.name())
                .param("zh", table.title().zh())
                .param("en", table.title().en())
                .param("note", table.note())
                .param("inUse", table.inUse())
                .update();
    }

    /** With its codes. */
    void remove(String table) {
        jdbc.sql("delete from people.own_code_table where name = :table")
                .param("table", table)
                .update();
    }

    /** Adds codes behind the others, or makes those that are there as these; nobody's place changes. */
    void save(String table, List<OwnCode> codes) {
        jdbc.sql("""
                insert into people.own_code
                    (code_table, code, name_zh, name_en, parent, note, in_use, from_on, until_on, position)
                select :table, code, zh, en, nullif(parent, ''), note, in_use, nullif(from_on, '')::date,
                       nullif(until_on, '')::date,
                       (select coalesce(max(position), 0) from people.own_code where code_table = :table) + place
                from unnest(:codes::text[], :zhs::text[], :ens::text[], :parents::text[], :notes::text[],
                            :inUses::boolean[], :froms::text[], :untils::text[])
                     with ordinality as given (code, zh, en, parent, note, in_use, from_on, until_on, place)
                on conflict (code_table, code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
                    parent = excluded.parent, note = excluded.note, in_use = excluded.in_use,
                    from_on = excluded.from_on, until_on = excluded.until_on
                """)
                .param("table", table)
                .param("codes", codes.stream().map(OwnCode::code).toList())
                .param("zhs", codes.stream().map(OwnCode::name).toList())
                .param("ens", codes.stream().map(OwnCode::nameEn).toList())
                .param(
                        "parents",
                        codes.stream().map(one -> one.parent().orElse("")).toList())
                .param("notes", codes.stream().map(OwnCode::note).toList())
                .param("inUses", codes.stream().map(OwnCode::inUse).toList())
                .param("froms", codes.stream().map(one -> day(one.fromOn())).toList())
                .param("untils", codes.stream().map(one -> day(one.untilOn())).toList())
                .update();
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    void remove(String table, String code) {
        jdbc.sql("delete from people.own_code where code_table = :table and code = :code")
                .param("table", table)
                .param("code", code)
                .update();
    }

    /** Puts the codes of a table in this order; those that are not named follow as they stood. */
    void order(String table, List<String> codes) {
        jdbc.sql("""
                update people.own_code c set position = placed.place
                from (select o.code, row_number() over (order by g.place nulls last, o.position, o.code) as place
                      from people.own_code o
                      left join unnest(:codes::text[]) with ordinality as g (code, place) on g.code = o.code
                      where o.code_table = :table) placed
                where c.code_table = :table and c.code = placed.code
                """).param("table", table).param("codes", codes).update();
    }
}
