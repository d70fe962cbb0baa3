package shaopao.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shaopao.wallet.LedgerRules.Moment;

class LedgerRulesTests {

    private static final Moment NOON = new Moment(Instant.parse("2026-09-01T04:00:00Z"), LocalDate.of(2026, 9, 1));

    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final Map<Integer, LocalDate> closed = new HashMap<>();
    private final LedgerState state =
            new LedgerState(accounts, closed, new HashMap<>(), new HashMap<>(), new HashMap<>());
    private final AccountId bank = open(Owner.CHANNEL, AccountLimits.NONE);
    private final AccountId student = open(
            Owner.PERSON,
            new AccountLimits(Optional.of(0L), Optional.of(1_000L), Optional.of(300L), Optional.of(500L)));
    private final AccountId canteen = open(Owner.MERCHANT, AccountLimits.NO_DEBT);

    private AccountId open(Owner owner, AccountLimits limits) {
        AccountId id = AccountId.next();
        accounts.put(
                id, new Account(id, 156, owner, id.toString(), "户", Totals.ZERO, limits, Optional.empty(), 0, false));
        return id;
    }

    private Outcome decide(Moment now, NewTransfer... linked) {
        return LedgerRules.decide(state, List.of(linked), now);
    }

    private static NewTransfer.Single move(AccountId debit, AccountId credit, long cents, Reason reason) {
        return new NewTransfer.Single(TransferId.next(), debit, credit, cents, reason, Note.of(""));
    }

    private NewTransfer.Single pay(long cents) {
        return move(student, canteen, cents, Reason.PAYMENT);
    }

    private void topUp(long cents) {
        assertThat(decide(NOON, move(bank, student, cents, Reason.TOP_UP))).isInstanceOf(Outcome.Taken.class);
    }

    private Account book(AccountId id) {
        return java.util.Objects.requireNonNull(accounts.get(id));
    }

    private long balance(AccountId id) {
        return book(id).totals().balance();
    }

    private static @Nullable TransferRefusal why(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.why() : null;
    }

    @Test
    void limitsOfOnePaymentOfTheDayAndOfTheBalanceHold() {
        topUp(1_000);
        assertThat(why(decide(NOON, move(bank, student, 1, Reason.TOP_UP)))).isEqualTo(TransferRefusal.BALANCE_HIGH);
        assertThat(why(decide(NOON, pay(301)))).isEqualTo(TransferRefusal.SINGLE_LIMIT);
        assertThat(why(decide(NOON, pay(300)))).isNull();
        assertThat(why(decide(NOON, pay(201)))).isEqualTo(TransferRefusal.DAY_LIMIT);
        assertThat(why(decide(NOON, pay(200)))).isNull();
        assertThat(why(decide(NOON, move(student, canteen, 500, Reason.FEE))))
                .as("a fee does not count")
                .isNull();
        assertThat(why(decide(NOON, move(student, canteen, 1, Reason.FEE)))).isEqualTo(TransferRefusal.BALANCE_LOW);
        Moment tomorrow =
                new Moment(NOON.at().plus(Duration.ofDays(1)), NOON.day().plusDays(1));
        decide(tomorrow, move(bank, student, 10, Reason.TOP_UP));
        assertThat(why(decide(tomorrow, pay(10)))).as("a new day").isNull();
    }

    @Test
    void repeatGetsTheFirstAnswerAndAnotherBodyIsRefused() {
        topUp(500);
        NewTransfer.Single lunch = pay(100);
        Outcome first = decide(NOON, lunch);
        assertThat(decide(NOON, lunch)).isEqualTo(new Outcome.Taken(((Outcome.Taken) first).transfers(), true));
        NewTransfer.Single other =
                new NewTransfer.Single(lunch.id(), student, canteen, 101, Reason.PAYMENT, Note.of(""));
        assertThat(why(decide(NOON, other))).isEqualTo(TransferRefusal.ID_TAKEN);
        assertThat(why(decide(NOON, lunch, pay(1)))).as("half new").isEqualTo(TransferRefusal.ID_TAKEN);
        NewTransfer.Single twice = pay(1);
        assertThat(why(decide(NOON, twice, twice))).isEqualTo(TransferRefusal.ID_TAKEN);
        assertThat(balance(student)).isEqualTo(400);
    }

    @Test
    void linkedTransfersAreTakenAllOrNone() {
        topUp(100);
        Outcome outcome = decide(NOON, pay(60), pay(60));
        assertThat(outcome).isEqualTo(new Outcome.Refused(1, TransferRefusal.BALANCE_LOW));
        assertThat(balance(student)).isEqualTo(100);
        assertThat(decide(NOON, pay(60), move(canteen, bank, 60, Reason.PAYOUT)))
                .isInstanceOf(Outcome.Taken.class);
        assertThat(balance(canteen)).isZero();
    }

    @Test
    void moneySetAsideIsPostedInPartVoidedOrExpires() {
        topUp(400);
        TransferId hold = TransferId.next();
        decide(NOON, pending(hold, 300));
        assertThat(book(student).totals().available()).isEqualTo(100);
        assertThat(balance(student)).isEqualTo(400);
        assertThat(why(decide(NOON, new NewTransfer.PostPending(TransferId.next(), hold, Optional.of(301L)))))
                .isEqualTo(TransferRefusal.POST_EXCEEDS_PENDING);
        decide(NOON, new NewTransfer.PostPending(TransferId.next(), hold, Optional.of(120L)));
        assertThat(book(student).totals()).isEqualTo(new Totals(0, 120, 0, 400));
        assertThat(book(student).spentCents(NOON.day())).isEqualTo(120);
        assertThat(why(decide(NOON, new NewTransfer.VoidPending(TransferId.next(), hold))))
                .isEqualTo(TransferRefusal.PENDING_RESOLVED);
        TransferId late = TransferId.next();
        decide(NOON, pending(late, 50));
        Moment after = new Moment(NOON.at().plus(Duration.ofHours(2)), NOON.day());
        assertThat(why(decide(after, new NewTransfer.PostPending(TransferId.next(), late, Optional.empty()))))
                .isEqualTo(TransferRefusal.PENDING_EXPIRED);
        assertThat(why(decide(after, new NewTransfer.VoidPending(TransferId.next(), late))))
                .isNull();
        assertThat(book(student).totals().available()).isEqualTo(280);
    }

    private NewTransfer.Pending pending(TransferId id, long cents) {
        return new NewTransfer.Pending(id, student, canteen, cents, Reason.PAYMENT, Duration.ofHours(1), Note.of(""));
    }

    @Test
    void refundsNeverExceedThePayment() {
        topUp(200);
        NewTransfer.Single lunch = pay(100);
        decide(NOON, lunch);
        NewTransfer.Refund half = new NewTransfer.Refund(TransferId.next(), lunch.id(), 60, Note.of(""));
        assertThat(why(decide(NOON, half))).isNull();
        assertThat(why(decide(NOON, new NewTransfer.Refund(TransferId.next(), lunch.id(), 41, Note.of("")))))
                .isEqualTo(TransferRefusal.REFUND_EXCEEDS_PAYMENT);
        assertThat(why(decide(NOON, new NewTransfer.Refund(TransferId.next(), half.id(), 1, Note.of("")))))
                .as("a refund is not refunded")
                .isEqualTo(TransferRefusal.PAYMENT_UNKNOWN);
        assertThat(balance(student)).isEqualTo(160);
    }

    @Test
    void nothingIsDatedIntoAClosedMonthTheFutureOrLongAgo() {
        closed.put(156, LocalDate.of(2026, 7, 31));
        assertThat(why(decide(NOON, dated(LocalDate.of(2026, 7, 31))))).isEqualTo(TransferRefusal.MONTH_CLOSED);
        assertThat(why(decide(NOON, dated(LocalDate.of(2026, 8, 1))))).isNull();
        assertThat(why(decide(NOON, dated(LocalDate.of(2026, 9, 2))))).isEqualTo(TransferRefusal.DAY_INVALID);
        assertThat(why(decide(NOON, dated(LocalDate.of(2025, 1, 1))))).isEqualTo(TransferRefusal.DAY_INVALID);
    }

    private NewTransfer dated(LocalDate day) {
        return new NewTransfer.Single(
                TransferId.next(), bank, student, 1, Reason.TOP_UP, new Note("", Optional.of(day), Optional.empty()));
    }

    @Test
    void frozenPursePaysNothingAndStillReceives() {
        topUp(200);
        TransferId hold = TransferId.next();
        decide(NOON, pending(hold, 50));
        Account open = book(student);
        accounts.put(
                student,
                new Account(
                        student,
                        156,
                        open.owner(),
                        open.ownerKey(),
                        "",
                        open.totals(),
                        open.limits(),
                        open.spentOn(),
                        open.spentCents(),
                        true));
        assertThat(why(decide(NOON, pay(1)))).isEqualTo(TransferRefusal.ACCOUNT_FROZEN);
        topUp(1);
        assertThat(why(decide(NOON, new NewTransfer.PostPending(TransferId.next(), hold, Optional.empty()))))
                .isNull();
    }

    @Test
    void whatIsNoTransferIsRefused() {
        AccountId euro = AccountId.next();
        accounts.put(
                euro,
                new Account(
                        euro, 978, Owner.FEE, "e", "", Totals.ZERO, AccountLimits.NONE, Optional.empty(), 0, false));
        assertThat(why(decide(NOON, pay(0)))).isEqualTo(TransferRefusal.AMOUNT_INVALID);
        assertThat(why(decide(NOON, pay(Long.MAX_VALUE)))).isEqualTo(TransferRefusal.AMOUNT_INVALID);
        assertThat(why(decide(NOON, move(bank, bank, 1, Reason.TOP_UP)))).isEqualTo(TransferRefusal.SAME_ACCOUNT);
        assertThat(why(decide(NOON, move(bank, euro, 1, Reason.TOP_UP)))).isEqualTo(TransferRefusal.LEDGERS_DIFFER);
        assertThat(why(decide(NOON, move(bank, AccountId.next(), 1, Reason.TOP_UP))))
                .isEqualTo(TransferRefusal.ACCOUNT_UNKNOWN);
        assertThat(why(decide(NOON))).isEqualTo(TransferRefusal.FORM_INVALID);
        assertThat(why(decide(NOON, new NewTransfer.VoidPending(TransferId.next(), TransferId.next()))))
                .isEqualTo(TransferRefusal.PENDING_UNKNOWN);
    }

    /** {@code -Dledger.rounds=1000} for a long run. */
    @Test
    void rulesAgreeWithAPlainLedgerOnAnything() {
        int rounds = Integer.getInteger("ledger.rounds", 10);
        Set<TransferRefusal> met = EnumSet.noneOf(TransferRefusal.class);
        int taken = 0;
        for (long seed = 1; seed <= rounds; seed++) {
            Map<AccountId, Account> books = new HashMap<>();
            PlainLedger plain = new PlainLedger();
            List<AccountId> ids = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Account account = new Account(
                        AccountId.next(),
                        156,
                        Owner.PERSON,
                        "",
                        "",
                        Totals.ZERO,
                        limits(i),
                        Optional.empty(),
                        0,
                        false);
                books.put(account.id(), account);
                plain.open(account);
                ids.add(account.id());
            }
            LedgerState real = new LedgerState(books, Map.of(), new HashMap<>(), new HashMap<>(), new HashMap<>());
            RandomTransfers requests = new RandomTransfers(seed, ids);
            for (int i = 0; i < 300; i++) {
                List<NewTransfer> linked = requests.next();
                TransferRefusal why = why(LedgerRules.decide(real, linked, NOON));
                assertThat(Optional.ofNullable(why))
                        .as("seed %d, request %d: %s", seed, i, linked)
                        .isEqualTo(plain.transfer(linked, NOON.day()));
                if (why != null) {
                    met.add(why);
                }
            }
            books.forEach((id, book) -> {
                assertThat(book.totals().balance()).isEqualTo(plain.balance(id));
                assertThat(book.totals().debitsPending()).isEqualTo(plain.heldOut(id));
                assertThat(book.totals().creditsPending()).isEqualTo(plain.heldIn(id));
                assertThat(book.spentCents(NOON.day())).isEqualTo(plain.spent(id, NOON.day()));
            });
            assertThat(books.values().stream()
                            .mapToLong(book -> book.totals().balance())
                            .sum())
                    .isZero();
            taken += plain.size();
        }
        assertThat(taken).isGreaterThan(rounds * 60);
        assertThat(met)
                .contains(
                        TransferRefusal.ID_TAKEN,
                        TransferRefusal.BALANCE_LOW,
                        TransferRefusal.BALANCE_HIGH,
                        TransferRefusal.DAY_LIMIT,
                        TransferRefusal.SINGLE_LIMIT,
                        TransferRefusal.PENDING_RESOLVED,
                        TransferRefusal.POST_EXCEEDS_PENDING,
                        TransferRefusal.REFUND_EXCEEDS_PAYMENT);
    }

    /** The first two have money without end. */
    static AccountLimits limits(int nth) {
        return nth < 2
                ? AccountLimits.NONE
                : new AccountLimits(Optional.of(0L), Optional.of(400L), Optional.of(50L), Optional.of(90L));
    }
}
