package shaopao.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;

@ModuleTest
class MonthTests {

    private static final Actor KEEPER = Actor.system("会计");

    @Autowired
    Wallet wallet;

    @Autowired
    Months months;

    @Autowired
    WalletJobs jobs;

    @Autowired
    JdbcClient jdbc;

    private final YearMonth last = YearMonth.now(Ledger.ZONE).minusMonths(1);
    private final YearMonth before = last.minusMonths(1);

    /** A ledger that no other test uses, since a closed month is closed for all. */
    private Account open(int currency) {
        return wallet.open(currency, Owner.DEPARTMENT, UUID.randomUUID().toString(), "交流", AccountLimits.NONE);
    }

    private static NewTransfer dated(Account debit, Account credit, long cents, LocalDate day) {
        return new NewTransfer.Single(
                TransferId.next(),
                debit.id(),
                credit.id(),
                cents,
                Reason.CORRECTION,
                new Note("补记", Optional.of(day), Optional.empty()));
    }

    @Test
    void monthsAreClosedInOrderAndTakeNothingAnyMore() {
        Account one = open(826);
        Account two = open(826);
        wallet.transferred(dated(one, two, 100, before.atDay(3)));
        wallet.transferred(dated(one, two, 30, last.atDay(3)));
        wallet.transferred(dated(two, one, 7, LocalDate.now(Ledger.ZONE)));
        assertThatThrownBy(() -> months.close(KEEPER, 826, last))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem()).isEqualTo(WalletProblem.MONTH_NOT_TO_BE_CLOSED));
        months.close(KEEPER, 826, before);
        assertThat(wallet.transfer(dated(one, two, 1, before.atDay(28))))
                .isEqualTo(new Outcome.Refused(0, TransferRefusal.MONTH_CLOSED));
        assertThatThrownBy(() -> wallet.transferred(dated(one, two, 1, before.atDay(28))))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(WalletProblem.MONTH_CLOSED));
        wallet.transferred(dated(one, two, 5, last.atDay(4)));
        months.close(KEEPER, 826, last);
        assertThat(months.trialBalance(826).toClose()).isEmpty();
        assertThat(months.closed(826))
                .extracting(MonthClose::movedCents, MonthClose::differenceCents)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(35L, 0L), org.assertj.core.groups.Tuple.tuple(100L, 0L));
        assertThat(jdbc.sql("select credits from wallet.month_balance where account = :id and month = :month")
                        .param("id", two.id())
                        .param("month", last.atDay(1))
                        .query(Long.class)
                        .single())
                .as("carried on from the month before")
                .isEqualTo(135);
        assertThatThrownBy(() -> jdbc.sql("""
            insert into wallet.transfer (id, ledger, kind, debit_account, credit_account, amount, reason,
                day, occurred_at, memo, debit_after, credit_after, at)
            values (gen_random_uuid(), 826, 'SINGLE', :one, :two, 1, 'CORRECTION', :day, now(), '', 0, 0,
                now())
            """)
                        .param("one", one.id())
                        .param("two", two.id())
                        .param("day", last.atDay(9))
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(months.trialBalance(826).differenceCents()).isZero();
        assertThat(months.astray()).isZero();
    }

    @Test
    void whatIsSetAsideForTooLongIsFreeAgain() {
        Account one = open(756);
        Account two = open(756);
        NewTransfer.Pending held = new NewTransfer.Pending(
                TransferId.next(), one.id(), two.id(), 50, Reason.CORRECTION, Duration.ofSeconds(1), Note.of(""));
        wallet.transferred(held);
        assertThat(wallet.account(one.id()).orElseThrow().totals().debitsPending())
                .isEqualTo(50);
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (wallet.account(one.id()).orElseThrow().totals().debitsPending() > 0 && System.nanoTime() < until) {
            jobs.expire();
            Thread.onSpinWait();
        }
        assertThat(wallet.account(one.id()).orElseThrow().totals()).isEqualTo(Totals.ZERO);
        assertThat(wallet.transfer(new NewTransfer.PostPending(TransferId.next(), held.id(), Optional.empty())))
                .isEqualTo(new Outcome.Refused(0, TransferRefusal.PENDING_RESOLVED));
    }
}
