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

/** All SQL of sales and refunds. */
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
            where offline and occurred_at >= :from and occurred_at < :until
              and (:seller::uuid is null or sold_by = :seller::uuid)
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
