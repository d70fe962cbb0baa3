package shaopao.gates;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** Who just passed, by the passage. */
@Repository
class PassingStore {

    private final JdbcClient jdbc;

    PassingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person of a passage at an entry point since a moment; visitors are no persons of the school. */
    Optional<PersonId> passed(EntryPoint entry, UUID passage, Instant since) {
        return jdbc.sql("""
                select subject from gates.event
                where place_id = :place and at >= :since and entry_id = :entry and id = :passage
                    and subject is not null and not guest
                """)
                .param("place", entry.place())
                .param("since", since)
                .param("entry", entry.id())
                .param("passage", passage)
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }
}
