package shaopao.people;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

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
}
