package shaopao.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;

/** Units, classes, and who is in charge of them. */
@Repository
class UnitStore {

    private final JdbcClient jdbc;

    UnitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<UUID> headedBy(PersonId person, LocalDate today) {
        return new HashSet<>(jdbc.sql("""
                select unit_id from people.post
                where person_id = :person and kind in ('HEAD', 'SECRETARY')
                  and from_on <= :today and (until_on is null or until_on > :today)
                """)
                .param("person", person)
                .param("today", today)
                .query(UUID.class)
                .list());
    }

    Set<UUID> classesOf(PersonId person, LocalDate today) {
        return new HashSet<>(jdbc.sql("""
                select class_id from people.class_charge
                where person_id = :person and from_on <= :today and (until_on is null or until_on > :today)
                """)
                .param("person", person)
                .param("today", today)
                .query(UUID.class)
                .list());
    }

    Set<UUID> below(Set<UUID> roots) {
        return new HashSet<>(
                jdbc.sql("""
                with recursive below (id) as (
                    select id from people.unit where id = any(:roots)
                    union
                    select u.id from people.unit u join below b on u.parent_id = b.id
                )
                select id from below
                """).param("roots", roots).query(UUID.class).list());
    }

    /** Every unit that is open, parents before children, with its head count including everything below. */
    List<UnitNode> tree(LocalDate today) {
        return jdbc.sql("""
                with recursive heads as (
                    select unit_id,
                           count(distinct person_id) filter (where kind = 'STUDENT') as students,
                           count(distinct person_id) filter (where kind = 'STAFF') as staff
                    from people.affiliation
                    where from_on <= :today and (until_on is null or until_on > :today)
                    group by unit_id
                ), above (id, root) as (
                    select id, id from people.unit
                    union all
                    select a.id, u.parent_id from above a join people.unit u on u.id = a.root
                    where u.parent_id is not null
                ), sums as (
                    select a.root, sum(h.students)::bigint as students, sum(h.staff)::bigint as staff
                    from above a join heads h on h.unit_id = a.id
                    group by a.root
                )
                select u.id, u.code, u.name, u.kind, u.parent_id,
                       coalesce(s.students, 0) as students, coalesce(s.staff, 0) as staff
                from people.unit u left join sums s on s.root = u.id
                where u.until_on is null or u.until_on > :today
                order by u.parent_id nulls first, u.position, u.code
                """)
                .param("today", today)
                .query((row, _) -> new UnitNode(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("kind"),
                        Optional.ofNullable(row.getObject("parent_id", UUID.class)),
                        row.getLong("students"),
                        row.getLong("staff")))
                .list();
    }

    /** The open classes of units that are in the reader's reach, newest grade first, after the given class. */
    List<SchoolClass> classes(Set<UUID> of, Scope scope, LocalDate today, Optional<UUID> after, int limit) {
        return jdbc.sql("""
                select c.id, c.code, c.name, c.unit_id, u.name as unit_name, m.name as major_name, c.grade,
                       (select count(*) from people.affiliation a where a.class_id = c.id and a.kind = 'STUDENT'
                          and a.from_on <= :today and (a.until_on is null or a.until_on > :today)) as students,
                       (select coalesce(array_agg(h.kind || chr(9) || p.id || chr(9) || p.name order by h.kind, p.name),
                                        '{}')
                        from people.class_charge h join people.person p on p.id = h.person_id
                        where h.class_id = c.id
                          and h.from_on <= :today and (h.until_on is null or h.until_on > :today)) as carers
                from people.class c
                join people.unit u on u.id = c.unit_id
                left join people.major m on m.code = c.major_code
                where (c.until_on is null or c.until_on > :today)
                  and (cardinality(:of::uuid[]) = 0 or c.unit_id = any(:of::uuid[]))
                  and (:all or c.unit_id = any(:units::uuid[]) or c.id = any(:classes::uuid[]))
                  and (:after::uuid is null
                       or (-c.grade, c.code) > (select -l.grade, l.code from people.class l where l.id = :after::uuid))
                order by -c.grade, c.code
                limit :limit
                """)
                .param("of", of)
                .param("all", scope.all())
                .param("units", scope.units())
                .param("classes", scope.classes())
                .param("after", after)
                .param("today", today)
                .param("limit", limit)
                .query((row, _) -> schoolClass(row))
                .list();
    }

    private static SchoolClass schoolClass(ResultSet row) throws SQLException {
        String[] carers = (String[]) row.getArray("carers").getArray();
        return new SchoolClass(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getObject("unit_id", UUID.class),
                row.getString("unit_name"),
                Optional.ofNullable(row.getString("major_name")),
                row.getInt("grade"),
                row.getLong("students"),
                Arrays.stream(carers)
                        .map(text -> text.split("\t", 3))
                        .map(parts -> new SchoolClass.Carer(PersonId.of(parts[1]), parts[2], parts[0]))
                        .toList());
    }
}
