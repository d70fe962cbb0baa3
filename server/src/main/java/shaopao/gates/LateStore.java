package shaopao.gates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.devices.DeviceId;

/** SQL of what readers kept while they were off line. */
@Repository
class LateStore {

    private final JdbcClient jdbc;

    LateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far a log has come: events are numbered from 1, so fewer than the highest number are too few. */
    record LogState(long highest, long received, String signature) {

        static final LogState NEW = new LogState(0, 0, "");

        long missing() {
            return highest - received;
        }
    }

    /** The state of a log, held until the transaction ends. */
    LogState held(DeviceId device, UUID log, Instant now) {
        jdbc.sql("""
                insert into gates.reader_log (device_id, log_id, highest, received, signature, seen_at)
                values (:device, :log, 0, 0, '', :now) on conflict do nothing
                """)
                .param("device", device)
                .param("log", log)
                .param("now", now)
                .update();
        return jdbc.sql("""
                select highest, received, signature from gates.reader_log
                where device_id = :device and log_id = :log for update
                """)
                .param("device", device)
                .param("log", log)
                .query((row, _) -> state(row))
                .single();
    }

    /** Of these numbers those that were not taken before; they are now. */
    Set<Long> fresh(DeviceId device, UUID log, Collection<Long> numbers, Instant now) {
        return new HashSet<>(jdbc.sql("""
                insert into gates.reader_event (device_id, log_id, number, stored_at)
                select :device, :log, number, :now from unnest(:numbers::bigint[]) as n (number)
                on conflict do nothing returning number
                """)
                .param("device", device)
                .param("log", log)
                .param("now", now)
                .param("numbers", numbers)
                .query(Long.class)
                .list());
    }

    void went(DeviceId device, UUID log, LogState state, Instant now) {
        jdbc.sql("""
                update gates.reader_log set highest = :highest, received = :received, signature = :signature,
                    seen_at = :now
                where device_id = :device and log_id = :log
                """)
                .param("device", device)
                .param("log", log)
                .param("highest", state.highest())
                .param("received", state.received())
                .param("signature", state.signature())
                .param("now", now)
                .update();
    }

    /** Events that are missing of each reader. */
    List<Missing> missing() {
        return jdbc.sql("""
                select device_id, sum(highest - received) as missing, max(seen_at) as seen_at from gates.reader_log
                group by device_id having sum(highest - received) > 0
                """)
                .query((row, _) -> new Missing(
                        new DeviceId(row.getObject("device_id", UUID.class)),
                        row.getLong("missing"),
                        Optional.ofNullable(row.getTimestamp("seen_at")).map(java.sql.Timestamp::toInstant)))
                .list();
    }

    /** So many events of a reader never came. */
    record Missing(DeviceId device, long missing, Optional<Instant> seenAt) {}

    private static LogState state(ResultSet row) throws SQLException {
        return new LogState(row.getLong("highest"), row.getLong("received"), row.getString("signature"));
    }
}
