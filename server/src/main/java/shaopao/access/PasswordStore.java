package shaopao.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** All SQL of passwords and activation codes. */
@Repository
class PasswordStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    PasswordStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<String> hash(PersonId person) {
        return jdbc.sql("select hash from access.password where person_id = :person")
                .param("person", person)
                .query(String.class)
                .optional();
    }

    void set(PersonId person, String hash) {
        jdbc.sql("""
                insert into access.password (person_id, hash, changed_at) values (:person, :hash, :now)
                on conflict (person_id) do update set hash = excluded.hash, changed_at = excluded.changed_at
                """)
                .param("person", person)
                .param("hash", hash)
                .param("now", clock.instant())
                .update();
    }

    /** The same password under new parameters; leaves alone what was changed meanwhile. */
    void renew(PersonId person, String old, String hash) {
        jdbc.sql("update access.password set hash = :hash where person_id = :person and hash = :old")
                .param("person", person)
                .param("old", old)
                .param("hash", hash)
                .update();
    }

    /** A new code makes the former one void. */
    void issue(PersonId person, byte[] codeHash, Instant expiresAt, Optional<UUID> by) {
        jdbc.sql("""
                insert into access.activation (person_id, code_hash, expires_at, issued_by, issued_at)
                values (:person, :hash, :expires, :by::uuid, :now)
                on conflict (person_id) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at,
                    issued_by = excluded.issued_by, issued_at = excluded.issued_at
                """)
                .param("person", person)
                .param("hash", codeHash)
                .param("expires", expiresAt)
                .param("by", by)
                .param("now", clock.instant())
                .update();
    }

    /** Takes the code out of use; true for the one who takes it, in time. */
    boolean use(PersonId person, byte[] codeHash) {
        return jdbc.sql("""
                delete from access.activation
                where person_id = :person and code_hash = :hash and expires_at > :now
                """)
                        .param("person", person)
                        .param("hash", codeHash)
                        .param("now", clock.instant())
                        .update()
                == 1;
    }
}
