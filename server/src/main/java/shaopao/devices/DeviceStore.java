package shaopao.devices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of devices. */
@Repository
class DeviceStore {

    private static final String COLUMNS =
            "select id, kind, name, place, created_at, enrolled_at, seen_at, address, version, public_key"
                    + " from devices.device ";

    private final JdbcClient jdbc;

    DeviceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Device device, byte[] codeHash, Instant codeExpiresAt, String by) {
        jdbc.sql("""
                insert into devices.device (id, kind, name, place, code_hash, code_expires_at, created_by_name,
                    created_at)
                values (:id, :kind, :name, :place, :hash, :expires, :by, :at)
                """)
                .param("id", device.id())
                .param("kind", device.kind())
                .param("name", device.name())
                .param("place", device.place())
                .param("hash", codeHash)
                .param("expires", codeExpiresAt)
                .param("by", by)
                .param("at", device.createdAt())
                .update();
    }

    /** A fresh code for a device; a key that it has stops working. */
    boolean announceAgain(DeviceId id, byte[] codeHash, Instant codeExpiresAt) {
        return jdbc.sql("""
                update devices.device
                set code_hash = :hash, code_expires_at = :expires, public_key = null, enrolled_at = null
                where id = :id and revoked_at is null
                """)
                        .param("id", id)
                        .param("hash", codeHash)
                        .param("expires", codeExpiresAt)
                        .update()
                == 1;
    }

    /** Takes the code out of use and keeps the key; of many with the same code one gets the device. */
    Optional<Device> enrol(byte[] codeHash, byte[] publicKey, String address, Instant now) {
        return jdbc.sql("""
                update devices.device
                set code_hash = null, code_expires_at = null, public_key = :key, enrolled_at = :now, seen_at = :now,
                    address = :address
                where code_hash = :hash and code_expires_at > :now and revoked_at is null
                returning id, kind, name, place, created_at, enrolled_at, seen_at, address, version, public_key
                """)
                .param("hash", codeHash)
                .param("key", publicKey)
                .param("address", address)
                .param("now", now)
                .query((row, _) -> device(row))
                .optional();
    }

    /** An enrolled device with its key. */
    Optional<Keyed> keyed(DeviceId id) {
        return jdbc.sql(COLUMNS + "where id = :id and revoked_at is null and public_key is not null")
                .param("id", id)
                .query((row, _) -> new Keyed(device(row), row.getBytes("public_key")))
                .optional();
    }

    /** False when the device has used the nonce before. */
    boolean firstUse(DeviceId id, String nonce, Instant now) {
        return jdbc.sql("""
                insert into devices.nonce (device_id, nonce, at) values (:id, :nonce, :now) on conflict do nothing
                """)
                        .param("id", id)
                        .param("nonce", nonce)
                        .param("now", now)
                        .update()
                == 1;
    }

    void seen(DeviceId id, String address, Optional<String> version, Instant now, Duration step) {
        jdbc.sql("""
                update devices.device
                set seen_at = :now, address = :address, version = coalesce(:version::text, version)
                where id = :id and (seen_at is null or seen_at < :before or :version::text is not null)
                """)
                .param("id", id)
                .param("address", address)
                .param("version", version)
                .param("now", now)
                .param("before", now.minus(step))
                .update();
    }

    List<Device> page(Optional<UUID> after, int limit) {
        return jdbc.sql(COLUMNS + """
                where revoked_at is null and (:after::uuid is null or id > :after::uuid) order by id limit :limit
                """)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> device(row))
                .list();
    }

    List<Device> devices(Collection<DeviceId> ids) {
        return jdbc.sql(COLUMNS + "where id = any(:ids) and revoked_at is null")
                .param("ids", ids)
                .query((row, _) -> device(row))
                .list();
    }

    List<Device> ofKind(DeviceKind kind, int limit) {
        return jdbc.sql(COLUMNS + "where kind = :kind and revoked_at is null order by name, id limit :limit")
                .param("kind", kind)
                .param("limit", limit)
                .query((row, _) -> device(row))
                .list();
    }

    boolean rename(DeviceId id, String name, String place) {
        return jdbc.sql("update devices.device set name = :name, place = :place where id = :id and revoked_at is null")
                        .param("id", id)
                        .param("name", name)
                        .param("place", place)
                        .update()
                == 1;
    }

    boolean revoke(DeviceId id, Instant now) {
        return jdbc.sql("""
                update devices.device set revoked_at = :now, public_key = null, code_hash = null
                where id = :id and revoked_at is null
                """).param("id", id).param("now", now).update() == 1;
    }

    int forgetNonces(Instant before, int rowsMax) {
        return jdbc.sql("""
                delete from devices.nonce where (device_id, nonce) in (
                    select device_id, nonce from devices.nonce where at < :before limit :rows)
                """).param("before", before).param("rows", rowsMax).update();
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                new DeviceId(row.getObject("id", UUID.class)),
                DeviceKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("place"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("enrolled_at")),
                instant(row.getTimestamp("seen_at")),
                Optional.ofNullable(row.getString("address")),
                Optional.ofNullable(row.getString("version")));
    }

    private static Optional<Instant> instant(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }

    /** A device with the public half of its key. */
    @SuppressWarnings("ArrayRecordComponent")
    record Keyed(Device device, byte[] publicKey) {}
}
