package shaopao.gates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.devices.DeviceId;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;
import tools.jackson.databind.json.JsonMapper;

/** SQL of entry points and policies. */
@Repository
class GateStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    GateStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Grows with each change of an entry point or a policy. */
    long change() {
        return jdbc.sql("select number from gates.change").query(Long.class).single();
    }

    private void changed() {
        jdbc.sql("update gates.change set number = number + 1").update();
    }

    List<EntryPoint> entries() {
        return jdbc.sql("""
                select id, place_id, device_id, name_zh, name_en, way from gates.entry
                where closed_at is null order by id
                """).query((row, _) -> entry(row)).list();
    }

    void write(EntryPoint entry, Instant now) {
        jdbc.sql("""
                insert into gates.entry (id, place_id, device_id, name_zh, name_en, way, changed_at)
                values (:id, :place, :device::uuid, :zh, :en, :way, :now)
                on conflict (id) do update set place_id = excluded.place_id, device_id = excluded.device_id,
                    name_zh = excluded.name_zh, name_en = excluded.name_en, way = excluded.way,
                    changed_at = excluded.changed_at
                """)
                .param("id", entry.id())
                .param("place", entry.place())
                .param("device", entry.device())
                .param("zh", entry.name().zh())
                .param("en", entry.name().en())
                .param("way", entry.way())
                .param("now", now)
                .update();
        stands(entry.id(), entry.device(), now);
        changed();
    }

    /** Notes which reader stands at the entry point from now on. */
    private void stands(EntryId entry, Optional<DeviceId> device, Instant now) {
        jdbc.sql("""
                update gates.stand set until_at = :now
                where entry_id = :entry and until_at is null and device_id is distinct from :device::uuid
                """)
                .param("entry", entry)
                .param("device", device)
                .param("now", now)
                .update();
        jdbc.sql("""
                insert into gates.stand (device_id, entry_id, from_at)
                select :device::uuid, :entry, :now where :device::uuid is not null
                    and not exists (select from gates.stand where entry_id = :entry and until_at is null)
                """)
                .param("entry", entry)
                .param("device", device)
                .param("now", now)
                .update();
    }

    /** Where a reader stood, and from when until when; the last of each entry point. */
    Map<EntryId, Stand> stands(DeviceId device) {
        Map<EntryId, Stand> stands = new HashMap<>();
        jdbc.sql("""
                select entry_id, min(from_at) as from_at, bool_or(until_at is null) as here, max(until_at) as until_at
                from gates.stand where device_id = :device group by entry_id
                """).param("device", device).query(row -> {
            Optional<Instant> until =
                    Optional.ofNullable(row.getTimestamp("until_at")).map(Timestamp::toInstant);
            stands.put(
                    new EntryId(row.getObject("entry_id", UUID.class)),
                    new Stand(
                            row.getTimestamp("from_at").toInstant(),
                            row.getBoolean("here") ? Optional.empty() : until));
        });
        return stands;
    }

    /** Since when a reader stands or stood somewhere; {@code until} is absent while it does. */
    record Stand(Instant from, Optional<Instant> until) {}

    /** An entry point, also one that was closed. */
    Optional<EntryPoint> entry(EntryId id) {
        return jdbc.sql("select id, place_id, device_id, name_zh, name_en, way from gates.entry where id = :id")
                .param("id", id)
                .query((row, _) -> entry(row))
                .optional();
    }

    void forgetStands(Instant before) {
        jdbc.sql("delete from gates.stand where until_at < :before")
                .param("before", before)
                .update();
    }

    boolean close(EntryId id, Instant now) {
        boolean closed = jdbc.sql("""
                update gates.entry set closed_at = :now, device_id = null, changed_at = :now
                where id = :id and closed_at is null
                """).param("id", id).param("now", now).update() == 1;
        stands(id, Optional.empty(), now);
        changed();
        return closed;
    }

    List<PlacePolicy> policies() {
        return jdbc.sql("select place_id, version, policy, changed_by, changed_at from gates.policy")
                .query((row, _) -> policy(row))
                .list();
    }

    Optional<PlacePolicy> policy(PlaceId place) {
        return jdbc.sql("""
                select place_id, version, policy, changed_by, changed_at from gates.policy where place_id = :place
                """)
                .param("place", place)
                .query((row, _) -> policy(row))
                .optional();
    }

    /** Writes the policy over the version that was read (0 when there was none); empty when somebody was faster. */
    Optional<Long> write(PlaceId place, long version, GatePolicy policy, String by, Instant now) {
        Optional<Long> written = jdbc.sql("""
                insert into gates.policy (place_id, version, policy, changed_by, changed_at)
                values (:place, 1, :policy::jsonb, :by, :now)
                on conflict (place_id) do update set version = policy.version + 1, policy = excluded.policy,
                    changed_by = excluded.changed_by, changed_at = excluded.changed_at
                where policy.version = :version
                returning version
                """)
                .param("place", place)
                .param("policy", json.writeValueAsString(policy))
                .param("version", version)
                .param("by", by)
                .param("now", now)
                .query(Long.class)
                .optional()
                .filter(next -> next == version + 1);
        changed();
        return written;
    }

    private static EntryPoint entry(ResultSet row) throws SQLException {
        return new EntryPoint(
                new EntryId(row.getObject("id", UUID.class)),
                new PlaceId(row.getObject("place_id", UUID.class)),
                new Words(row.getString("name_zh"), row.getString("name_en")),
                Direction.valueOf(row.getString("way")),
                Optional.ofNullable(row.getObject("device_id", UUID.class)).map(DeviceId::new));
    }

    private PlacePolicy policy(ResultSet row) throws SQLException {
        return new PlacePolicy(
                new PlaceId(row.getObject("place_id", UUID.class)),
                row.getLong("version"),
                json.readValue(row.getString("policy"), GatePolicy.class),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant());
    }
}
