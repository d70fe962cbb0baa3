package shaopao.wallet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.wallet.Reconciliation.Difference;
import shaopao.wallet.Reconciliation.DifferenceKind;
import shaopao.wallet.Reconciliation.ReconciledLine;

/** All SQL of reconciliations. */
@Repository
class ReconciliationStore {

    private final JdbcClient jdbc;

    ReconciliationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the ledger says of a channel; what goes back stands under the number of what came. */
    List<ReconciledLine> lines(AccountId account, LocalDate from, LocalDate to, int limit) {
        return jdbc.sql("""
            select replace(coalesce(r.top_up_id, t.refund_of, t.id)::text, '-', '') as number,
                coalesce(replace(r.id::text, '-', ''), '') as refund,
                case when t.debit_account = :account then t.amount else -t.amount end as cents
            from wallet.transfer t left join wallet.top_up_refund r on r.ended_by = t.id
            where (t.debit_account = :account or t.credit_account = :account)
              and t.kind in ('SINGLE', 'POST_PENDING') and t.day between :from and :to
            order by t.seq limit :limit
            """)
                .param("account", account)
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query((row, _) ->
                        new ReconciledLine(row.getString("number"), row.getString("refund"), row.getLong("cents")))
                .list();
    }

    void add(Reconciliation one) {
        jdbc.sql("""
            insert into wallet.reconciliation (id, account_id, from_day, to_day, file_name, matched, ours_cents,
                theirs_cents, made_by, made_at)
            values (:id, :account, :from, :to, :file, :matched, :ours, :theirs, :by, :at)
            """)
                .param("id", one.id())
                .param("account", one.account())
                .param("from", one.from())
                .param("to", one.to())
                .param("file", one.fileName())
                .param("matched", one.matched())
                .param("ours", one.oursCents())
                .param("theirs", one.theirsCents())
                .param("by", one.madeBy())
                .param("at", one.madeAt())
                .update();
        List<Difference> all = one.differences();
        jdbc.sql("""
            insert into wallet.reconciliation_difference (reconciliation_id, place, kind, number, ours_cents,
                theirs_cents)
            select :id, place, kind, number, nullif(ours, '')::bigint, nullif(theirs, '')::bigint
            from unnest(:places::int[], :kinds::text[], :numbers::text[], :ours::text[], :theirs::text[])
                as line(place, kind, number, ours, theirs)
            """)
                .param("id", one.id())
                .param("places", IntStream.range(0, all.size()).boxed().toList())
                .param("kinds", all.stream().map(Difference::kind).toList())
                .param("numbers", all.stream().map(Difference::number).toList())
                .param("ours", all.stream().map(line -> text(line.oursCents())).toList())
                .param(
                        "theirs",
                        all.stream().map(line -> text(line.theirsCents())).toList())
                .update();
    }

    private static String text(Optional<Long> cents) {
        return cents.map(String::valueOf).orElse("");
    }

    /** The newest first, without their differences. */
    List<Reconciliation> page(Optional<UUID> after, int limit) {
        return jdbc.sql("""
            select * from wallet.reconciliation where :after::uuid is null or id < :after::uuid
            order by id desc limit :limit
            """)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> reconciliation(row, List.of()))
                .list();
    }

    Optional<Reconciliation> reconciliation(UUID id) {
        List<Difference> differences =
                jdbc.sql("""
                    select * from wallet.reconciliation_difference where reconciliation_id = :id order by place
                    """).param("id", id).query((row, _) -> difference(row)).list();
        return jdbc.sql("select * from wallet.reconciliation where id = :id")
                .param("id", id)
                .query((row, _) -> reconciliation(row, differences))
                .optional();
    }

    boolean settle(UUID id, int place, String reason, String by, Instant now) {
        return jdbc.sql("""
            update wallet.reconciliation_difference
            set settled_reason = :reason, settled_by = :by, settled_at = :now
            where reconciliation_id = :id and place = :place and settled_at is null
            """)
                        .param("id", id)
                        .param("place", place)
                        .param("reason", reason)
                        .param("by", by)
                        .param("now", now)
                        .update()
                == 1;
    }

    private static Reconciliation reconciliation(ResultSet row, List<Difference> differences) throws SQLException {
        return new Reconciliation(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("file_name"),
                row.getInt("matched"),
                row.getLong("ours_cents"),
                row.getLong("theirs_cents"),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant(),
                differences);
    }

    private static Difference difference(ResultSet row) throws SQLException {
        return new Difference(
                row.getInt("place"),
                DifferenceKind.valueOf(row.getString("kind")),
                row.getString("number"),
                Optional.ofNullable(row.getObject("ours_cents", Long.class)),
                Optional.ofNullable(row.getObject("theirs_cents", Long.class)),
                Optional.ofNullable(row.getString("settled_reason")),
                Optional.ofNullable(row.getString("settled_by")),
                Optional.ofNullable(row.getTimestamp("settled_at")).map(Timestamp::toInstant));
    }
}
