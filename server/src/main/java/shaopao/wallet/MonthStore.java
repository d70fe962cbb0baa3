package shaopao.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Months of a ledger, and whether its books are even. */
@Repository
class MonthStore {

    /** The lock that every insertion of transfers shares, in V1__ledger.sql. */
    private static final String ALONE = "select true from pg_advisory_xact_lock(1463897676, 1)";

    private final JdbcClient jdbc;

    MonthStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until nobody writes transfers, and lets nobody until this transaction ends. */
    void holdAlone() {
        jdbc.sql(ALONE).query(Boolean.class).single();
    }

    Optional<LocalDate> closedThrough(int ledger) {
        return jdbc.sql("""
            select closed_through from wallet.ledger where number = :ledger and closed_through is not null
            """).param("ledger", ledger).query(LocalDate.class).optional();
    }

    /** The month of the first transfer. */
    Optional<YearMonth> firstMonth(int ledger) {
        return jdbc.sql("select min(day) from wallet.transfer where ledger = :ledger having min(day) is not null")
                .param("ledger", ledger)
                .query(LocalDate.class)
                .optional()
                .map(YearMonth::from);
    }

    /** What every account has at the end of the month: what it had before and what moved meanwhile. */
    void writeBalances(int ledger, YearMonth month) {
        jdbc.sql("""
            insert into wallet.month_balance (ledger, month, account, debits, credits)
            select :ledger, :month, account, sum(debits), sum(credits)
            from (
                select account, debits, credits from wallet.month_balance
                where ledger = :ledger and month = :before
                union all
                select debit_account, amount, 0 from wallet.transfer
                where ledger = :ledger and kind in ('SINGLE', 'POST_PENDING')
                  and (day >= :month or not exists (
                      select from wallet.month_close where ledger = :ledger and month = :before)) and day < :next
                union all
                select credit_account, 0, amount from wallet.transfer
                where ledger = :ledger and kind in ('SINGLE', 'POST_PENDING')
                  and (day >= :month or not exists (
                      select from wallet.month_close where ledger = :ledger and month = :before)) and day < :next
            ) moved group by account
            """)
                .param("ledger", ledger)
                .param("month", month.atDay(1))
                .param("before", month.minusMonths(1).atDay(1))
                .param("next", month.plusMonths(1).atDay(1))
                .update();
    }

    void close(int ledger, YearMonth month, String by, Instant now) {
        jdbc.sql("""
            insert into wallet.month_close (ledger, month, transfers, moved, closed_by, closed_at)
            select :ledger, :month, count(*), coalesce(sum(amount), 0), :by, :now from wallet.transfer
            where ledger = :ledger and kind in ('SINGLE', 'POST_PENDING') and day >= :month and day < :next
            """)
                .param("ledger", ledger)
                .param("month", month.atDay(1))
                .param("next", month.plusMonths(1).atDay(1))
                .param("by", by)
                .param("now", now)
                .update();
        jdbc.sql("update wallet.ledger set closed_through = :through where number = :ledger")
                .param("ledger", ledger)
                .param("through", month.atEndOfMonth())
                .update();
    }

    List<MonthClose> closed(int ledger) {
        return jdbc.sql("""
            select c.*, (select coalesce(sum(b.debits - b.credits), 0) from wallet.month_balance b
                where b.ledger = c.ledger and b.month = c.month) as difference
            from wallet.month_close c where c.ledger = :ledger order by c.month desc limit 240
            """)
                .param("ledger", ledger)
                .query((row, _) -> new MonthClose(
                        row.getObject("month", LocalDate.class),
                        row.getLong("transfers"),
                        row.getLong("moved"),
                        row.getLong("difference"),
                        row.getString("closed_by"),
                        row.getTimestamp("closed_at").toInstant()))
                .list();
    }

    List<TrialBalance.Line> lines(int ledger) {
        return jdbc.sql("""
            select owner, count(*) as accounts, sum(debits_posted) as debits, sum(credits_posted) as credits,
                sum(debits_pending) as held
            from wallet.account where ledger = :ledger group by owner order by owner
            """)
                .param("ledger", ledger)
                .query((row, _) -> new TrialBalance.Line(
                        Owner.valueOf(row.getString("owner")),
                        row.getLong("accounts"),
                        row.getLong("debits"),
                        row.getLong("credits"),
                        row.getLong("held")))
                .list();
    }

    /** Accounts whose sums are not those of their transfers; reads every transfer. */
    long astray(int ledger) {
        return jdbc.sql("""
            with side as (
                select debit_account as account,
                    case when kind in ('SINGLE', 'POST_PENDING') then amount else 0 end as debits,
                    0::bigint as credits,
                    case kind when 'PENDING' then amount else -reserved end as held
                from wallet.transfer where ledger = :ledger
                union all
                select credit_account, 0,
                    case when kind in ('SINGLE', 'POST_PENDING') then amount else 0 end, 0
                from wallet.transfer where ledger = :ledger
            ), moved as (
                select account, sum(debits) as debits, sum(credits) as credits, sum(held) as held
                from side group by account
            )
            select count(*) from wallet.account a left join moved m on m.account = a.id
            where a.ledger = :ledger
              and (a.debits_posted, a.credits_posted, a.debits_pending)
                  is distinct from (coalesce(m.debits, 0), coalesce(m.credits, 0), coalesce(m.held, 0))
            """).param("ledger", ledger).query(Long.class).single();
    }

    List<Integer> ledgers() {
        return jdbc.sql("select number from wallet.ledger order by number")
                .query((row, _) -> row.getInt("number"))
                .list();
    }
}
