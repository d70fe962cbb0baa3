package shaopao.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** All SQL of grants. */
@Repository
class GrantStore {

    private final JdbcClient jdbc;

    GrantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The grants of a person that hold at the instant. */
    List<HeldGrant> held(PersonId person, Instant now) {
        return jdbc.sql("""
                select role, scope, units, items from access.role_grant
                where person_id = :person and revoked_at is null and from_at <= :now
                  and (until_at is null or until_at > :now)
                """)
                .param("person", person)
                .param("now", now)
                .query((row, _) -> held(row))
                .list();
    }

    void add(Grant grant) {
        jdbc.sql("""
                insert into access.role_grant (id, person_id, role, scope, units, items, from_at, until_at, reason,
                    granted_by, granted_by_name, granted_at)
                values (:id, :person, :role, :scope, :units::uuid[], :items::text[], :from, :until::timestamptz, :reason,
                    :by::uuid, :byName, :at)
                """)
                .param("id", grant.id())
                .param("person", grant.person())
                .param("role", grant.role())
                .param("scope", grant.scope())
                .param("units", grant.units())
                .param("items", grant.items())
                .param("from", grant.from())
                .param("until", grant.until())
                .param("reason", grant.reason())
                .param("by", grant.grantedBy())
                .param("byName", grant.grantedByName())
                .param("at", grant.grantedAt())
                .update();
    }

    static HeldGrant held(ResultSet row) throws SQLException {
        return new HeldGrant(
                row.getString("role"),
                ScopeKind.valueOf(row.getString("scope")),
                Set.of((UUID[]) row.getArray("units").getArray()),
                Set.of((String[]) row.getArray("items").getArray()));
    }
}
