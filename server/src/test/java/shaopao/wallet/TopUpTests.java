package shaopao.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import shaopao.ModuleTest;
import shaopao.Roster;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.wallet.TopUp.TopUpState;

/** Money by WeChat Pay, through its own library, with a service that signs and verifies as it does. */
@ModuleTest
class TopUpTests {

    private static final WeChatStub SERVICE = new WeChatStub();

    @DynamicPropertySource
    static void contract(DynamicPropertyRegistry settings) {
        String prefix = "shaopao.wallet.wechat-pay.";
        settings.add(prefix + "merchant", () -> WeChatStub.MERCHANT);
        settings.add(prefix + "app", () -> "wx1");
        settings.add(prefix + "serial", () -> WeChatStub.SERIAL);
        settings.add(prefix + "private-key", SERVICE::privatePem);
        settings.add(prefix + "api-key", () -> WeChatStub.API_KEY);
        settings.add(prefix + "public-key-id", () -> WeChatStub.KEY_ID);
        settings.add(prefix + "public-key", SERVICE::publicPem);
        settings.add(prefix + "callback", () -> "https://pay.example.edu.cn");
        settings.add(prefix + "address", SERVICE::address);
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Autowired
    TopUps topUps;

    @Autowired
    TopUpStore store;

    @Autowired
    Wallet wallet;

    @Autowired
    Strays strays;

    @Autowired
    Reconciliations reconciliations;

    @Autowired
    JdbcClient jdbc;

    private Actor student;

    @BeforeEach
    void arrive() {
        SERVICE.away = false;
        SERVICE.forging = false;
        SERVICE.refundStatus = "PROCESSING";
        PersonId id = new Roster(jdbc).student().id();
        student = new Actor(Actor.Kind.PERSON, Optional.of(id.value()), "陈思远", "", Map.of(), Optional.empty());
    }

    private TopUp begun(long cents) {
        return topUps.begin(student, TransferId.next(), WeChatPay.CODE, cents);
    }

    private Totals purse() {
        return wallet.purse(student.person()).totals();
    }

    private void pays(TopUp one) {
        SERVICE.states.put(one.number(), "SUCCESS");
    }

    private String tell(TopUp one, boolean forged) {
        String body = SERVICE.notification(one.number());
        return topUps.told(WeChatPay.CODE, SERVICE.signature(body, forged), body);
    }

    private static String problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(ProblemException.class, act)
                .problem()
                .name();
    }

    @Test
    void paidOrderIsCreditedOnceHoweverOftenTheServiceTells() throws Exception {
        TopUp one = begun(5_000);
        assertThat(one.payLink().orElseThrow()).startsWith("weixin://wxpay/bizpayurl");
        assertThat(topUps.begin(student, one.id(), WeChatPay.CODE, 5_000)).isEqualTo(one);
        assertThat(problem(() -> topUps.begin(student, one.id(), WeChatPay.CODE, 5_001)))
                .isEqualTo("TRANSFER_ID_TAKEN");
        tell(one, false);
        assertThat(purse().balance()).as("told before it was paid").isZero();
        pays(one);
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<String>> told = threads.invokeAll(java.util.Collections.nCopies(12, () -> tell(one, false)));
            for (Future<String> answer : told) {
                assertThat(answer.get()).contains("SUCCESS");
            }
        }
        topUps.look(student, one.id());
        assertThat(topUps.mine(student, one.id()).state()).isEqualTo(TopUpState.PAID);
        assertThat(purse().balance()).isEqualTo(5_000);
    }

    @Test
    void forgedNotificationAndForgedAnswerChangeNothing() {
        TopUp one = begun(700);
        pays(one);
        assertThat(problem(() -> tell(one, true))).isEqualTo("CALLBACK_NOT_GENUINE");
        assertThat(problem(() -> topUps.told(WeChatPay.CODE, Map.of(), "{}"))).isEqualTo("CALLBACK_NOT_GENUINE");
        SERVICE.forging = true;
        topUps.look(student, one.id());
        assertThat(purse().balance()).isZero();
        assertThat(topUps.mine(student, one.id()).state()).isEqualTo(TopUpState.WAITING);
    }

    @Test
    void lostNotificationIsMadeUpForByAsking() {
        TopUp one = begun(900);
        pays(one);
        jdbc.sql("update wallet.top_up set asked_at = asked_at - interval '1 minute' where id = :id")
                .param("id", one.id())
                .update();
        topUps.askUnheard();
        assertThat(purse().balance()).isEqualTo(900);
    }

    @Test
    void paymentThatComesAfterWeGaveUpStillCounts() {
        TopUp one = begun(300);
        SERVICE.states.put(one.number(), "CLOSED");
        assertThat(topUps.look(student, one.id()).state()).isEqualTo(TopUpState.CLOSED);
        pays(one);
        tell(one, false);
        assertThat(topUps.mine(student, one.id()).state()).isEqualTo(TopUpState.PAID);
        SERVICE.states.put(one.number(), "CLOSED");
        tell(one, false);
        assertThat(topUps.mine(student, one.id()).state())
                .as("an older message that comes later")
                .isEqualTo(TopUpState.PAID);
        assertThat(purse().balance()).isEqualTo(300);
    }

    @Test
    void otherAmountThanOrderedIsNobodysUntilStaffLooks() {
        TopUp one = begun(300);
        SERVICE.amounts.put(one.number(), 1);
        pays(one);
        tell(one, false);
        assertThat(topUps.mine(student, one.id()).state()).isEqualTo(TopUpState.STRAY);
        assertThat(purse().balance()).isZero();
    }

    @Test
    void serviceThatIsAwayIsSaidSoAndTriedAgainUnderTheSameNumber() {
        SERVICE.away = true;
        TransferId id = TransferId.next();
        assertThat(problem(() -> topUps.begin(student, id, WeChatPay.CODE, 100)))
                .isEqualTo("CHANNEL_AWAY");
        SERVICE.away = false;
        assertThat(topUps.begin(student, id, WeChatPay.CODE, 100).payLink()).isPresent();
        assertThat(problem(() -> topUps.begin(student, TransferId.next(), "ALIPAY", 100)))
                .isEqualTo("CHANNEL_AWAY");
        assertThat(problem(() -> begun(1_000_000))).isEqualTo("BALANCE_HIGH");
        assertThat(topUps.ready()).containsExactly(WeChatPay.CODE);
        Actor other = Actor.system("x");
        assertThatThrownBy(() -> topUps.mine(other, id)).isInstanceOf(ProblemException.class);
    }

    /** Paid another amount than was ordered. */
    private TopUp stray(int cents) {
        TopUp one = begun(300);
        SERVICE.amounts.put(one.number(), cents);
        pays(one);
        tell(one, false);
        return one;
    }

    private List<Strays.StrayLine> listed(TopUp one) {
        return strays.page(Optional.empty(), 200).items().stream()
                .filter(line -> line.stray().id().equals(one.id()))
                .toList();
    }

    @Test
    void strayMoneyIsInTheBooksAndListedUntilItIsWhoseItIs() {
        Actor staff = Actor.system("财务");
        Roster.Someone payer = new Roster(jdbc).student();
        long outside = channel("").balance();
        long beside = channel("-STRAY").balance();
        TopUp one = stray(700);
        assertThat(channel("").balance()).isEqualTo(outside - 700);
        assertThat(channel("-STRAY").balance()).isEqualTo(beside + 700);
        assertThat(listed(one)).singleElement().satisfies(line -> {
            assertThat(line.stray().openCents()).isEqualTo(700);
            assertThat(line.number()).isNotBlank();
        });
        TransferId id = TransferId.next();
        assertThat(problem(() -> strays.credit(staff, one.id(), id, "nobody", "x")))
                .isEqualTo("NOT_FOUND");
        assertThat(strays.credit(staff, one.id(), id, payer.number(), "核对后入账").state())
                .isEqualTo(TopUpState.CREDITED);
        assertThat(problem(() -> strays.credit(staff, one.id(), TransferId.next(), payer.number(), "x")))
                .isEqualTo("STRAY_SETTLED");
        assertThat(problem(() -> topUps.giveBack(staff, one.id(), TransferId.next(), 1)))
                .as("it is in somebody's purse now")
                .isEqualTo("REFUND_TOO_LARGE");
        tell(one, false);
        assertThat(wallet.purse(payer.id()).totals().balance()).isEqualTo(700);
        assertThat(channel("-STRAY").balance()).isEqualTo(beside);
        assertThat(listed(one)).isEmpty();
    }

    @Test
    void strayMoneyGoesBackAllThatCameAndStandsInTheListAgainWhenTheServiceRefuses() {
        Actor staff = Actor.system("财务");
        TopUp one = stray(900);
        SERVICE.refundStatus = "CLOSED";
        topUps.giveBack(staff, one.id(), TransferId.next(), 900);
        assertThat(listed(one)).hasSize(1);
        SERVICE.refundStatus = "SUCCESS";
        topUps.giveBack(staff, one.id(), TransferId.next(), 900);
        assertThat(listed(one)).isEmpty();
        assertThat(problem(() -> strays.credit(staff, one.id(), TransferId.next(), "20230101", "x")))
                .isIn("STRAY_SETTLED", "NOT_FOUND");
    }

    @Test
    void refundsInTheListOfTheServiceAgreeWithTheBooks() {
        Actor staff = Actor.system("财务");
        SERVICE.refundStatus = "SUCCESS";
        TopUp one = begun(1_000);
        pays(one);
        tell(one, false);
        TransferId first = TransferId.next();
        TransferId second = TransferId.next();
        topUps.giveBack(staff, one.id(), first, 300);
        topUps.giveBack(staff, one.id(), second, 300);
        String csv =
                "商户订单号,交易状态,应结订单金额,商户退款单号,退款金额,退款状态\r\n" + "`%s,`SUCCESS,`10.00,`0,`0.00,`\r\n".formatted(one.number())
                        + "`%s,`REFUND,`0.00,`%s,`3.00,`SUCCESS\r\n".formatted(one.number(), plain(first))
                        + "`%s,`REFUND,`0.00,`%s,`3.00,`SUCCESS\r\n".formatted(one.number(), plain(second))
                        + "`%s,`REFUND,`0.00,`%s,`4.00,`FAIL\r\n".formatted(one.number(), plain(TransferId.next()));
        java.time.LocalDate today = java.time.LocalDate.now(Ledger.ZONE);
        Reconciliation made = reconciliations.compare(
                staff,
                new Reconciliations.Asked(
                        wallet.open(Owner.CHANNEL, WeChatPay.CODE, "", AccountLimits.NONE)
                                .id(),
                        today,
                        today,
                        "bill.csv"),
                csv);
        assertThat(made.differences())
                .filteredOn(difference -> difference.number().equals(one.number())
                        || difference.number().equals(plain(first))
                        || difference.number().equals(plain(second)))
                .isEmpty();
        assertThat(made.matched()).isEqualTo(3);
    }

    private static String plain(TransferId id) {
        return id.toString().replace("-", "");
    }

    private Totals channel(String suffix) {
        return wallet.open(Owner.CHANNEL, WeChatPay.CODE + suffix, "", AccountLimits.NONE)
                .totals();
    }

    /** The times at which the program looks again, come sooner. */
    private void later(String how) {
        jdbc.sql("update wallet.top_up_refund set asked_at = asked_at - interval '1 minute', begun_at = begun_at"
                        + " - interval '" + how + "'")
                .update();
        topUps.askUnheard();
    }

    @Test
    void moneyThatGoesBackHasLeftThePurseForGoodUntilTheServiceRefuses() {
        TopUp one = begun(1_000);
        pays(one);
        tell(one, false);
        Actor staff = Actor.system("财务");
        TransferId back = TransferId.next();
        long before = channel("-BACK").balance();
        topUps.giveBack(staff, one.id(), back, 600);
        topUps.giveBack(staff, one.id(), back, 600);
        assertThat(problem(() -> topUps.giveBack(staff, one.id(), back, 500)))
                .as("the same number for another amount")
                .isEqualTo("TRANSFER_ID_TAKEN");
        assertThat(purse()).as("no hold that ends some day").isEqualTo(new Totals(0, 600, 0, 1_000));
        assertThat(channel("-BACK").balance()).isEqualTo(before + 600);
        assertThat(problem(() -> topUps.giveBack(staff, one.id(), TransferId.next(), 401)))
                .isEqualTo("REFUND_TOO_LARGE");
        SERVICE.away = true;
        later("90 days");
        assertThat(purse().available())
                .as("three months later nobody knows yet")
                .isEqualTo(400);
        SERVICE.away = false;
        SERVICE.refundStatus = "SUCCESS";
        later("0 days");
        later("0 days");
        assertThat(purse()).isEqualTo(new Totals(0, 600, 0, 1_000));
        assertThat(channel("-BACK").balance()).isEqualTo(before);
        SERVICE.refundStatus = "CLOSED";
        TransferId refused = TransferId.next();
        topUps.giveBack(staff, one.id(), refused, 400);
        topUps.giveBack(staff, one.id(), refused, 400);
        assertThat(purse().available())
                .as("refused there, back in the purse once")
                .isEqualTo(400);
        assertThat(channel("-BACK").balance()).isEqualTo(before);
        assertThat(SERVICE.refunds)
                .containsKeys(
                        back.toString().replace("-", ""), refused.toString().replace("-", ""));
    }
}
