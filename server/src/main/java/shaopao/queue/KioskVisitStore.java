package shaopao.queue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** Who stands before which kiosk. */
@Repository
class KioskVisitStore {

    private final JdbcClient jdbc;

    KioskVisitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A new one ends the one before. */
    void begin(UUID id, UUID device, PersonId person, Instant until) {
        jdbc.sql("""
            with old as (delete from queue.kiosk_visit where device_id = :device or until < now() - interval '1 day')
            insert into queue.kiosk_visit (id, device_id, person_id, until) values (:id, :device, :person, :until)
            """)
                .param("id", id)
                .param("device", device)
                .param("person", person)
                .param("until", until)
                .update();
    }

    /** The person, who touches the kiosk once more; empty when the visit is over or of another kiosk. */
    Optional<PersonId> touch(UUID id, UUID device, Instant now, Instant until) {
        return jdbc.sql("""
            update queue.kiosk_visit set until = :until where id = :id and device_id = :device and until > :now
            returning person_id
            """)
                .param("id", id)
                .param("device", device)
                .param("now", now)
                .param("until", until)
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .optional();
    }

    void end(UUID id, UUID device) {
        jdbc.sql("delete from queue.kiosk_visit where id = :id and device_id = :device")
                .param("id", id)
                .param("device", device)
                .update();
    }
}
