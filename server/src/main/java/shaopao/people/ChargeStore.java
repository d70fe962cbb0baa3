package shaopao.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** Who is in charge of a class or a unit, asked from below. */
@Repository
class ChargeStore {

    private final JdbcClient jdbc;

    ChargeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those in charge of a class in this way, those of longest standing first. */
    List<PersonId> ofClass(UUID classId, String kind, LocalDate today) {
        return jdbc.sql("""
                select person_id from people.class_charge
                where class_id = :class and kind = :kind
                  and from_on <= :today and (until_on is null or until_on > :today)
                order by from_on, person_id
                """)
                .param("class", classId)
                .param("kind", kind)
                .param("today", today)
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    /** Heads of the nearest unit that has any, going up from the one so many levels above the given one. */
    List<PersonId> heads(UUID unitId, int levels, LocalDate today) {
        return jdbc.sql("""
                with recursive way (id, parent_id, steps) as (
                    select id, parent_id, 0 from people.unit where id = :unit
                    union all
                    select u.id, u.parent_id, w.steps + 1 from people.unit u join way w on u.id = w.parent_id
                    where w.steps < 20
                ), led as (
                    select w.steps, p.person_id, p.from_on from way w join people.post p on p.unit_id = w.id
                    where p.kind = 'HEAD' and p.from_on <= :today and (p.until_on is null or p.until_on > :today)
                      and w.steps >= :levels
                )
                select person_id from led where steps = (select min(steps) from led)
                order by from_on, person_id
                """)
                .param("unit", unitId)
                .param("levels", levels)
                .param("today", today)
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    /**
     * Holders of a kind of post in the unit, or, when so asked, in the nearest unit above that has any; the school
     * itself is nobody's nearest unit.
     */
    List<PersonId> holders(UUID unitId, String kind, boolean orAbove, LocalDate today) {
        return jdbc.sql("""
                with recursive way (id, parent_id, steps) as (
                    select id, parent_id, 0 from people.unit where id = :unit
                    union all
                    select u.id, u.parent_id, w.steps + 1 from people.unit u join way w on u.id = w.parent_id
                    where w.steps < 20 and :above
                ), held as (
                    select w.steps, p.person_id, p.from_on from way w join people.post p on p.unit_id = w.id
                    where p.kind = :kind and p.from_on <= :today and (p.until_on is null or p.until_on > :today)
                      and (w.steps = 0 or w.parent_id is not null)
                )
                select person_id from held where steps = (select min(steps) from held)
                order by from_on, person_id
                """)
                .param("unit", unitId)
                .param("kind", kind)
                .param("above", orAbove)
                .param("today", today)
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    Optional<UUID> unit(String code) {
        return jdbc.sql("select id from people.unit where code = :code")
                .param("code", code)
                .query((row, _) -> row.getObject("id", UUID.class))
                .optional();
    }

    List<PlaceName> places(Collection<UUID> ids, LocalDate today) {
        return jdbc.sql("""
                select id, 'UNIT' as kind, code, name from people.unit
                where id = any(:ids::uuid[]) and (until_on is null or until_on > :today)
                union all
                select id, 'CLASS', code, name from people.class
                where id = any(:ids::uuid[]) and (until_on is null or until_on > :today)
                """)
                .param("ids", ids)
                .param("today", today)
                .query((row, _) -> new PlaceName(
                        row.getObject("id", UUID.class),
                        PlaceName.Kind.valueOf(row.getString("kind")),
                        row.getString("code"),
                        row.getString("name")))
                .list();
    }

    record Named(PersonId id, String name) {}

    List<Named> names(Collection<PersonId> people) {
        return jdbc.sql("select id, name from people.person where id = any(:people::uuid[])")
                .param("people", people)
                .query((row, _) -> new Named(new PersonId(row.getObject("id", UUID.class)), row.getString("name")))
                .list();
    }
}
