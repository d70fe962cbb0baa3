package shaopao.till;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of terminals: for whom they sell, and for whom they sold. */
@Repository
class TerminalStore {

    private final JdbcClient jdbc;

    TerminalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UUID> of(MerchantId id) {
        return jdbc.sql("select device_id from till.terminal where merchant_id = :id order by device_id")
                .param("id", id)
                .query((row, _) -> row.getObject("device_id", UUID.class))
                .list();
    }

    /** Every terminal with its merchant. */
    Map<UUID, MerchantId> all() {
        Map<UUID, MerchantId> all = new HashMap<>();
        jdbc.sql("select device_id, merchant_id from till.terminal").query(row -> {
            all.put(row.getObject("device_id", UUID.class), new MerchantId(row.getObject("merchant_id", UUID.class)));
        });
        return all;
    }

    /** A terminal sells for one merchant at a time; until when it sold for another one is kept. */
    void assign(MerchantId id, UUID device, Instant now) {
        jdbc.sql("""
            with former as (
                insert into till.former_terminal (device_id, merchant_id, until_at)
                select device_id, merchant_id, :now from till.terminal
                where device_id = :device and merchant_id <> :id
                on conflict (device_id, merchant_id) do update set until_at = excluded.until_at
            )
            insert into till.terminal (device_id, merchant_id) values (:device, :id)
            on conflict (device_id) do update set merchant_id = excluded.merchant_id
            """).param("id", id).param("device", device).param("now", now).update();
    }

    void unassign(MerchantId id, UUID device, Instant now) {
        jdbc.sql("""
            with gone as (
                delete from till.terminal where device_id = :device and merchant_id = :id
                returning device_id, merchant_id
            )
            insert into till.former_terminal (device_id, merchant_id, until_at)
            select device_id, merchant_id, :now from gone
            on conflict (device_id, merchant_id) do update set until_at = excluded.until_at
            """).param("id", id).param("device", device).param("now", now).update();
    }

    /** Until when a terminal sold for a merchant for which it sells no more. */
    Optional<Instant> soldUntil(UUID device, MerchantId id) {
        return jdbc.sql("""
            select until_at from till.former_terminal where device_id = :device and merchant_id = :id
            """)
                .param("device", device)
                .param("id", id)
                .query((row, _) -> row.getTimestamp("until_at").toInstant())
                .optional();
    }
}
