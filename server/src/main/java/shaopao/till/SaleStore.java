package shaopao.till;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.till.Sale.SaleState;
import shaopao.till.Sale.SoldItem;
import shaopao.wallet.TransferId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All SQL of sales, refunds and the days of a merchant. */
@Repository
class SaleStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SaleStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Map<SaleId, Sale> known(Collection<SaleId> ids) {
        Map<SaleId, Sale> known = new HashMap<>();
        jdbc.sql("select * from till.sale where id = any(:ids)")
                .param("ids", ids)
                .query(row -> {
                    Sale sale = sale(row);
                    known.put(sale.id(), sale);
                });
        return known;
    }

    /** Digests of what was shown for sales that are known. */
    Map<SaleId, String> codes(Collection<SaleId> ids) {
        Map<SaleId, String> codes = new HashMap<>();
        jdbc.sql("select id, code from till.sale where id = any(:ids) and code is not null")
                .param("ids", ids)
                .query(row -> {
                    codes.put(new SaleId(row.getObject("id", UUID.class)), row.getString("code"));
                });
        return codes;
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
            """)
                .param("ids", merchants)
                .param("today", today)
                .query(row -> {
                    days.put(
                            new MerchantId(row.getObject("id", UUID.class)), row.getObject("day", LocalDate.class));
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
     * One statement for all.
     *
     * @param codes digests of what was shown, in the same order
     */
    void add(List<Sale> sales, List<String> codes) {
        if (sales.isEmpty()) {
            return;
        }
        jdbc.sql("""
            insert into till.sale (id, merchant_id, sold_by, person_id, customer, amount, items, offline, state,
                why, day, occurred_at, taken_at, code)
            select id, merchant, seller, nullif(person, '')::uuid, customer, amount, items::jsonb, offline, state,
                nullif(why, ''), day, occurred::timestamptz, taken::timestamptz, nullif(code, '')
            from unnest(:ids::uuid[], :merchants::uuid[], :sellers::uuid[], :persons::text[], :customers::text[],
                :amounts::bigint[], :items::text[], :offline::boolean[], :states::text[], :whys::text[],
                :days::date[], :occurred::text[], :taken::text[], :codes::text[])
                as one(id, merchant, seller, person, customer, amount, items, offline, state, why, day, occurred,
                taken, code)
            """)
                .param("ids", sales.stream().map(Sale::id).toList())
                .param("merchants", sales.stream().map(Sale::merchant).toList())
                .param("sellers", sales.stream().map(Sale::soldBy).toList())
                .param("persons", sales.stream().map(one -> text(one.person())).toList())
                .param("customers", sales.stream().map(Sale::customer).toList())
                .param("amounts", sales.stream().map(Sale::amountCents).toList())
                .param(
                        "items",
                        sales.stream()
                                .map(one -> json.writeValueAsString(one.items()))
                                .toList())
                .param("offline", sales.stream().map(Sale::offline).toList())
                .param("states", sales.stream().map(Sale::state).toList())
                .param("whys", sales.stream().map(one -> text(one.why())).toList())
                .param("days", sales.stream().map(Sale::day).toList())
                .param(
                        "occurred",
                        sales.stream().map(one -> one.occurredAt().toString()).toList())
                .param(
                        "taken",
                        sales.stream().map(one -> one.takenAt().toString()).toList())
                .param("codes", codes)
                .update();
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    /** The place in a page after which the next one begins. */
    record After(Instant occurredAt, SaleId id) {}

    List<Sale> page(MerchantId merchant, LocalDate day, Optional<After> after, int limit) {
        return jdbc.sql("""
            select * from till.sale
            where merchant_id = :merchant and day = :day
              and (:at::timestamptz is null or (occurred_at, id) < (:at::timestamptz, :id::uuid))
            order by occurred_at desc, id desc limit :limit
            """)
                .param("merchant", merchant)
                .param("day", day)
                .param("at", after.map(After::occurredAt))
                .param("id", after.map(After::id))
                .param("limit", limit)
                .query((row, _) -> sale(row))
                .list();
    }

    /** From one moment until another. */
    record Span(Instant from, Instant until) {

        boolean has(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /** What was sold without network in a time, by a terminal or to a person. */
    long offline(Optional<UUID> seller, Optional<PersonId> person, Span span) {
        return jdbc.sql("""
            select coalesce(sum(amount), 0) from till.sale
            where offline and occurred_at >= :from and occurred_at < :until and (:seller::uuid is null or sold_by = :seller::uuid)
              and (:person::uuid is null or person_id = :person::uuid)
            """)
                .param("from", span.from())
                .param("until", span.until())
                .param("seller", seller)
                .param("person", person)
                .query(Long.class)
                .single();
    }

    boolean refund(TransferId id, Sale sale, long amountCents, String reason, String by, LocalDate day, Instant now) {
        return jdbc.sql("""
            insert into till.refund (id, sale_id, merchant_id, amount, reason, by_name, day, at)
            values (:id, :sale, :merchant, :amount, :reason, :by, :day, :now) on conflict do nothing
            """)
                        .param("id", id)
                        .param("sale", sale.id())
                        .param("merchant", sale.merchant())
                        .param("amount", amountCents)
                        .param("reason", reason)
                        .param("by", by)
                        .param("day", day)
                        .param("now", now)
                        .update()
                == 1;
    }

    /**
     * Sums of a day.
     *
     * @param lateCents of it what was sold on a day before, and came when that was closed
     */
    record DaySums(
            long sales, long soldCents, long refundedCents, long lostCents, long offlineCents, long lateCents) {}

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
    record Slot(Instant from, int sales, long soldCents) {}

    List<Slot> slots(MerchantId merchant, LocalDate day) {
        return jdbc.sql("""
            select date_bin('5 minutes', occurred_at, '2000-01-01T00:00:00Z'::timestamptz) as slot,
                count(*) as sales, sum(amount) as sold
            from till.sale where merchant_id = :merchant and day = :day and state <> 'LOST_BY_MERCHANT'
            group by slot order by slot
            """)
                .param("merchant", merchant)
                .param("day", day)
                .query((row, _) ->
                        new Slot(row.getTimestamp("slot").toInstant(), row.getInt("sales"), row.getLong("sold")))
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

    private Sale sale(ResultSet row) throws SQLException {
        return new Sale(
                new SaleId(row.getObject("id", UUID.class)),
                new MerchantId(row.getObject("merchant_id", UUID.class)),
                row.getObject("sold_by", UUID.class),
                Optional.ofNullable(row.getObject("person_id", UUID.class)).map(PersonId::new),
                row.getString("customer"),
                row.getLong("amount"),
                json.readValue(row.getString("items"), new TypeReference<List<SoldItem>>() {}),
                row.getBoolean("offline"),
                SaleState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("why")),
                row.getObject("day", LocalDate.class),
                row.getTimestamp("occurred_at").toInstant(),
                row.getTimestamp("taken_at").toInstant());
    }
}
