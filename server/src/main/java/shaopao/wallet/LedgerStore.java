package shaopao.wallet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and locks the part of the ledger that transfers touch, and adds transfers; a few statements for any number. */
@Repository
class LedgerStore {

    private final JdbcClient jdbc;

    LedgerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks every account that the transfers touch, in the order of their ids, then reads what is known. */
    LedgerState read(List<NewTransfer> asked, Collection<AccountId> alsoLocked) {
        Set<UUID> accounts = new TreeSet<>();
        alsoLocked.forEach(one -> accounts.add(one.value()));
        List<TransferId> ids = new ArrayList<>(asked.size());
        List<TransferId> older = new ArrayList<>();
        for (NewTransfer one : asked) {
            ids.add(one.id());
            switch (one) {
                case NewTransfer.Single single -> {
                    accounts.add(single.debit().value());
                    accounts.add(single.credit().value());
                }
                case NewTransfer.Pending pending -> {
                    accounts.add(pending.debit().value());
                    accounts.add(pending.credit().value());
                }
                case NewTransfer.PostPending post -> older.add(post.pending());
                case NewTransfer.VoidPending end -> older.add(end.pending());
                case NewTransfer.Refund refund -> older.add(refund.of());
            }
        }
        if (!older.isEmpty()) {
            known(older).values().forEach(transfer -> {
                accounts.add(transfer.debit().value());
                accounts.add(transfer.credit().value());
            });
        }
        Locked locked = locked(accounts, ids);
        List<TransferId> wanted = new ArrayList<>(older);
        if (locked.askedBefore()) {
            wanted.addAll(ids);
        }
        Map<TransferId, Transfer> known = wanted.isEmpty() ? new HashMap<>() : known(wanted);
        return older.isEmpty()
                ? new LedgerState(locked.accounts(), locked.closedThrough(), known, new HashMap<>(), new HashMap<>())
                : new LedgerState(
                        locked.accounts(), locked.closedThrough(), known, resolutions(older), refunded(older));
    }

    /** Accounts that nobody else changes now, and whether any of the transfers asked for stands there already. */
    private record Locked(
            Map<AccountId, Account> accounts, Map<Integer, LocalDate> closedThrough, boolean askedBefore) {}

    private Locked locked(Collection<UUID> ids, List<TransferId> asked) {
        Map<AccountId, Account> accounts = new HashMap<>(ids.size() * 2);
        Map<Integer, LocalDate> closedThrough = new HashMap<>();
        boolean askedBefore = jdbc.sql("""
            select (r.account).*, r.asked_before, l.closed_through
            from wallet.accounts_locked(:ids, :asked) r left join wallet.ledger l on l.number = (r.account).ledger
            """)
                .param("ids", List.copyOf(ids))
                .param("asked", asked)
                .query((row, _) -> {
                    boolean last = row.getBoolean("asked_before");
                    if (!last) {
                        Account account = account(row);
                        accounts.put(account.id(), account);
                        LocalDate closed = row.getObject("closed_through", LocalDate.class);
                        if (closed != null) {
                            closedThrough.put(account.ledger(), closed);
                        }
                    }
                    return last;
                })
                .list()
                .contains(true);
        return new Locked(accounts, closedThrough, askedBefore);
    }

    private Map<TransferId, Transfer> known(List<TransferId> ids) {
        Map<TransferId, Transfer> known = new HashMap<>();
        jdbc.sql("select * from wallet.transfers_known(:ids)").param("ids", ids).query(row -> {
            Transfer transfer = transfer(row);
            known.put(transfer.id(), transfer);
        });
        return known;
    }

    private Map<TransferId, TransferId> resolutions(List<TransferId> pending) {
        Map<TransferId, TransferId> resolutions = new HashMap<>();
        jdbc.sql("select * from wallet.transfers_resolving(:ids)")
                .param("ids", pending)
                .query(row -> {
                    Transfer one = transfer(row);
                    resolutions.put(one.pending().orElseThrow(), one.id());
                });
        return resolutions;
    }

    private Map<TransferId, Long> refunded(List<TransferId> payments) {
        Map<TransferId, Long> sums = new HashMap<>();
        jdbc.sql("select id, amount from wallet.refunded(:ids)")
                .param("ids", payments)
                .query(row -> {
                    sums.put(new TransferId(row.getObject("id", UUID.class)), row.getLong("amount"));
                });
        return sums;
    }

    /** One statement for all; its trigger moves both accounts of each. */
    void add(List<Transfer> transfers) {
        if (transfers.isEmpty()) {
            return;
        }
        jdbc.sql("""
            insert into wallet.transfer (id, ledger, kind, debit_account, credit_account, amount, reserved, counted,
                reason, pending_id, refund_of, hold_seconds, expires_at, day, occurred_at, memo, debit_after,
                credit_after, at)
            select id, ledger, kind, debit, credit, amount, reserved, counted, reason, nullif(pending, '')::uuid,
                nullif(refund, '')::uuid, hold, nullif(expires, '')::timestamptz, day, occurred::timestamptz,
                memo, debit_after, credit_after, at::timestamptz
            from unnest(:id::uuid[], :ledger::int[], :kind::text[], :debit::uuid[], :credit::uuid[],
                :amount::bigint[], :reserved::bigint[], :counted::bigint[], :reason::text[], :pending::text[],
                :refund::text[], :hold::bigint[], :expires::text[], :day::date[], :occurred::text[],
                :memo::text[], :debitAfter::bigint[], :creditAfter::bigint[], :at::text[])
                with ordinality as fresh(id, ledger, kind, debit, credit, amount, reserved, counted, reason,
                pending, refund, hold, expires, day, occurred, memo, debit_after, credit_after, at, place)
            order by place
            """)
                .param("id", each(transfers, Transfer::id))
                .param("ledger", each(transfers, Transfer::ledger))
                .param("kind", each(transfers, Transfer::kind))
                .param("debit", each(transfers, Transfer::debit))
                .param("credit", each(transfers, Transfer::credit))
                .param("amount", each(transfers, Transfer::amountCents))
                .param("reserved", each(transfers, Transfer::reservedCents))
                .param("counted", each(transfers, Transfer::countedCents))
                .param("reason", each(transfers, Transfer::reason))
                .param("pending", each(transfers, one -> text(one.pending())))
                .param("refund", each(transfers, one -> text(one.refundOf())))
                .param("hold", each(transfers, Transfer::holdSeconds))
                .param("expires", each(transfers, one -> text(one.expiresAt())))
                .param("day", each(transfers, Transfer::day))
                .param("occurred", each(transfers, one -> one.occurredAt().toString()))
                .param("memo", each(transfers, Transfer::memo))
                .param("debitAfter", each(transfers, Transfer::debitAfterCents))
                .param("creditAfter", each(transfers, Transfer::creditAfterCents))
                .param("at", each(transfers, one -> one.at().toString()))
                .update();
    }

    /** Transfers that set money aside and whose time is over, the oldest first. */
    List<TransferId> expired(Instant now, int limit) {
        return jdbc.sql("select id from wallet.hold where expires_at <= :now order by expires_at limit :limit")
                .param("now", now)
                .param("limit", limit)
                .query((row, _) -> new TransferId(row.getObject("id", UUID.class)))
                .list();
    }

    private static <T> List<T> each(List<Transfer> transfers, Function<Transfer, T> part) {
        return transfers.stream().map(part).toList();
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                row.getInt("ledger"),
                Owner.valueOf(row.getString("owner")),
                row.getString("owner_key"),
                row.getString("name"),
                new Totals(
                        row.getLong("debits_pending"),
                        row.getLong("debits_posted"),
                        row.getLong("credits_pending"),
                        row.getLong("credits_posted")),
                new AccountLimits(
                        cents(row, "floor"), cents(row, "ceiling"), cents(row, "single_max"), cents(row, "day_max")),
                Optional.ofNullable(row.getObject("spent_on", LocalDate.class)),
                row.getLong("spent"),
                row.getBoolean("frozen"));
    }

    private static Optional<Long> cents(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class));
    }

    static Transfer transfer(ResultSet row) throws SQLException {
        return new Transfer(
                new TransferId(row.getObject("id", UUID.class)),
                row.getInt("ledger"),
                TransferKind.valueOf(row.getString("kind")),
                new AccountId(row.getObject("debit_account", UUID.class)),
                new AccountId(row.getObject("credit_account", UUID.class)),
                row.getLong("amount"),
                row.getLong("reserved"),
                row.getLong("counted"),
                Reason.valueOf(row.getString("reason")),
                Optional.ofNullable(row.getObject("pending_id", UUID.class)).map(TransferId::new),
                Optional.ofNullable(row.getObject("refund_of", UUID.class)).map(TransferId::new),
                row.getLong("hold_seconds"),
                instant(row.getTimestamp("expires_at")),
                row.getObject("day", LocalDate.class),
                row.getTimestamp("occurred_at").toInstant(),
                row.getString("memo"),
                row.getLong("debit_after"),
                row.getLong("credit_after"),
                row.getTimestamp("at").toInstant());
    }

    private static Optional<Instant> instant(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }
}
