package shaopao.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.ModuleTest;

@ModuleTest
class LedgerTests {

    @Autowired
    Wallet wallet;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Account open(AccountLimits limits) {
        return wallet.open(Owner.DEPARTMENT, UUID.randomUUID().toString(), "测试", limits);
    }

    private static NewTransfer.Single move(Account debit, Account credit, long cents) {
        return new NewTransfer.Single(
                TransferId.next(), debit.id(), credit.id(), cents, Reason.CORRECTION, Note.of("试"));
    }

    private Totals totals(Account account) {
        return wallet.account(account.id()).orElseThrow().totals();
    }

    /** {@code -Dledger.rounds=100} for a long run. */
    @Test
    void databaseAgreesWithAPlainLedgerOnAnything() {
        for (long seed = 1; seed <= Math.max(1, Integer.getInteger("ledger.rounds", 10) / 10); seed++) {
            PlainLedger plain = new PlainLedger();
            List<Account> accounts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                accounts.add(open(LedgerRulesTests.limits(i)));
                plain.open(accounts.getLast());
            }
            RandomTransfers requests = new RandomTransfers(
                    -seed, accounts.stream().map(Account::id).toList());
            LocalDate today = LocalDate.now(Ledger.ZONE);
            for (int i = 0; i < 400; i++) {
                List<NewTransfer> linked = requests.next();
                Optional<TransferRefusal> expected = plain.transfer(linked, today);
                Outcome outcome = wallet.transfer(linked.toArray(NewTransfer[]::new));
                assertThat(
                                outcome instanceof Outcome.Refused refused
                                        ? Optional.of(refused.why())
                                        : Optional.<TransferRefusal>empty())
                        .as("seed %d, request %d: %s", seed, i, linked)
                        .isEqualTo(expected);
            }
            for (Account account : accounts) {
                Account now = wallet.account(account.id()).orElseThrow();
                assertThat(now.totals().balance()).isEqualTo(plain.balance(account.id()));
                assertThat(now.totals().debitsPending()).isEqualTo(plain.heldOut(account.id()));
                assertThat(now.totals().creditsPending()).isEqualTo(plain.heldIn(account.id()));
                assertThat(now.spentCents(today)).isEqualTo(plain.spent(account.id(), today));
                assertStatementLeadsToTheBalance(now);
            }
            assertThat(difference()).isZero();
        }
    }

    private void assertStatementLeadsToTheBalance(Account account) {
        List<WalletEntry> all = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        do {
            var page = wallet.entries(account.id(), StatementQuery.ALL, before, 7);
            all.addAll(page.items());
            before = page.next().map(Long::valueOf);
        } while (before.isPresent());
        Collections.reverse(all);
        long balance = 0;
        for (WalletEntry entry : all) {
            balance += entry.amountCents();
            assertThat(entry.balanceCents()).isEqualTo(balance);
        }
        assertThat(balance).isEqualTo(account.totals().balance());
    }

    private long difference() {
        return jdbc.sql("select coalesce(sum(abs(debits_posted - credits_posted)), 0) from wallet.trial_balance")
                .query(Long.class)
                .single();
    }

    @Test
    void manyAtOnceMakeAndLoseNothing() throws Exception {
        Account bank = open(AccountLimits.NONE);
        Account canteen = open(AccountLimits.NO_DEBT);
        List<Account> purses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            purses.add(open(AccountLimits.NO_DEBT));
            wallet.transferred(move(bank, purses.getLast(), 300));
        }
        Map<TransferId, Boolean> answers = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(24)) {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < 24; t++) {
                // Every request is sent by two threads, as by a till that heard nothing
                Random random = new Random(t / 2);
                long group = t / 2;
                running.add(threads.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        NewTransfer one = new NewTransfer.Single(
                                new TransferId(UUID.nameUUIDFromBytes((canteen.id() + "/" + group + "/" + i)
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                                purses.get(random.nextInt(5)).id(),
                                canteen.id(),
                                1 + random.nextInt(9),
                                Reason.PAYMENT,
                                Note.of("午餐"));
                        boolean taken = wallet.transfer(one) instanceof Outcome.Taken;
                        answers.merge(one.id(), taken, (a, b) -> a || b);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        long acknowledged = answers.values().stream().filter(taken -> taken).count();
        long rows = jdbc.sql("select count(*) from wallet.transfer where credit_account = :id")
                .param("id", canteen.id())
                .query(Long.class)
                .single();
        assertThat(rows).isEqualTo(acknowledged);
        assertThat(acknowledged).isBetween(200L, 479L);
        long paid = purses.stream()
                .mapToLong(purse -> totals(purse).balance())
                .peek(left -> assertThat(left).isNotNegative())
                .sum();
        assertThat(totals(canteen).balance()).isEqualTo(1_500 - paid);
        assertThat(jdbc.sql("select sum(amount) from wallet.transfer where credit_account = :id")
                        .param("id", canteen.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(totals(canteen).creditsPosted());
        assertThat(difference()).isZero();
    }

    @Test
    void whatIsInTheLedgerNeverChangesByAnyHand() {
        Account bank = open(AccountLimits.NONE);
        Account purse = open(AccountLimits.NO_DEBT);
        TransferId id = wallet.transferred(move(bank, purse, 100)).getFirst().id();
        for (String act : List.of(
                "update wallet.transfer set amount = 1 where id = '" + id + "'",
                "delete from wallet.transfer where id = '" + id + "'",
                "truncate wallet.transfer",
                "update wallet.account set credits_posted = 1000 where id = '" + purse.id() + "'",
                "update wallet.account set owner_key = 'x' where id = '" + purse.id() + "'",
                "delete from wallet.account where id = '" + purse.id() + "'",
                "insert into wallet.account (id, ledger, owner, owner_key, name, credits_posted, opened_at)"
                        + " values (gen_random_uuid(), 156, 'FEE', gen_random_uuid()::text, '', 5, now())")) {
            assertThatThrownBy(() -> jdbc.sql(act).update()).as(act).isInstanceOf(DataAccessException.class);
        }
        assertThat(totals(purse).balance()).isEqualTo(100);
    }

    /** Straight into the table, past all rules of the program. */
    private void insert(String kind, Account debit, Account credit, long amount, String more) {
        jdbc.sql("""
            insert into wallet.transfer (id, ledger, kind, debit_account, credit_account, amount, reserved, reason,
                pending_id, refund_of, expires_at, day, occurred_at, memo, debit_after, credit_after, at)
            select gen_random_uuid(), 156, '%s', '%s', '%s', %d, %s, current_date, now(), '', 0, 0, now()
            """.formatted(kind, debit.id(), credit.id(), amount, more)).update();
    }

    @Test
    void databaseKeepsTheBooksEvenWhenTheProgramErrs() {
        Account bank = open(AccountLimits.NONE);
        Account purse = open(AccountLimits.NO_DEBT);
        TransferId paid = wallet.transferred(move(bank, purse, 100)).getFirst().id();
        TransferId pending = TransferId.next();
        wallet.transferred(new NewTransfer.Pending(
                pending, purse.id(), bank.id(), 40, Reason.PAYOUT, java.time.Duration.ofHours(1), Note.of("")));
        String single = "0, 'CORRECTION', null, null, null";
        Account stranger = new Account(
                AccountId.next(), 156, Owner.FEE, "", "", Totals.ZERO, AccountLimits.NONE, Optional.empty(), 0, false);
        assertRefused(() -> insert("SINGLE", purse, bank, 61, single));
        assertRefused(() -> insert("SINGLE", stranger, purse, 1, single));
        assertRefused(() -> insert("SINGLE", purse, purse, 1, single));
        assertRefused(() -> insert("SINGLE", bank, purse, -1, single));
        assertRefused(() -> insert("POST_PENDING", purse, bank, 50, "50, 'PAYOUT', '" + pending + "', null, null"));
        assertRefused(() -> insert("POST_PENDING", purse, bank, 1, "40, 'PAYOUT', '" + paid + "', null, null"));
        assertRefused(() -> insert("SINGLE", purse, bank, 60, "0, 'REFUND', null, '" + pending + "', null"));
        assertRefused(() -> insert("SINGLE", bank, purse, 1, "0, 'REFUND', null, '" + paid + "', null"));
        insert("SINGLE", purse, bank, 60, "0, 'REFUND', null, '" + paid + "', null");
        insert("POST_PENDING", purse, bank, 40, "40, 'PAYOUT', '" + pending + "', null, null");
        assertRefused(() -> insert("VOID_PENDING", purse, bank, 40, "40, 'PAYOUT', '" + pending + "', null, null"));
        wallet.transferred(move(bank, purse, 100));
        assertRefused(() -> insert("SINGLE", purse, bank, 41, "0, 'REFUND', null, '" + paid + "', null"));
        assertThat(totals(purse)).isEqualTo(new Totals(0, 100, 0, 200));
        assertThat(difference()).isZero();
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(DataAccessException.class);
    }

    @Test
    void withinATransactionTheyStandOrFallWithIt() {
        Account bank = open(AccountLimits.NONE);
        Account purse = open(AccountLimits.NO_DEBT);
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        NewTransfer one = move(bank, purse, 100);
        transaction.executeWithoutResult(status -> {
            assertThat(wallet.transferWithin(List.of(List.of(one), List.of(move(purse, bank, 101))), List.of()))
                    .satisfiesExactly(
                            taken -> assertThat(taken).isInstanceOf(Outcome.Taken.class),
                            refused ->
                                    assertThat(refused).isEqualTo(new Outcome.Refused(0, TransferRefusal.BALANCE_LOW)));
            status.setRollbackOnly();
        });
        assertThat(totals(purse)).isEqualTo(Totals.ZERO);
        assertThat(jdbc.sql("select id from wallet.transfer where id = :id")
                        .param("id", one.id())
                        .query()
                        .listOfRows())
                .isEmpty();
        assertThat(wallet.transfer(one)).isInstanceOf(Outcome.Taken.class);
    }

    @Test
    void currenciesAreLedgersOfTheirOwn() {
        Account yuan = open(AccountLimits.NONE);
        Account yen = wallet.open(392, Owner.DEPARTMENT, UUID.randomUUID().toString(), "交流", AccountLimits.NONE);
        assertThat(wallet.transfer(move(yuan, yen, 1)))
                .isEqualTo(new Outcome.Refused(0, TransferRefusal.LEDGERS_DIFFER));
        assertThat(Wallet.letters(392)).isEqualTo("JPY");
        assertThat(Wallet.letters(156)).isEqualTo("CNY");
    }
}
