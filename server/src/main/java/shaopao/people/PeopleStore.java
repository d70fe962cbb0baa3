package shaopao.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;

/** Reads persons. */
@Repository
class PeopleStore {

    private final JdbcClient jdbc;

    PeopleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Person> person(PersonId id) {
        return jdbc.sql("""
                select p.id, p.number, p.name, p.kind, p.unit_id, p.class_id, p.present,
                       u.name as unit_name, c.name as class_name
                from people.person p
                left join people.unit u on u.id = p.unit_id
                left join people.class c on c.id = p.class_id
                where p.id = :id
                """).param("id", id).query((row, _) -> person(row)).optional();
    }

    List<Person> persons(Collection<PersonId> ids) {
        return jdbc.sql("""
                select p.id, p.number, p.name, p.kind, p.unit_id, p.class_id, p.present,
                       u.name as unit_name, c.name as class_name
                from people.person p
                left join people.unit u on u.id = p.unit_id
                left join people.class c on c.id = p.class_id
                where p.id = any(:ids::uuid[])
                """).param("ids", ids).query((row, _) -> person(row)).list();
    }

    List<Person> within(Scope scope, Collection<PersonId> ids) {
        return jdbc.sql("""
                select p.id, p.number, p.name, p.kind, p.unit_id, p.class_id, p.present,
                       u.name as unit_name, c.name as class_name
                from people.person p
                left join people.unit u on u.id = p.unit_id
                left join people.class c on c.id = p.class_id
                where p.id = any(:ids::uuid[])
                  and (:all or p.unit_id = any(:units::uuid[]) or p.class_id = any(:classes::uuid[])
                       or p.id = any(:self::uuid[]))
                """)
                .param("ids", ids)
                .param("all", scope.all())
                .param("units", scope.units())
                .param("classes", scope.classes())
                .param("self", scope.self())
                .query((row, _) -> person(row))
                .list();
    }

    Optional<Person> byNumber(String number) {
        return jdbc.sql("""
                select p.id, p.number, p.name, p.kind, p.unit_id, p.class_id, p.present,
                       u.name as unit_name, c.name as class_name
                from people.person_number n
                join people.person p on p.id = n.person_id
                left join people.unit u on u.id = p.unit_id
                left join people.class c on c.id = p.class_id
                where n.number in (:number, upper(:number), lower(:number))
                limit 1
                """)
                .param("number", number)
                .query((row, _) -> person(row))
                .optional();
    }

    Map<String, PersonId> numbered(Collection<String> numbers) {
        Map<String, PersonId> found = new HashMap<>();
        jdbc.sql("""
                select asked.number, n.person_id from unnest(:numbers::text[]) as asked (number)
                join people.person_number n on n.number in (asked.number, upper(asked.number), lower(asked.number))
                """).param("numbers", numbers).query((RowCallbackHandler)
                row -> found.put(row.getString("number"), new PersonId(row.getObject("person_id", UUID.class))));
        return found;
    }

    Map<String, List<PersonId>> inClasses(Collection<String> codes) {
        Map<String, List<PersonId>> found = new HashMap<>();
        jdbc.sql("""
                select c.code, p.id from people.class c left join people.person p on p.class_id = c.id and p.present
                where c.code = any(:codes) order by p.number
                """).param("codes", codes).query((RowCallbackHandler) row -> {
            List<PersonId> there = found.computeIfAbsent(row.getString("code"), _ -> new ArrayList<>());
            Optional.ofNullable(row.getObject("id", UUID.class))
                    .map(PersonId::new)
                    .ifPresent(there::add);
        });
        return found;
    }

    void admit(PersonId id, String number, String name, Instant now) {
        jdbc.sql("""
                with admitted as (
                    insert into people.person (id, number, name, kind, present, source, changed_at)
                    values (:id, :number, :name, 'STAFF', true, 'set-up', :now)
                    returning id, number)
                insert into people.person_number (number, person_id) select number, id from admitted
                """)
                .param("id", id)
                .param("number", number)
                .param("name", name)
                .param("now", now)
                .update();
    }

    boolean anyone() {
        return jdbc.sql("select exists (select from people.person)")
                .query(Boolean.class)
                .single();
    }

    static Person person(ResultSet row) throws SQLException {
        return new Person(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("name"),
                PersonKind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getObject("unit_id", UUID.class)),
                Optional.ofNullable(row.getObject("class_id", UUID.class)),
                Optional.ofNullable(row.getString("unit_name")),
                Optional.ofNullable(row.getString("class_name")),
                row.getBoolean("present"));
    }
}
