package shaopao.wallet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;
import shaopao.people.Person;
import shaopao.wallet.FeeOrder.FeeKind;
import shaopao.wallet.FeeOrder.FeePayment;
import shaopao.wallet.FeeOrder.Instalment;
import shaopao.wallet.FeeOrder.Waiver;

/** All SQL of fees. */
@Repository
class FeeStore {

    private final JdbcClient jdbc;

    FeeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(FeeOrder order, Person person, String by) {
        jdbc.sql("""
            insert into wallet.fee_order (id, person_id, unit_id, class_id, kind, title, account_id, amount,
                made_by, made_at)
            values (:id, :person, :unit::uuid, :class::uuid, :kind, :title, :account, :amount, :by, :at)
            """)
                .param("id", order.id())
                .param("person", order.person())
                .param("unit", person.unitId())
                .param("class", person.classId())
                .param("kind", order.kind())
                .param("title", order.title())
                .param("account", order.account())
                .param("amount", order.amountCents())
                .param("by", by)
                .param("at", order.madeAt())
                .update();
        jdbc.sql("""
            insert into wallet.fee_instalment (order_id, place, amount, due_on)
            select :order, place, amount, due_on
            from unnest(:places::int[], :amounts::bigint[], :dues::date[]) as part(place, amount, due_on)
            """)
                .param("order", order.id())
                .param(
                        "places",
                        IntStream.range(0, order.instalments().size()).boxed().toList())
                .param(
                        "amounts",
                        order.instalments().stream()
                                .map(Instalment::amountCents)
                                .toList())
                .param(
                        "dues",
                        order.instalments().stream().map(Instalment::dueOn).toList())
                .update();
    }

    /** Whoever pays or waives holds the order until the transaction's end. */
    boolean lock(UUID id) {
        return jdbc.sql("select true from wallet.fee_order where id = :id for update")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    Optional<FeeOrder> order(UUID id, Scope scope) {
        return orders("id = :id", Map.of("id", id), scope, Optional.empty(), 1).stream()
                .findFirst();
    }

    List<FeeOrder> page(
            Scope scope, Optional<PersonId> person, Optional<FeeKind> kind, Optional<UUID> after, int limit) {
        return orders(
                "(:person::uuid is null or person_id = :person::uuid) and (:kind::text is null or kind = :kind)",
                Map.of("person", person, "kind", kind),
                scope,
                after,
                limit);
    }

    private List<FeeOrder> orders(
            String where, Map<String, Object> values, Scope scope, Optional<UUID> after, int limit) {
        List<FeeOrder> bare = jdbc.sql("select * from wallet.fee_order where " + where + """
             and (:all or unit_id = any(:units) or class_id = any(:classes) or person_id = any(:self))
             and (:after::uuid is null or id < :after::uuid)
            order by id desc limit :limit
            """)
                .params(values)
                .param("all", scope.all())
                .param("units", scope.units())
                .param("classes", scope.classes())
                .param("self", scope.self())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> bare(row))
                .list();
        return bare.isEmpty() ? bare : completed(bare);
    }

    private List<FeeOrder> completed(List<FeeOrder> bare) {
        List<UUID> ids = bare.stream().map(FeeOrder::id).toList();
        Map<UUID, List<Instalment>> instalments = grouped(
                "select * from wallet.fee_instalment where order_id = any(:ids) order by order_id, place",
                ids,
                row -> new Instalment(row.getLong("amount"), row.getObject("due_on", LocalDate.class)));
        Map<UUID, List<Waiver>> waivers = grouped(
                "select * from wallet.fee_waiver where order_id = any(:ids) order by at",
                ids,
                row -> new Waiver(
                        row.getObject("id", UUID.class),
                        row.getLong("amount"),
                        row.getString("reason"),
                        row.getString("by_name"),
                        row.getTimestamp("at").toInstant()));
        Map<UUID, List<FeePayment>> payments = grouped(
                "select * from wallet.fee_payment where order_id = any(:ids) order by at",
                ids,
                row -> new FeePayment(
                        new TransferId(row.getObject("transfer_id", UUID.class)),
                        row.getLong("amount"),
                        row.getTimestamp("at").toInstant()));
        return bare.stream()
                .map(one -> new FeeOrder(
                        one.id(),
                        one.person(),
                        one.kind(),
                        one.title(),
                        one.account(),
                        one.amountCents(),
                        instalments.getOrDefault(one.id(), List.of()),
                        waivers.getOrDefault(one.id(), List.of()),
                        payments.getOrDefault(one.id(), List.of()),
                        one.madeAt()))
                .toList();
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Map<UUID, List<T>> grouped(String sql, Collection<UUID> ids, Reader<T> reader) {
        Map<UUID, List<T>> groups = new HashMap<>();
        jdbc.sql(sql).param("ids", ids).query(row -> {
            groups.computeIfAbsent(row.getObject("order_id", UUID.class), _ -> new ArrayList<>())
                    .add(reader.read(row));
        });
        return groups;
    }

    private static FeeOrder bare(ResultSet row) throws SQLException {
        return new FeeOrder(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                FeeKind.valueOf(row.getString("kind")),
                row.getString("title"),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getLong("amount"),
                List.of(),
                List.of(),
                List.of(),
                row.getTimestamp("made_at").toInstant());
    }

    /** False when there is one of this id already. */
    boolean waive(UUID order, Waiver waiver) {
        return jdbc.sql("""
            insert into wallet.fee_waiver (id, order_id, amount, reason, by_name, at)
            values (:id, :order, :amount, :reason, :by, :at) on conflict do nothing
            """)
                        .param("id", waiver.id())
                        .param("order", order)
                        .param("amount", waiver.amountCents())
                        .param("reason", waiver.reason())
                        .param("by", waiver.by())
                        .param("at", waiver.at())
                        .update()
                == 1;
    }

    void paid(UUID order, TransferId transfer, long amountCents, Instant now) {
        jdbc.sql("""
            insert into wallet.fee_payment (transfer_id, order_id, amount, at)
            values (:transfer, :order, :amount, :now)
            """)
                .param("transfer", transfer)
                .param("order", order)
                .param("amount", amountCents)
                .param("now", now)
                .update();
    }
}
