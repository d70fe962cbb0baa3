package shaopao.wallet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements of accounts, and what is set aside on them. */
@Repository
class StatementStore {

    private final JdbcClient jdbc;

    StatementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first; the two halves walk one index each. */
    List<WalletEntry> entries(AccountId account, StatementQuery query, Optional<Long> before, int limit) {
        return jdbc.sql("""
            with line as (
                (select seq, id, -amount as amount, debit_after as balance, credit_account as other, reason, memo,
                     day, occurred_at, refund_of
                 from wallet.transfer
                 where debit_account = :account and kind in ('SINGLE', 'POST_PENDING')
                   and (:before::bigint is null or seq < :before) and (:from::date is null or day >= :from)
                   and (:to::date is null or day <= :to) and (:reason::text is null or reason = :reason)
                 order by seq desc limit :limit)
                union all
                (select seq, id, amount, credit_after, debit_account, reason, memo, day, occurred_at, refund_of
                 from wallet.transfer
                 where credit_account = :account and kind in ('SINGLE', 'POST_PENDING')
                   and (:before::bigint is null or seq < :before) and (:from::date is null or day >= :from)
                   and (:to::date is null or day <= :to) and (:reason::text is null or reason = :reason)
                 order by seq desc limit :limit)
            ), shown as (select * from line order by seq desc limit :limit)
            select s.*, a.name as other_name,
                (select coalesce(sum(r.amount), 0) from wallet.transfer r where r.refund_of = s.id) as refunded
            from shown s join wallet.account a on a.id = s.other order by s.seq desc
            """)
                .param("account", account)
                .param("before", before)
                .param("from", query.from())
                .param("to", query.to())
                .param("reason", query.reason())
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    private static WalletEntry entry(ResultSet row) throws SQLException {
        return new WalletEntry(
                row.getLong("seq"),
                new TransferId(row.getObject("id", UUID.class)),
                row.getLong("amount"),
                row.getLong("balance"),
                row.getString("other_name"),
                Reason.valueOf(row.getString("reason")),
                row.getString("memo"),
                row.getObject("day", LocalDate.class),
                row.getTimestamp("occurred_at").toInstant(),
                Optional.ofNullable(row.getObject("refund_of", UUID.class)).map(TransferId::new),
                row.getLong("refunded"));
    }

    /** Money that is set aside from the account. */
    record HeldMoney(TransferId id, long amountCents, String other, String memo, Instant at, Instant expiresAt) {}

    List<HeldMoney> held(AccountId account, int limit) {
        return jdbc.sql("""
            select t.id, t.amount, a.name as other_name, t.memo, t.at, t.expires_at
            from wallet.hold h join wallet.transfer t on t.id = h.id
                join wallet.account a on a.id = t.credit_account
            where t.debit_account = :account order by t.seq desc limit :limit
            """)
                .param("account", account)
                .param("limit", limit)
                .query((row, _) -> new HeldMoney(
                        new TransferId(row.getObject("id", UUID.class)),
                        row.getLong("amount"),
                        row.getString("other_name"),
                        row.getString("memo"),
                        row.getTimestamp("at").toInstant(),
                        row.getTimestamp("expires_at").toInstant()))
                .list();
    }
}
