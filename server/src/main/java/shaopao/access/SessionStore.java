package shaopao.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** All SQL of sessions. */
@Repository
class SessionStore {

    private final JdbcClient jdbc;
    private final SessionMemory memory;

    SessionStore(JdbcClient jdbc, SessionMemory memory) {
        this.jdbc = jdbc;
        this.memory = memory;
    }

    /** The living session of a token with everything a request needs to know, in one statement. */
    Optional<Session> find(byte[] tokenHash, Optional<PersonId> actingFor, Instant now, Instant idleSince) {
        return jdbc.sql("""
                select s.id, s.person_id, s.method, s.seen_at, s.stepped_up_until, p.language,
                       g.role, g.scope, g.units, g.items,
                       :actingFor::uuid is not null and exists (
                           select 1 from access.delegation d
                           where d.delegate_id = s.person_id and d.absent_id = :actingFor::uuid
                             and d.accepted_at is not null and d.ended_at is null
                             and d.from_at <= :now and d.until_at > :now) as delegated
                from access.session s
                left join access.preference p on p.person_id = s.person_id
                left join access.role_grant g on g.person_id = s.person_id and g.revoked_at is null
                    and g.from_at <= :now and (g.until_at is null or g.until_at > :now)
                where s.token_hash = :hash and s.ended_at is null and s.expires_at > :now and s.seen_at > :idleSince
                """)
                .param("hash", tokenHash)
                .param("actingFor", actingFor)
                .param("now", now)
                .param("idleSince", idleSince)
                .query(SessionStore::session);
    }

    private static Optional<Session> session(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        SessionId id = new SessionId(rows.getObject("id", UUID.class));
        PersonId person = new PersonId(rows.getObject("person_id", UUID.class));
        SignInMethod method = SignInMethod.valueOf(rows.getString("method"));
        Instant seenAt = rows.getTimestamp("seen_at").toInstant();
        Optional<Instant> steppedUpUntil = instant(rows.getTimestamp("stepped_up_until"));
        Optional<String> language = Optional.ofNullable(rows.getString("language"));
        boolean delegated = rows.getBoolean("delegated");
        List<HeldGrant> grants = new ArrayList<>();
        do {
            if (rows.getString("role") != null) {
                grants.add(GrantStore.held(rows));
            }
        } while (rows.next());
        return Optional.of(new Session(id, person, method, seenAt, steppedUpUntil, language, grants, delegated));
    }

    private static Optional<Instant> instant(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }

    void add(NewSession session) {
        jdbc.sql("""
                insert into access.session (id, token_hash, person_id, method, address, agent, created_at, seen_at,
                    expires_at, stepped_up_until, upstream, upstream_ticket)
                values (:id, :hash, :person, :method, :address, :agent, :now, :now, :expires, :steppedUp::timestamptz,
                    :upstream::text, :ticket::bytea)
                """)
                .param("id", session.id())
                .param("hash", Tokens.hash(session.token()))
                .param("person", session.person())
                .param("method", session.method())
                .param("address", session.visit().address())
                .param("agent", session.visit().agent())
                .param("now", session.now())
                .param("expires", session.expiresAt())
                .param("steppedUp", session.steppedUpUntil())
                .param("upstream", session.upstream())
                .param("ticket", session.upstreamTicket().map(Tokens::hash))
                .update();
    }

    /** Notes browser and system; true when others of the person are known and this one is not. */
    boolean anew(PersonId person, String agent, Instant now) {
        return jdbc.sql("""
                with noted as (
                    insert into access.known_agent (person_id, agent, seen_at) values (:person, :agent, :now)
                    on conflict (person_id, agent) do update set seen_at = excluded.seen_at)
                select count(*) > 0 and count(*) filter (where agent = :agent) = 0
                from access.known_agent where person_id = :person
                """)
                .param("person", person)
                .param("agent", agent)
                .param("now", now)
                .query(Boolean.class)
                .single();
    }

    /** Notes that the session is in use, at most once a step. */
    void seen(SessionId id, String address, Instant now, Duration step) {
        jdbc.sql("""
                update access.session set seen_at = :now, address = :address
                where id = :id and seen_at < :before and ended_at is null
                """)
                .param("id", id)
                .param("address", address)
                .param("now", now)
                .param("before", now.minus(step))
                .update();
    }

    void steppedUp(SessionId id, Instant until) {
        var _ = memory.changing(() -> jdbc.sql(
                        "update access.session set stepped_up_until = :until where id = :id and ended_at is null")
                .param("id", id)
                .param("until", until)
                .update());
    }

    List<SessionRow> of(PersonId person, Optional<SessionId> current, Instant now, Instant idleSince) {
        return jdbc.sql("""
                select id, method, address, agent, created_at, seen_at, expires_at
                from access.session
                where person_id = :person and ended_at is null and expires_at > :now and seen_at > :idleSince
                order by seen_at desc
                limit 200
                """)
                .param("person", person)
                .param("now", now)
                .param("idleSince", idleSince)
                .query((row, _) -> {
                    SessionId id = new SessionId(row.getObject("id", UUID.class));
                    return new SessionRow(
                            id,
                            SignInMethod.valueOf(row.getString("method")),
                            row.getString("address"),
                            row.getString("agent"),
                            row.getTimestamp("created_at").toInstant(),
                            row.getTimestamp("seen_at").toInstant(),
                            row.getTimestamp("expires_at").toInstant(),
                            current.filter(id::equals).isPresent());
                })
                .list();
    }

    /** True when it was alive and belonged to the person. */
    boolean end(SessionId id, PersonId person, String why, Instant now) {
        return memory.changing(() -> jdbc.sql("""
                update access.session set ended_at = :now, ended_why = :why
                where id = :id and person_id = :person and ended_at is null
                """)
                        .param("id", id)
                        .param("person", person)
                        .param("why", why)
                        .param("now", now)
                        .update()
                == 1);
    }

    /** Ends all sessions of a person but one; how many. */
    int endOthers(PersonId person, Optional<SessionId> kept, String why, Instant now) {
        return memory.changing(() -> jdbc.sql("""
                update access.session set ended_at = :now, ended_why = :why
                where person_id = :person and ended_at is null and (:kept::uuid is null or id <> :kept::uuid)
                """)
                .param("person", person)
                .param("kept", kept)
                .param("why", why)
                .param("now", now)
                .update());
    }

    List<SessionId> endUpstream(String upstream, String ticket, Instant now) {
        return memory.changing(() -> jdbc.sql("""
                update access.session set ended_at = :now, ended_why = 'ENDED_BY_UPSTREAM'
                where upstream = :upstream and upstream_ticket = :ticket and ended_at is null
                returning id
                """)
                .param("upstream", upstream)
                .param("ticket", Tokens.hash(ticket))
                .param("now", now)
                .query((row, _) -> new SessionId(row.getObject(1, UUID.class)))
                .list());
    }

    /** Removes rows that ended, expired or fell idle before the instants; at most so many. */
    int forget(Instant before, Instant idleSince, int rowsMax) {
        return jdbc.sql("""
                delete from access.session where id in (
                    select id from access.session
                    where ended_at < :before or expires_at < :before or seen_at < :idleSince
                    limit :rows)
                """)
                .param("before", before)
                .param("idleSince", idleSince)
                .param("rows", rowsMax)
                .update();
    }
}
