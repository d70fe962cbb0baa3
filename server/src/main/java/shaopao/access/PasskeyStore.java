package shaopao.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** All SQL of passkeys. */
@Repository
class PasskeyStore {

    private final JdbcClient jdbc;

    PasskeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the credential is known already. */
    boolean add(StoredPasskey passkey, Instant now) {
        return jdbc.sql("""
                insert into access.passkey (id, person_id, credential_id, attested, sign_count, backup_eligible,
                    backed_up, transports, name, created_at)
                values (:id, :person, :credential, :attested, :count, :eligible, :backedUp, :transports::text[], :name,
                    :now)
                on conflict (credential_id) do nothing
                """)
                        .param("id", passkey.id())
                        .param("person", passkey.person())
                        .param("credential", PasskeyChecks.bytes(passkey.credentialId()))
                        .param("attested", PasskeyChecks.bytes(passkey.attested()))
                        .param("count", passkey.signCount())
                        .param("eligible", passkey.backupEligible())
                        .param("backedUp", passkey.backedUp())
                        .param("transports", passkey.transports())
                        .param("name", passkey.name())
                        .param("now", now)
                        .update()
                == 1;
    }

    List<Passkey> of(PersonId person) {
        return jdbc.sql("""
                select id, name, backed_up, created_at, used_at from access.passkey
                where person_id = :person order by id
                """)
                .param("person", person)
                .query((row, _) -> new Passkey(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getBoolean("backed_up"),
                        row.getTimestamp("created_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant)))
                .list();
    }

    List<StoredPasskey> stored(PersonId person) {
        return jdbc.sql("select * from access.passkey where person_id = :person order by id")
                .param("person", person)
                .query((row, _) -> stored(row))
                .list();
    }

    Optional<StoredPasskey> byCredential(byte[] credentialId) {
        return jdbc.sql("select * from access.passkey where credential_id = :credential")
                .param("credential", credentialId)
                .query((row, _) -> stored(row))
                .optional();
    }

    /**
     * Notes a use. False when the counter did not grow since it was read: the same answer twice, or a copied key. An
     * authenticator that does not count says 0 each time.
     */
    boolean used(UUID id, long signCount, boolean backedUp, Instant now) {
        return jdbc.sql("""
                update access.passkey set sign_count = :count, backed_up = :backedUp, used_at = :now
                where id = :id and (sign_count < :count or (sign_count = 0 and :count = 0))
                """)
                        .param("id", id)
                        .param("count", signCount)
                        .param("backedUp", backedUp)
                        .param("now", now)
                        .update()
                == 1;
    }

    boolean remove(UUID id, PersonId person) {
        return jdbc.sql("delete from access.passkey where id = :id and person_id = :person")
                        .param("id", id)
                        .param("person", person)
                        .update()
                == 1;
    }

    private static StoredPasskey stored(ResultSet row) throws SQLException {
        return new StoredPasskey(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                PasskeyChecks.text(row.getBytes("credential_id")),
                PasskeyChecks.text(row.getBytes("attested")),
                row.getLong("sign_count"),
                row.getBoolean("backup_eligible"),
                row.getBoolean("backed_up"),
                List.of((String[]) row.getArray("transports").getArray()),
                row.getString("name"));
    }
}
