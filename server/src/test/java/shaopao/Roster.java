package shaopao;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;

/** Writes persons, units and grants for tests of the whole program. */
public final class Roster {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final JdbcClient jdbc;

    public Roster(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person of a test. */
    public record Someone(PersonId id, String number, UUID unit) {}

    public UUID unit(Optional<UUID> parent) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into people.unit (id, code, name, kind, parent_id, source, changed_at)
                values (:id, :code, '测试学院', 'COLLEGE', :parent::uuid, 'test', now())
                """)
                .param("id", id)
                .param("code", id.toString())
                .param("parent", parent)
                .update();
        return id;
    }

    public Someone staff() {
        return someone("STAFF", unit(Optional.empty()));
    }

    public Someone student() {
        return someone("STUDENT", unit(Optional.empty()));
    }

    public Someone someone(String kind, UUID unit) {
        PersonId id = PersonId.next();
        String number = "X" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT) + NUMBERS.incrementAndGet();
        jdbc.sql("""
                insert into people.person (id, number, name, kind, unit_id, present, source, changed_at)
                values (:id, :number, '陈思远', :kind, :unit, true, 'test', now())
                """)
                .param("id", id)
                .param("number", number)
                .param("kind", kind)
                .param("unit", unit)
                .update();
        jdbc.sql("insert into people.person_number (number, person_id) values (:number, :id)")
                .param("id", id)
                .param("number", number)
                .update();
        jdbc.sql("""
                insert into people.affiliation (id, person_id, kind, number, unit_id, from_on, is_primary, source,
                    changed_at)
                values (:id, :person, :kind, :number, :unit, :from, true, 'test', now())
                """)
                .param("id", Ids.next())
                .param("person", id)
                .param("kind", kind)
                .param("number", number)
                .param("unit", unit)
                .param("from", LocalDate.of(2020, 1, 1))
                .update();
        return new Someone(id, number, unit);
    }

    public UUID schoolClass(UUID unit) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into people.class (id, code, name, unit_id, grade, source, changed_at)
                values (:id, :code, '计算机2301', :unit, 2023, 'test', now())
                """)
                .param("id", id)
                .param("code", id.toString())
                .param("unit", unit)
                .update();
        return id;
    }

    public void counsels(Someone someone, UUID schoolClass) {
        jdbc.sql("""
                insert into people.class_charge (id, class_id, person_id, kind, from_on)
                values (:id, :class, :person, 'COUNSELLOR', :from)
                """)
                .param("id", Ids.next())
                .param("class", schoolClass)
                .param("person", someone.id())
                .param("from", LocalDate.of(2020, 1, 1))
                .update();
    }

    public void leaves(Someone someone) {
        jdbc.sql("update people.person set present = false where id = :id")
                .param("id", someone.id())
                .update();
    }

    public void heads(Someone someone, UUID unit) {
        jdbc.sql("""
                insert into people.post (id, unit_id, person_id, kind, title, from_on)
                values (:id, :unit, :person, 'HEAD', '院长', :from)
                """)
                .param("id", Ids.next())
                .param("unit", unit)
                .param("person", someone.id())
                .param("from", LocalDate.of(2020, 1, 1))
                .update();
    }

    /** Gives a role over the whole school. */
    public UUID grant(Someone someone, String role) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into access.role_grant (id, person_id, role, scope, from_at, reason, granted_by_name, granted_at)
                values (:id, :person, :role, 'ALL', :from, '测试', 'test', :from)
                """)
                .param("id", id)
                .param("person", someone.id())
                .param("role", role)
                .param("from", Instant.now().minusSeconds(60))
                .update();
        return id;
    }
}
