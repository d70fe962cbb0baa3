package shaopao.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;
import shaopao.people.PersonDetail.CodedValue;

/** Reads one person with everything that hangs on it. */
@Repository
class DetailStore {

    private final JdbcClient jdbc;

    DetailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the person is in the reader's reach today. */
    boolean reaches(Scope scope, PersonId person, LocalDate today) {
        return jdbc.sql("""
                select exists (
                    select from people.person p
                    where p.id = :person
                      and (:all or p.id = any(:self::uuid[]) or exists (
                        select from people.affiliation a
                        where a.person_id = p.id and a.from_on <= :today
                          and (a.until_on is null or a.until_on > :today)
                          and (a.unit_id = any(:units::uuid[]) or a.class_id = any(:classes::uuid[])))))
                """)
                .param("person", person)
                .param("all", scope.all())
                .param("self", scope.self())
                .param("units", scope.units())
                .param("classes", scope.classes())
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    /** The person's plain columns; lists are filled by the other queries. */
    Optional<PersonDetail> detail(PersonId id) {
        return jdbc.sql("""
                select p.*, u.name as unit_name, c.name as class_name, sex.name as sex_name,
                    country.name as country_name,
                       ethnic.name as ethnic_name, political.name as political_name, document.name as document_name
                from people.person p
                left join people.unit u on u.id = p.unit_id
                left join people.class c on c.id = p.class_id
                left join people.code sex on sex.code_table = 'sex' and sex.code = p.sex
                left join people.code country on country.code_table = 'country' and country.code = p.nationality
                left join people.code ethnic on ethnic.code_table = 'ethnic-group' and ethnic.code = p.ethnic_group
                left join people.code political
                       on political.code_table = 'political-status' and political.code = p.political_status
                left join people.code document on document.code_table = 'id-document' and document.code = p.id_type
                where p.id = :id
                """).param("id", id).query((row, _) -> detail(id, row)).optional();
    }

    private PersonDetail detail(PersonId id, ResultSet row) throws SQLException {
        return new PersonDetail(
                PeopleStore.person(row),
                numbers(id),
                Optional.ofNullable(row.getString("name_latin")),
                coded(row, "sex", "sex_name"),
                Optional.ofNullable(row.getObject("birth_on", LocalDate.class)),
                coded(row, "nationality", "country_name"),
                coded(row, "ethnic_group", "ethnic_name"),
                coded(row, "political_status", "political_name"),
                coded(row, "id_type", "document_name"),
                Optional.ofNullable(row.getString("id_shown")),
                affiliations(id),
                contacts(id).stream()
                        .map(contact -> new PersonDetail.Contact(
                                contact.kind(), Masks.contact(contact.value()), contact.source()))
                        .toList(),
                posts("o.person_id = :id", id.value()),
                charges("h.person_id = :id", id.value()));
    }

    private List<String> numbers(PersonId id) {
        return jdbc.sql("select number from people.person_number where person_id = :id order by number")
                .param("id", id)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<PersonDetail.Affiliation> affiliations(PersonId id) {
        return jdbc.sql("""
                select a.*, u.name as unit_name, c.name as class_name, m.name as major_name, k.name as kind_name
                from people.affiliation a
                join people.unit u on u.id = a.unit_id
                left join people.class c on c.id = a.class_id
                left join people.major m on m.code = a.major_code
                left join people.code k on k.code = a.kind_code
                      and k.code_table = case a.kind when 'STUDENT' then 'student-kind' else 'staff-kind' end
                where a.person_id = :id
                order by a.until_on desc nulls first, a.is_primary desc, a.from_on desc
                """)
                .param("id", id)
                .query((row, _) -> new PersonDetail.Affiliation(
                        PersonKind.valueOf(row.getString("kind")),
                        coded(row, "kind_code", "kind_name"),
                        row.getString("number"),
                        row.getObject("unit_id", UUID.class),
                        row.getString("unit_name"),
                        Optional.ofNullable(row.getObject("class_id", UUID.class)),
                        Optional.ofNullable(row.getString("class_name")),
                        coded(row, "major_code", "major_name"),
                        row.getObject("from_on", LocalDate.class),
                        Optional.ofNullable(row.getObject("until_on", LocalDate.class)),
                        row.getBoolean("is_primary"),
                        row.getString("source")))
                .list();
    }

    /** Ways to reach the person, in full. */
    List<PersonDetail.Contact> contacts(PersonId id) {
        return jdbc.sql("select kind, value, source from people.contact where person_id = :id order by kind desc")
                .param("id", id)
                .query((row, _) -> new PersonDetail.Contact(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** Posts that a unit has or a person holds, those that last first. */
    List<PersonDetail.Post> posts(PostsOf of, UUID id) {
        return posts(of == PostsOf.UNIT ? "o.unit_id = :id" : "o.person_id = :id", id);
    }

    /** Whose posts are asked for. */
    enum PostsOf {
        UNIT,
        PERSON
    }

    private List<PersonDetail.Post> posts(String whose, UUID id) {
        return jdbc.sql("""
                select o.unit_id, u.name as unit_name, o.person_id, p.name, o.kind, o.title, o.from_on, o.until_on
                from people.post o
                join people.unit u on u.id = o.unit_id
                join people.person p on p.id = o.person_id
                where %s
                order by o.until_on desc nulls first, o.kind = 'HEAD' desc, o.kind = 'SECRETARY' desc, o.title
                """.formatted(whose))
                .param("id", id)
                .query((row, _) -> new PersonDetail.Post(
                        row.getObject("unit_id", UUID.class),
                        row.getString("unit_name"),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getObject("from_on", LocalDate.class),
                        Optional.ofNullable(row.getObject("until_on", LocalDate.class))))
                .list();
    }

    private List<PersonDetail.ClassCharge> charges(String whose, UUID id) {
        return jdbc.sql("""
                select h.class_id, c.name as class_name, h.person_id, p.name, h.kind, h.from_on, h.until_on
                from people.class_charge h
                join people.class c on c.id = h.class_id
                join people.person p on p.id = h.person_id
                where %s
                order by h.until_on desc nulls first, c.name
                """.formatted(whose))
                .param("id", id)
                .query((row, _) -> new PersonDetail.ClassCharge(
                        row.getObject("class_id", UUID.class),
                        row.getString("class_name"),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getObject("from_on", LocalDate.class),
                        Optional.ofNullable(row.getObject("until_on", LocalDate.class))))
                .list();
    }

    /** The sealed identity number, when there is one. */
    Optional<byte[]> sealedIdentity(PersonId id) {
        return jdbc.sql("select id_sealed from people.person where id = :id and id_sealed is not null")
                .param("id", id)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    private static Optional<CodedValue> coded(ResultSet row, String code, String name) throws SQLException {
        String value = row.getString(code);
        if (value == null) {
            return Optional.empty();
        }
        String text = row.getString(name);
        return Optional.of(new CodedValue(value, text == null ? value : text));
    }
}
