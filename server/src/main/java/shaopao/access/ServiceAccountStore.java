package shaopao.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of service accounts. */
@Repository
class ServiceAccountStore {

    private static final String COLUMNS = """
            select id, name, permissions, whole_school, units, addresses, expires_at, created_by_name, created_at,
                rotated_at, used_at, used_address
            from access.service_account
            """;

    private final JdbcClient jdbc;

    ServiceAccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ServiceAccount account, String secret, Optional<UUID> by) {
        jdbc.sql("""
                insert into access.service_account (id, name, secret_hash, permissions, whole_school, units, addresses,
                    expires_at, created_by, created_by_name, created_at, rotated_at)
                values (:id, :name, :hash, :permissions::text[], :whole, :units::uuid[], :addresses::text[], :expires,
                    :by::uuid, :byName, :at, :at)
                """)
                .param("id", account.id())
                .param("name", account.name())
                .param("hash", Tokens.hash(secret))
                .param("permissions", account.permissions())
                .param("whole", account.wholeSchool())
                .param("units", account.units())
                .param("addresses", account.addresses())
                .param("expires", account.expiresAt())
                .param("by", by)
                .param("byName", account.createdByName())
                .param("at", account.createdAt())
                .update();
    }

    Optional<ServiceAccount> bySecret(UUID id, String secret, Instant now) {
        return jdbc.sql(COLUMNS + """
                where id = :id and secret_hash = :hash and revoked_at is null and expires_at > :now
                """)
                .param("id", id)
                .param("hash", Tokens.hash(secret))
                .param("now", now)
                .query((row, _) -> account(row))
                .optional();
    }

    Optional<ServiceAccount> living(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id and revoked_at is null")
                .param("id", id)
                .query((row, _) -> account(row))
                .optional();
    }

    List<ServiceAccount> all() {
        return jdbc.sql(COLUMNS + "where revoked_at is null order by name, id limit 500")
                .query((row, _) -> account(row))
                .list();
    }

    void used(UUID id, String address, Instant now, Duration step) {
        jdbc.sql("""
                update access.service_account set used_at = :now, used_address = :address
                where id = :id and (used_at is null or used_at < :before)
                """)
                .param("id", id)
                .param("address", address)
                .param("now", now)
                .param("before", now.minus(step))
                .update();
    }

    boolean rotate(UUID id, String secret, Instant expiresAt, Instant now) {
        return jdbc.sql("""
                update access.service_account set secret_hash = :hash, expires_at = :expires, rotated_at = :now
                where id = :id and revoked_at is null
                """)
                        .param("id", id)
                        .param("hash", Tokens.hash(secret))
                        .param("expires", expiresAt)
                        .param("now", now)
                        .update()
                == 1;
    }

    boolean revoke(UUID id, Instant now) {
        return jdbc.sql("update access.service_account set revoked_at = :now where id = :id and revoked_at is null")
                        .param("id", id)
                        .param("now", now)
                        .update()
                == 1;
    }

    private static ServiceAccount account(ResultSet row) throws SQLException {
        return new ServiceAccount(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Set.of((String[]) row.getArray("permissions").getArray()),
                row.getBoolean("whole_school"),
                Set.of((UUID[]) row.getArray("units").getArray()),
                List.of((String[]) row.getArray("addresses").getArray()),
                row.getTimestamp("expires_at").toInstant(),
                row.getString("created_by_name"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("rotated_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("used_address")));
    }
}
