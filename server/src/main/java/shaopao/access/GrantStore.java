package shaopao.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** All SQL of grants. */
@Repository
class GrantStore {

    private static final String GRANTS = """
            select id, person_id, role, scope, units, items, from_at, until_at, reason, granted_by, granted_by_name,
                granted_at
            from access.role_grant
            """;

    private final JdbcClient jdbc;
    private final SessionMemory memory;

    GrantStore(JdbcClient jdbc, SessionMemory memory) {
        this.jdbc = jdbc;
        this.memory = memory;
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

    /** Who holds a role now on any scope, those of longest standing first. */
    List<PersonId> holders(String role, Instant now, int limit) {
        return jdbc.sql("""
                select person_id from access.role_grant
                where role = :role and revoked_at is null and from_at <= :now and (until_at is null or until_at > :now)
                group by person_id order by min(from_at), person_id limit :limit
                """)
                .param("role", role)
                .param("now", now)
                .param("limit", limit)
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    void add(Grant grant) {
        var _ = memory.changing(() -> jdbc.sql("""
                insert into access.role_grant (id, person_id, role, scope, units, items, from_at, until_at, reason,
                    granted_by, granted_by_name, granted_at)
                values (:id, :person, :role, :scope, :units::uuid[], :items::text[], :from,
                    :until::timestamptz, :reason, :by::uuid, :byName, :at)
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
                .update());
    }

    Optional<Grant> living(UUID id, Instant now) {
        return jdbc.sql(GRANTS + """
                where id = :id and revoked_at is null and (until_at is null or until_at > :now)
                """)
                .param("id", id)
                .param("now", now)
                .query((row, _) -> grant(row))
                .optional();
    }

    /** Living and future grants, oldest first. */
    List<Grant> grants(Optional<PersonId> person, Optional<String> role, Optional<UUID> after, Instant now, int limit) {
        return jdbc.sql(GRANTS + """
                where revoked_at is null and (until_at is null or until_at > :now)
                  and (:person::uuid is null or person_id = :person::uuid)
                  and (:role::text is null or role = :role::text)
                  and (:after::uuid is null or id > :after::uuid)
                order by id
                limit :limit
                """)
                .param("person", person)
                .param("role", role)
                .param("after", after)
                .param("now", now)
                .param("limit", limit)
                .query((row, _) -> grant(row))
                .list();
    }

    /** Whether anybody is granted the role over the whole school now. */
    boolean anyoneHolds(String role, Instant now) {
        return jdbc.sql("""
                select exists (
                    select from access.role_grant
                    where role = :role and scope = 'ALL' and revoked_at is null and from_at <= :now
                      and (until_at is null or until_at > :now))
                """)
                .param("role", role)
                .param("now", now)
                .query(Boolean.class)
                .single();
    }

    /** Who else is granted the role over the whole school, without end, now. */
    List<PersonId> others(String role, UUID than, Instant now) {
        return jdbc.sql("""
                select distinct person_id from access.role_grant
                where role = :role and scope = 'ALL' and id <> :than and revoked_at is null and from_at <= :now
                  and until_at is null
                """)
                .param("role", role)
                .param("than", than)
                .param("now", now)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** True when it was living. */
    boolean revoke(UUID id, Optional<UUID> by, String byName, Instant now) {
        return memory.changing(() -> jdbc.sql("""
                update access.role_grant set revoked_at = :now, revoked_by = :by::uuid, revoked_by_name = :byName
                where id = :id and revoked_at is null
                """)
                        .param("id", id)
                        .param("by", by)
                        .param("byName", byName)
                        .param("now", now)
                        .update()
                == 1);
    }

    private static Grant grant(ResultSet row) throws SQLException {
        HeldGrant held = held(row);
        return new Grant(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                held.role(),
                held.scope(),
                held.units(),
                held.items(),
                row.getTimestamp("from_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("until_at")).map(Timestamp::toInstant),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("granted_by", UUID.class)),
                row.getString("granted_by_name"),
                row.getTimestamp("granted_at").toInstant());
    }

    static HeldGrant held(ResultSet row) throws SQLException {
        return new HeldGrant(
                row.getString("role"),
                ScopeKind.valueOf(row.getString("scope")),
                Set.of((UUID[]) row.getArray("units").getArray()),
                Set.of((String[]) row.getArray("items").getArray()));
    }
}
