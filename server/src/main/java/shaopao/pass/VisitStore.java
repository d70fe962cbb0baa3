package shaopao.pass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** Invitations of visitors. */
@Repository
class VisitStore {

    private static final String COLUMNS = """
            select v.id, p.id as pass_id, v.host_id, v.host_name, v.guest_name, v.reason, v.from_at, v.until_at,
                v.places, v.made_at, v.opened_at, v.cancelled_at, p.frozen_at
            from pass.visit v join pass.pass p on p.visit_id = v.id
            """;

    private final JdbcClient jdbc;

    VisitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(PassVisit visit, byte[] linkHash) {
        jdbc.sql("""
                insert into pass.visit (id, host_id, host_name, guest_name, reason, from_at, until_at, places,
                    link_hash, made_at)
                values (:id, :host, :hostName, :guest, :reason, :from, :until, :places::uuid[], :hash, :now)
                """)
                .param("id", visit.id())
                .param("host", visit.host())
                .param("hostName", visit.hostName())
                .param("guest", visit.guestName())
                .param("reason", visit.reason())
                .param("from", visit.from())
                .param("until", visit.until())
                .param("places", visit.places())
                .param("hash", linkHash)
                .param("now", visit.madeAt())
                .update();
    }

    /** Takes the link out of use; of two phones that open it at once, one gets the visit. */
    Optional<UUID> open(byte[] linkHash, Instant now) {
        return jdbc.sql("""
                update pass.visit set opened_at = :now
                where link_hash = :hash and opened_at is null and cancelled_at is null and until_at > :now
                returning id
                """)
                .param("hash", linkHash)
                .param("now", now)
                .query(UUID.class)
                .optional();
    }

    /** A fresh link for the host's own visit. */
    boolean relink(PersonId host, UUID visit, byte[] linkHash, Instant now) {
        return jdbc.sql("""
                update pass.visit set link_hash = :hash, opened_at = null
                where id = :visit and host_id = :host and cancelled_at is null and until_at > :now
                """)
                        .param("visit", visit)
                        .param("host", host)
                        .param("hash", linkHash)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Calls a visit off: the host's own, or any where {@code staff}. */
    boolean cancel(Optional<PersonId> host, UUID visit, Instant now) {
        return jdbc.sql("""
                update pass.visit set cancelled_at = :now
                where id = :visit and (:host::uuid is null or host_id = :host::uuid) and cancelled_at is null
                """)
                        .param("visit", visit)
                        .param("host", host)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** How many visits of the host are still ahead or running. */
    int ahead(PersonId host, Instant now) {
        return jdbc.sql("""
                select count(*) from pass.visit
                where host_id = :host and until_at > :now and cancelled_at is null
                """)
                .param("host", host)
                .param("now", now)
                .query(Integer.class)
                .single();
    }

    Optional<PassVisit> visit(UUID id) {
        return jdbc.sql(COLUMNS + "where v.id = :id")
                .param("id", id)
                .query((row, _) -> visit(row))
                .optional();
    }

    /** Visits of the host, latest first. */
    List<PassVisit> ofHost(PersonId host, int limit) {
        return jdbc.sql(COLUMNS + "where v.host_id = :host order by v.id desc limit :limit")
                .param("host", host)
                .param("limit", limit)
                .query((row, _) -> visit(row))
                .list();
    }

    /** Visits that are not over, for staff: those that begin first. */
    List<PassVisit> current(Optional<UUID> after, Instant now, int limit) {
        return jdbc.sql(COLUMNS + """
                where v.until_at > :now and (:after::uuid is null or v.id < :after::uuid)
                order by v.id desc limit :limit
                """)
                .param("now", now)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> visit(row))
                .list();
    }

    /** Forgets visitors whose visit ended before; their passes and phones go with them. */
    int forget(Instant before) {
        return jdbc.sql("""
                with gone as (delete from pass.visit where until_at < :before returning id)
                delete from pass.pass p using gone where p.visit_id = gone.id
                """).param("before", before).update();
    }

    private static PassVisit visit(ResultSet row) throws SQLException {
        return new PassVisit(
                row.getObject("id", UUID.class),
                new PassId(row.getObject("pass_id", UUID.class)),
                new PersonId(row.getObject("host_id", UUID.class)),
                row.getString("host_name"),
                row.getString("guest_name"),
                row.getString("reason"),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("until_at").toInstant(),
                PassStore.uuids(row.getArray("places")),
                row.getTimestamp("made_at").toInstant(),
                PassStore.instant(row.getTimestamp("opened_at")),
                PassStore.instant(row.getTimestamp("cancelled_at")),
                row.getTimestamp("frozen_at") != null);
    }
}
