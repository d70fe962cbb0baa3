package shaopao.till;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of a merchant's days: what they came to, which are closed, and into which one a sale goes. */
@Repository
class DayStore {

    private final JdbcClient jdbc;

    DayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Into which day of each merchant what comes now counts: today, or tomorrow when today is closed. Nobody closes a
     * day of theirs before this transaction ends.
     */
    Map<MerchantId, LocalDate> openDays(Collection<MerchantId> merchants, LocalDate today) {
        jdbc.sql("select id from till.merchant where id = any(:ids) order by id for key share")
                .param("ids", merchants)
                .query()
                .listOfRows();
        Map<MerchantId, LocalDate> days = new HashMap<>();
        jdbc.sql("""
            select m.id, coalesce(max(c.day) + 1, :today::date) as day
            from till.merchant m left join till.day_close c on c.merchant_id = m.id and c.day >= :today
            where m.id = any(:ids) group by m.id
            """).param("ids", merchants).param("today", today).query(row -> {
            days.put(new MerchantId(row.getObject("id", UUID.class)), row.getObject("day", LocalDate.class));
        });
        return days;
    }

    /** Waits for the sales that are being written, and lets none be written until the day is closed. */
    void lock(MerchantId merchant) {
        jdbc.sql("select id from till.merchant where id = :id for update")
                .param("id", merchant)
                .query()
                .listOfRows();
    }

    /**
     * Sums of a day.
     *
     * @param lateCents of it what was sold on a day before, and came when that was closed
     */
    record DaySums(long sales, long soldCents, long refundedCents, long lostCents, long offlineCents, long lateCents) {}

    DaySums sums(MerchantId merchant, LocalDate day) {
        return jdbc.sql("""
            select count(*) as sales,
                coalesce(sum(amount) filter (where state <> 'LOST_BY_MERCHANT'), 0) as sold,
                coalesce(sum(amount) filter (where state = 'LOST_BY_MERCHANT'), 0) as lost,
                coalesce(sum(amount) filter (where offline), 0) as offline,
                coalesce(sum(amount) filter (where occurred_at < :begin), 0) as late,
                (select coalesce(sum(r.amount), 0) from till.refund r
                 where r.merchant_id = :merchant and r.day = :day) as refunded
            from till.sale where merchant_id = :merchant and day = :day
            """)
                .param("merchant", merchant)
                .param("day", day)
                .param("begin", day.atStartOfDay(Sales.ZONE).toInstant())
                .query((row, _) -> new DaySums(
                        row.getLong("sales"),
                        row.getLong("sold"),
                        row.getLong("refunded"),
                        row.getLong("lost"),
                        row.getLong("offline"),
                        row.getLong("late")))
                .single();
    }

    /** So many sales in five minutes. */
    record SalesSlot(Instant from, int sales, long soldCents) {}

    List<SalesSlot> slots(MerchantId merchant, LocalDate day) {
        return jdbc.sql("""
            select date_bin('5 minutes', occurred_at, '2000-01-01T00:00:00Z'::timestamptz) as slot,
                count(*) as sales, sum(amount) as sold
            from till.sale where merchant_id = :merchant and day = :day and state <> 'LOST_BY_MERCHANT'
            group by slot order by slot
            """)
                .param("merchant", merchant)
                .param("day", day)
                .query((row, _) ->
                        new SalesSlot(row.getTimestamp("slot").toInstant(), row.getInt("sales"), row.getLong("sold")))
                .list();
    }

    /** What was sold most. */
    record SoldLine(String name, long count, long cents) {}

    List<SoldLine> items(MerchantId merchant, LocalDate day, int limit) {
        return jdbc.sql("""
            select item ->> 'name' as name, sum((item ->> 'count')::int) as count,
                sum((item ->> 'count')::int * (item ->> 'priceCents')::bigint) as cents
            from till.sale s cross join lateral jsonb_array_elements(s.items) item
            where s.merchant_id = :merchant and s.day = :day
            group by 1 order by cents desc, name limit :limit
            """)
                .param("merchant", merchant)
                .param("day", day)
                .param("limit", limit)
                .query((row, _) -> new SoldLine(row.getString("name"), row.getLong("count"), row.getLong("cents")))
                .list();
    }

    boolean close(MerchantId merchant, LocalDate day, DaySums sums, String by, Instant now) {
        return jdbc.sql("""
            insert into till.day_close (merchant_id, day, sales, sold, refunded, closed_by, closed_at)
            values (:merchant, :day, :sales, :sold, :refunded, :by, :now) on conflict do nothing
            """)
                        .param("merchant", merchant)
                        .param("day", day)
                        .param("sales", (int) sums.sales())
                        .param("sold", sums.soldCents())
                        .param("refunded", sums.refundedCents())
                        .param("by", by)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** The last days that were closed, the newest first. */
    List<DayClose> closed(MerchantId merchant, int limit) {
        return jdbc.sql("select * from till.day_close where merchant_id = :merchant order by day desc limit :limit")
                .param("merchant", merchant)
                .param("limit", limit)
                .query((row, _) -> new DayClose(
                        row.getObject("day", LocalDate.class),
                        row.getInt("sales"),
                        row.getLong("sold"),
                        row.getLong("refunded"),
                        row.getString("closed_by"),
                        row.getTimestamp("closed_at").toInstant()))
                .list();
    }
}
