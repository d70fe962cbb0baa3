package shaopao.people;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** Reads what is held about one person in one statement, and finds units and classes by their names. */
@Repository
class ProfileStore {

    private final JdbcClient jdbc;

    ProfileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Profile> profile(PersonId person, LocalDate today, Codes codes) {
        return jdbc.sql("""
                select p.number, p.name, p.kind, p.sex, p.birth_on, p.nationality, p.ethnic_group,
                       p.political_status, p.id_shown,
                       u.id as unit_id, u.code as unit_code, u.name as unit_name,
                       c.id as class_id, c.code as class_code, c.name as class_name, c.grade,
                       m.code as major_code, m.name as major_name, m.level_code, phone.value as phone,
                       mail.value as mail,
                       array(select o.title from people.post o
                             where o.person_id = p.id and o.from_on <= :today
                               and (o.until_on is null or o.until_on > :today)
                             order by o.from_on, o.title) as posts
                from people.person p
                left join people.unit u on u.id = p.unit_id
                left join people.class c on c.id = p.class_id
                left join lateral (
                    select a.major_code from people.affiliation a
                    where a.person_id = p.id and a.from_on <= :today and (a.until_on is null or a.until_on > :today)
                    order by a.is_primary desc, a.from_on desc limit 1) a on true
                left join people.major m on m.code = coalesce(a.major_code, c.major_code)
                left join people.contact phone on phone.person_id = p.id and phone.kind = 'PHONE'
                left join people.contact mail on mail.person_id = p.id and mail.kind = 'MAIL'
                where p.id = :person
                """)
                .param("person", person)
                .param("today", today)
                .query((row, _) -> profile(person, row, codes))
                .optional();
    }

    private static Profile profile(PersonId person, ResultSet row, Codes codes) throws SQLException {
        return new Profile(
                person,
                row.getString("number"),
                row.getString("name"),
                PersonKind.valueOf(row.getString("kind")),
                place(row, PlaceName.Kind.UNIT, "unit"),
                place(row, PlaceName.Kind.CLASS, "class"),
                major(row),
                coded(row, "level_code", "level", codes),
                Optional.ofNullable(row.getObject("grade", Integer.class)),
                coded(row, "sex", "sex", codes),
                Optional.ofNullable(row.getObject("birth_on", LocalDate.class)),
                coded(row, "nationality", "country", codes),
                coded(row, "ethnic_group", "ethnic-group", codes),
                coded(row, "political_status", "political-status", codes),
                text(row, "id_shown"),
                text(row, "phone"),
                text(row, "mail"),
                texts(row.getArray("posts")));
    }

    private static Optional<Profile.Coded> major(ResultSet row) throws SQLException {
        String code = row.getString("major_code");
        return code == null
                ? Optional.empty()
                : Optional.of(new Profile.Coded(code, text(row, "major_name").orElse(code)));
    }

    /** Wildcards in the text stand for themselves. */
    List<PlaceName> places(String text, PlaceName.Kind kind, LocalDate today, int limit) {
        return jdbc.sql("""
                select id, kind, code, name from (
                    select id, 'UNIT' as kind, code, name, until_on, position as place from people.unit
                    union all
                    select id, 'CLASS', code, name, until_on, -grade from people.class) p
                where kind = :kind and (until_on is null or until_on > :today)
                  and (strpos(lower(name), :text) > 0 or starts_with(lower(code), :text))
                order by not starts_with(lower(name), :text), place, code limit :limit
                """)
                .param("kind", kind)
                .param("today", today)
                .param("text", text)
                .param("limit", limit)
                .query((row, _) -> new PlaceName(
                        row.getObject("id", UUID.class), kind, row.getString("code"), row.getString("name")))
                .list();
    }

    private static Optional<PlaceName> place(ResultSet row, PlaceName.Kind kind, String prefix) throws SQLException {
        UUID id = row.getObject(prefix + "_id", UUID.class);
        return id == null
                ? Optional.empty()
                : Optional.of(
                        new PlaceName(id, kind, row.getString(prefix + "_code"), row.getString(prefix + "_name")));
    }

    private static Optional<Profile.Coded> coded(ResultSet row, String column, String table, Codes codes)
            throws SQLException {
        return text(row, column).map(code -> new Profile.Coded(code, codes.name(table, code)));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
