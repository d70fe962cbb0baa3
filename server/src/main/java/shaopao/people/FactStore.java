package shaopao.people;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** Reads all that rules may ask of a person, or of many, in one statement. */
@Repository
class FactStore {

    /** Training levels of JY/T 1001. */
    private static final Map<String, String> LEVELS =
            Map.of("1", "doctor", "2", "master", "3", "bachelor", "4", "junior");

    /** Where the major does not tell: student kinds of JY/T 1001. */
    private static final Map<String, String> LEVELS_BY_KIND =
            Map.of("41", "junior", "42", "bachelor", "43", "postgraduate");

    private static final Map<String, String> SEXES = Map.of("1", "male", "2", "female");

    private final JdbcClient jdbc;

    FactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PersonFacts> facts(PersonId person, LocalDate today) {
        return jdbc.sql(facts("p.id = :person"))
                .param("person", person)
                .param("today", today)
                .query((row, _) -> facts(row))
                .optional();
    }

    /** The same of everybody of these kinds who is at the school, in the order of their ids. */
    List<PersonFacts> facts(Collection<PersonKind> kinds, LocalDate today) {
        return jdbc.sql(facts("p.present and p.kind = any(:kinds)"))
                .param("kinds", kinds)
                .param("today", today)
                .query((row, _) -> facts(row))
                .list();
    }

    /** Of those persons for whom the condition holds. */
    private static String facts(String condition) {
        return """
                with recursive above (of, parent_id, code, depth) as (
                    select u.id, u.parent_id, u.code, 0 from people.unit u
                    where u.id in (select p.unit_id from people.person p where CONDITION)
                    union all
                    select above.of, u.parent_id, u.code, above.depth + 1 from people.unit u
                    join above on u.id = above.parent_id where above.depth < 20
                ), units (of, codes) as (select of, array_agg(code order by depth) from above group by of)
                select p.id, p.kind, p.present, p.sex, p.birth_on, p.nationality, p.ethnic_group, p.political_status,
                       u.code as unit, c.code as class_code, c.grade, a.kind_code, a.from_on,
                       coalesce(a.major_code, c.major_code) as major, m.level_code, units.codes as units,
                       array(select o.title from people.post o
                             where o.person_id = p.id and o.from_on <= :today
                               and (o.until_on is null or o.until_on > :today) order by o.title) as posts,
                       exists (select from people.post o
                               where o.person_id = p.id and o.kind in ('HEAD', 'SECRETARY') and o.from_on <= :today
                                 and (o.until_on is null or o.until_on > :today)) as heads,
                       exists (select from people.class_charge h
                               where h.person_id = p.id and h.from_on <= :today
                                 and (h.until_on is null or h.until_on > :today)) as counsels
                from people.person p
                left join people.unit u on u.id = p.unit_id
                left join units on units.of = p.unit_id
                left join people.class c on c.id = p.class_id
                left join lateral (
                    select a.kind_code, a.major_code, a.from_on from people.affiliation a
                    where a.person_id = p.id and a.from_on <= :today and (a.until_on is null or a.until_on > :today)
                    order by a.is_primary desc, a.from_on desc limit 1) a on true
                left join people.major m on m.code = coalesce(a.major_code, c.major_code)
                where CONDITION order by p.id
                """.replace("CONDITION", condition);
    }

    List<UnitName> units(Collection<String> codes, LocalDate today) {
        return jdbc.sql("""
                select id, code, name from people.unit
                where code = any(:codes) and (until_on is null or until_on > :today)
                """)
                .param("codes", codes)
                .param("today", today)
                .query((row, _) ->
                        new UnitName(row.getObject("id", UUID.class), row.getString("code"), row.getString("name")))
                .list();
    }

    List<UnitName> units(LocalDate today) {
        return jdbc.sql("""
                select id, code, name from people.unit where until_on is null or until_on > :today order by code
                """)
                .param("today", today)
                .query((row, _) ->
                        new UnitName(row.getObject("id", UUID.class), row.getString("code"), row.getString("name")))
                .list();
    }

    /** Everybody of these kinds who is at the school, in the order of their ids. */
    List<RollEntry> roll(Collection<PersonKind> kinds) {
        return jdbc.sql("""
                select p.id, p.kind, u.code, c.grade from people.person p
                left join people.unit u on u.id = p.unit_id
                left join people.class c on c.id = p.class_id
                where p.present and p.kind = any(:kinds) order by p.id
                """)
                .param("kinds", kinds)
                .query((row, _) -> new RollEntry(
                        new PersonId(row.getObject("id", UUID.class)),
                        PersonKind.valueOf(row.getString("kind")),
                        text(row, "code"),
                        Optional.ofNullable(row.getObject("grade", Integer.class))))
                .list();
    }

    private static PersonFacts facts(ResultSet row) throws SQLException {
        Optional<String> kindCode = text(row, "kind_code");
        return new PersonFacts(
                new PersonId(row.getObject("id", UUID.class)),
                PersonKind.valueOf(row.getString("kind")),
                row.getBoolean("present"),
                kindCode,
                text(row, "level_code")
                        .flatMap(code -> Optional.ofNullable(LEVELS.get(code)))
                        .or(() -> kindCode.flatMap(code -> Optional.ofNullable(LEVELS_BY_KIND.get(code)))),
                Optional.ofNullable(row.getObject("grade", Integer.class)),
                text(row, "class_code"),
                text(row, "unit"),
                texts(row.getArray("units")),
                text(row, "major"),
                text(row, "sex").flatMap(code -> Optional.ofNullable(SEXES.get(code))),
                Optional.ofNullable(row.getObject("birth_on", LocalDate.class)),
                text(row, "nationality"),
                text(row, "ethnic_group"),
                text(row, "political_status"),
                texts(row.getArray("posts")),
                row.getBoolean("heads"),
                row.getBoolean("counsels"),
                Optional.ofNullable(row.getObject("from_on", LocalDate.class)));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
