package shaopao.gates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Ids;
import shaopao.places.PlaceId;

/** SQL of what staff should look at. */
@Repository
class GateAlarmStore {

    private final JdbcClient jdbc;

    GateAlarmStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Raised once for an occasion, on whichever node it is noticed. */
    void raise(
            GateAlarm.Kind kind,
            String occasion,
            PlaceId place,
            Optional<EntryId> entry,
            Optional<UUID> subject,
            Instant now) {
        jdbc.sql("""
                insert into gates.alarm (id, kind, occasion, place_id, entry_id, subject, raised_at)
                values (:id, :kind, :occasion, :place, :entry::uuid, :subject::uuid, :now)
                on conflict (occasion) do nothing
                """)
                .param("id", Ids.next())
                .param("kind", kind)
                .param("occasion", occasion)
                .param("place", place)
                .param("entry", entry)
                .param("subject", subject)
                .param("now", now)
                .update();
    }

    /** Those that nobody has settled first, then the newest. */
    List<GateAlarm> newest(int limit) {
        return jdbc.sql("""
                select id, kind, place_id, entry_id, subject, raised_at, settled_at, settled_by, note from gates.alarm
                order by settled_at is not null, raised_at desc limit :limit
                """).param("limit", limit).query((row, _) -> alarm(row)).list();
    }

    boolean settle(UUID id, String by, String note, Instant now) {
        return jdbc.sql("""
                update gates.alarm set settled_at = :now, settled_by = :by, note = :note
                where id = :id and settled_at is null
                """)
                        .param("id", id)
                        .param("by", by)
                        .param("note", note)
                        .param("now", now)
                        .update()
                == 1;
    }

    void forget(Instant before) {
        jdbc.sql("delete from gates.alarm where raised_at < :before")
                .param("before", before)
                .update();
    }

    private static GateAlarm alarm(ResultSet row) throws SQLException {
        return new GateAlarm(
                row.getObject("id", UUID.class),
                GateAlarm.Kind.valueOf(row.getString("kind")),
                new PlaceId(row.getObject("place_id", UUID.class)),
                Optional.ofNullable(row.getObject("entry_id", UUID.class)).map(EntryId::new),
                Optional.ofNullable(row.getObject("subject", UUID.class)),
                row.getTimestamp("raised_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("settled_at")).map(java.sql.Timestamp::toInstant),
                Optional.ofNullable(row.getString("settled_by")),
                Optional.ofNullable(row.getString("note")));
    }
}
