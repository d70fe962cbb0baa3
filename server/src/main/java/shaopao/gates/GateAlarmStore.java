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

    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;

    GateAlarmStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What staff should hear of, once for an occasion. */
    record Raised(
            GateAlarm.Kind kind, String occasion, PlaceId place, Optional<EntryId> entry, Optional<UUID> subject) {}

    /** Each raised once for its occasion, on whichever node it is noticed, in an order in which no two nodes wait. */
    void raise(List<Raised> alarms, Instant now) {
        if (alarms.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into gates.alarm (id, kind, occasion, place_id, entry_id, subject, raised_at)
                select id, kind, occasion, place, nullif(entry, :nobody), nullif(subject, :nobody), :now
                from unnest(:ids::uuid[], :kinds::text[], :occasions::text[], :places::uuid[], :entries::uuid[],
                    :subjects::uuid[]) as a (id, kind, occasion, place, entry, subject)
                order by occasion
                on conflict (occasion) do nothing
                """)
                .param("ids", alarms.stream().map(_ -> Ids.next()).toList())
                .param("kinds", alarms.stream().map(Raised::kind).toList())
                .param("occasions", alarms.stream().map(Raised::occasion).toList())
                .param("places", alarms.stream().map(Raised::place).toList())
                .param(
                        "entries",
                        alarms.stream()
                                .map(one -> one.entry().map(EntryId::value).orElse(NOBODY))
                                .toList())
                .param(
                        "subjects",
                        alarms.stream().map(one -> one.subject().orElse(NOBODY)).toList())
                .param("nobody", NOBODY)
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
