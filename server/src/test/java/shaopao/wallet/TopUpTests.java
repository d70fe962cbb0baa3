package shaopao.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import shaopao.ModuleTest;
import shaopao.Roster;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.wallet.TopUp.TopUpState;
import shaopao.wallet.spi.PaymentChannel.Returned;

/** Money by WeChat Pay and Alipay, through their own libraries, with services that sign and verify as they do. */
@ModuleTest
class TopUpTests {

    private static final WeChatStub WECHAT = new WeChatStub();
    private static final AlipayStub ALIPAY = new AlipayStub();

    private static final Instant PAID_AT = Instant.parse("2026-11-27T12:00:00Z");

    static List<PaymentStub> services() {
        return List.of(WECHAT, ALIPAY);
    }

    @DynamicPropertySource
    static void contract(DynamicPropertyRegistry settings) {
        String prefix = "shaopao.wallet.wechat-pay.";
        settings.add(prefix + "merchant", () -> WeChatStub.MERCHANT);
        settings.add(prefix + "app", () -> "wx1");
        settings.add(prefix + "serial", () -> WeChatStub.SERIAL);
        settings.add(prefix + "private-key", WECHAT::privatePem);
        settings.add(prefix + "api-key", () -> WeChatStub.API_KEY);
        settings.add(prefix + "public-key-id", () -> WeChatStub.KEY_ID);
        settings.add(prefix + "public-key", WECHAT::publicPem);
        settings.add(prefix + "callback", () -> "https://pay.example.edu.cn");
        settings.add(prefix + "address", WECHAT::address);
        String other = "shaopao.wallet.alipay.";
        settings.add(other + "app", () -> AlipayStub.APP);
        settings.add(other + "private-key", ALIPAY::privateKey);
        settings.add(other + "public-key", ALIPAY::publicKey);
        settings.add(other + "callback", () -> "https://pay.example.edu.cn");
        settings.add(other + "address", ALIPAY::address);
    }

    @AfterAll
    static void stop() {
        services().forEach(PaymentStub::stop);
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
    WebApplicationContext program;

    @Autowired
    JdbcClient jdbc;

    private Actor student;

    @BeforeEach
    void arrive() {
        services().forEach(service -> {
            service.away(false);
            service.forging(false);
            service.refunds(Returned.UNDER_WAY);
        });
        PersonId id = new Roster(jdbc).student().id();
        student = new Actor(Actor.Kind.PERSON, Optional.of(id.value()), "陈思远", "", Map.of(), Optional.empty());
    }

    private TopUp begun(PaymentStub service, long cents) {
        return topUps.begin(student, TransferId.next(), service.code(), cents);
    }

    private Totals purse() {
        return wallet.purse(student.person()).totals();
    }

    private String tell(PaymentStub service, TopUp one, boolean forged) {
        PaymentStub.Sent sent = service.told(one.number(), forged);
        return topUps.told(service.code(), sent.headers(), sent.body()).text();
    }

    /** Begun, paid, and told of. */
    private TopUp paid(PaymentStub service, long cents) {
        TopUp one = begun(service, cents);
        service.pays(one.number());
        tell(service, one, false);
        return one;
    }

    private static String problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(ProblemException.class, act)
                .problem()
                .name();
    }

    @ParameterizedTest
    @MethodSource("services")
    void paidOrderIsCreditedOnceHoweverOftenTheServiceTells(PaymentStub service) throws Exception {
        TopUp one = begun(service, 5_000);
        assertThat(one.payLink().orElseThrow()).startsWith(service.link());
        assertThat(topUps.begin(student, one.id(), service.code(), 5_000)).isEqualTo(one);
        assertThat(problem(() -> topUps.begin(student, one.id(), service.code(), 5_001)))
                .isEqualTo("TRANSFER_ID_TAKEN");
        tell(service, one, false);
        assertThat(purse().balance()).as("told before it was paid").isZero();
        service.pays(one.number());
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<String>> told =
                    threads.invokeAll(java.util.Collections.nCopies(12, () -> tell(service, one, false)));
            for (Future<String> answer : told) {
                assertThat(answer.get().toLowerCase(Locale.ROOT)).contains("success");
            }
        }
        topUps.look(student, one.id());
        assertThat(topUps.mine(student, one.id()).state()).isEqualTo(TopUpState.PAID);
        assertThat(purse().balance()).isEqualTo(5_000);
    }

    @ParameterizedTest
    @MethodSource("services")
    void forgedNotificationAndForgedAnswerChangeNothing(PaymentStub service) {
        TopUp one = begun(service, 700);
        service.pays(one.number());
        assertThat(problem(() -> tell(service, one, true))).isEqualTo("CALLBACK_NOT_GENUINE");
        assertThat(problem(() -> topUps.told(service.code(), Map.of(), "{}"))).isEqualTo("CALLBACK_NOT_GENUINE");
        service.forging(true);
        topUps.look(student, one.id());
        assertThat(purse().balance()).isZero();
        assertThat(topUps.mine(student, one.id()).state()).isEqualTo(TopUpState.WAITING);
    }

    @ParameterizedTest
    @MethodSource("services")
    void lostNotificationIsMadeUpForByAsking(PaymentStub service) {
        TopUp one = begun(service, 900);
        service.pays(one.number());
        jdbc.sql("update wallet.top_up set asked_at = asked_at - interval '1 minute' where id = :id")
                .param("id", one.id())
                .update();
        topUps.askUnheard();
        assertThat(purse().balance()).isEqualTo(900);
    }

    @ParameterizedTest
    @MethodSource("services")
    void paymentThatComesAfterWeGaveUpStillCounts(PaymentStub service) {
        TopUp one = begun(service, 300);
        service.closes(one.number());
        assertThat(topUps.look(student, one.id()).state()).isEqualTo(TopUpState.CLOSED);
        service.pays(one.number());
        tell(service, one, false);
        assertThat(topUps.mine(student, one.id()).state()).isEqualTo(TopUpState.PAID);
        service.closes(one.number());
        tell(service, one, false);
        assertThat(topUps.mine(student, one.id()).state())
                .as("an older message that comes later")
                .isEqualTo(TopUpState.PAID);
        assertThat(purse().balance()).isEqualTo(300);
    }

    @Test
    void alipayIsBelievedForOurApplicationOnlyAndInOneReadingOnly() {
        TopUp one = begun(ALIPAY, 800);
        ALIPAY.pays(one.number());
        String foreign = ALIPAY.told(one.number(), "2021000000000002", false).body();
        String own = ALIPAY.told(one.number(), false).body();
        for (String body : List.of(foreign, own + "&total_amount=80000.00", own.replace("8.00", "80.00"), "%", "")) {
            assertThat(problem(() -> topUps.told(Alipay.CODE, Map.of(), body))).isEqualTo("CALLBACK_NOT_GENUINE");
        }
        assertThat(purse().balance()).isZero();
    }

    @Test
    void formOfAlipayIsReadByItsFieldsAndAnsweredByOnePlainWord() throws Exception {
        TopUp one = begun(ALIPAY, 1_205);
        ALIPAY.pays(one.number());
        MockHttpServletRequestBuilder form = MockMvcRequestBuilders.post("/api/wallet/channels/ALIPAY/callback")
                .contentType("application/x-www-form-urlencoded; charset=utf-8");
        AlipayWords.form(ALIPAY.told(one.number(), false).body()).forEach(form::param);
        MockMvcBuilders.webAppContextSetup(program)
                .build()
                .perform(form)
                .andExpect(MockMvcResultMatchers.status().isOk())
                .andExpect(MockMvcResultMatchers.content().contentTypeCompatibleWith("text/plain"))
                .andExpect(MockMvcResultMatchers.content().string("success"));
        assertThat(topUps.latest(student)).singleElement().satisfies(mine -> {
            assertThat(mine.state()).isEqualTo(TopUpState.PAID);
            assertThat(mine.paidAt()).contains(PAID_AT);
        });
        assertThat(purse().balance()).isEqualTo(1_205);
    }

    @Test
    void tenWaitAtMostAlsoWhenThirtyAreBegunAtTheSameInstant() {
        AtomicInteger refused = new AtomicInteger();
        try (ExecutorService hands = Executors.newFixedThreadPool(8)) {
            for (int nth = 0; nth < 30; nth++) {
                hands.execute(() -> {
                    try {
                        begun(ALIPAY, 100);
                    } catch (ProblemException e) {
                        assertThat(e.problem()).isEqualTo(WalletProblem.TOP_UPS_WAITING);
                        refused.incrementAndGet();
                    }
                });
            }
        }
        assertThat(refused).hasValue(20);
        assertThat(topUps.latest(student)).hasSize(10);
    }

    @Test
    void oneAfterTheOtherIsPaidAndNoneIsHeapedUp() {
        List<TopUp> begun =
                IntStream.range(0, 10).mapToObj(_ -> begun(ALIPAY, 100)).toList();
        assertThat(problem(() -> begun(ALIPAY, 100))).isEqualTo("TOP_UPS_WAITING");
        TopUp first = begun.getFirst();
        assertThat(topUps.begin(student, first.id(), Alipay.CODE, 100)).isEqualTo(first);
        ALIPAY.pays(first.number());
        tell(ALIPAY, first, false);
        assertThat(begun(ALIPAY, 100).state()).isEqualTo(TopUpState.WAITING);
        assertThat(topUps.latest(student))
                .hasSize(11)
                .isSortedAccordingTo(Comparator.comparing(TopUp::begunAt).reversed());
    }

    @ParameterizedTest
    @MethodSource("services")
    void timeOfPaymentIsThatOfTheServiceAlsoWhenAsked(PaymentStub service) {
        TopUp one = begun(service, 100);
        service.pays(one.number());
        assertThat(topUps.look(student, one.id()).paidAt()).contains(PAID_AT);
    }

    @ParameterizedTest
    @MethodSource("services")
    void otherAmountThanOrderedIsNobodysUntilStaffLooks(PaymentStub service) {
        TopUp one = begun(service, 300);
        service.pays(one.number(), 1);
        tell(service, one, false);
        assertThat(topUps.mine(student, one.id()).state()).isEqualTo(TopUpState.STRAY);
        assertThat(purse().balance()).isZero();
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceThatIsAwayIsSaidSoAndTriedAgainUnderTheSameNumber(PaymentStub service) {
        service.away(true);
        TransferId id = TransferId.next();
        assertThat(problem(() -> topUps.begin(student, id, service.code(), 100)))
                .isEqualTo("CHANNEL_AWAY");
        service.away(false);
        assertThat(topUps.begin(student, id, service.code(), 100).payLink()).isPresent();
        assertThat(problem(() -> topUps.begin(student, TransferId.next(), "ELSEWHERE", 100)))
                .isEqualTo("CHANNEL_AWAY");
        assertThat(problem(() -> begun(service, 1_000_000))).isEqualTo("BALANCE_HIGH");
        assertThat(topUps.ready()).containsExactly(Alipay.CODE, WeChatPay.CODE);
        Actor other = Actor.system("x");
        assertThatThrownBy(() -> topUps.mine(other, id)).isInstanceOf(ProblemException.class);
    }

    /** Paid another amount than was ordered. */
    private TopUp stray(PaymentStub service, int cents) {
        TopUp one = begun(service, 300);
        service.pays(one.number(), cents);
        tell(service, one, false);
        return one;
    }

    private List<Strays.StrayLine> listed(TopUp one) {
        return strays.page(Optional.empty(), 200).items().stream()
                .filter(line -> line.stray().id().equals(one.id()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("services")
    void strayMoneyIsInTheBooksAndListedUntilItIsWhoseItIs(PaymentStub service) {
        Actor staff = Actor.system("财务");
        Roster.Someone payer = new Roster(jdbc).student();
        long outside = channel(service, "").balance();
        long beside = channel(service, "-STRAY").balance();
        TopUp one = stray(service, 700);
        assertThat(channel(service, "").balance()).isEqualTo(outside - 700);
        assertThat(channel(service, "-STRAY").balance()).isEqualTo(beside + 700);
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
        tell(service, one, false);
        assertThat(wallet.purse(payer.id()).totals().balance()).isEqualTo(700);
        assertThat(channel(service, "-STRAY").balance()).isEqualTo(beside);
        assertThat(listed(one)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void strayMoneyGoesBackAllThatCameAndStandsInTheListAgainWhenTheServiceRefuses(PaymentStub service) {
        Actor staff = Actor.system("财务");
        TopUp one = stray(service, 900);
        service.refunds(Returned.REFUSED);
        topUps.giveBack(staff, one.id(), TransferId.next(), 900);
        assertThat(listed(one)).hasSize(1);
        service.refunds(Returned.DONE);
        topUps.giveBack(staff, one.id(), TransferId.next(), 900);
        assertThat(listed(one)).isEmpty();
        assertThat(problem(() -> strays.credit(staff, one.id(), TransferId.next(), "20230101", "x")))
                .isIn("STRAY_SETTLED", "NOT_FOUND");
    }

    @ParameterizedTest
    @MethodSource("services")
    void refundsInTheListOfTheServiceAgreeWithTheBooks(PaymentStub service) {
        Actor staff = Actor.system("财务");
        service.refunds(Returned.DONE);
        TopUp one = paid(service, 1_000);
        TransferId first = TransferId.next();
        TransferId second = TransferId.next();
        topUps.giveBack(staff, one.id(), first, 300);
        topUps.giveBack(staff, one.id(), second, 300);
        String csv = service == ALIPAY
                ? listOfAlipay(one.number(), plain(first), plain(second))
                : listOfWeChat(one.number(), plain(first), plain(second));
        java.time.LocalDate today = java.time.LocalDate.now(Ledger.ZONE);
        Reconciliation made = reconciliations.compare(
                staff,
                new Reconciliations.Asked(
                        wallet.open(Owner.CHANNEL, service.code(), "", AccountLimits.NONE)
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

    private static String listOfWeChat(String order, String first, String second) {
        return "商户订单号,交易状态,应结订单金额,商户退款单号,退款金额,退款状态\r\n"
                + "`%s,`SUCCESS,`10.00,`0,`0.00,`\r\n".formatted(order)
                + "`%s,`REFUND,`0.00,`%s,`3.00,`SUCCESS\r\n".formatted(order, first)
                + "`%s,`REFUND,`0.00,`%s,`3.00,`SUCCESS\r\n".formatted(order, second)
                + "`%s,`REFUND,`0.00,`%s,`4.00,`FAIL\r\n".formatted(order, plain(TransferId.next()));
    }

    private static String listOfAlipay(String order, String first, String second) {
        return "#支付宝业务明细查询\r\n#账号：[20880000000000000156]\r\n"
                + "支付宝交易号,商户订单号,业务类型,订单金额（元）,商家实收（元）,退款批次号/请求号,备注\r\n"
                + "2026112722\t,%s\t,交易,10.00,10.00,,\r\n".formatted(order)
                + "2026112722\t,%s\t,退款,-3.00,-3.00,%s,\r\n".formatted(order, first)
                + "2026112722\t,%s\t,退款,-3.00,-3.00,%s,\r\n".formatted(order, second)
                + "#-----------------业务明细列表结束---------------\r\n#交易合计：1笔\r\n";
    }

    private static String plain(TransferId id) {
        return id.toString().replace("-", "");
    }

    private Totals channel(PaymentStub service, String suffix) {
        return wallet.open(Owner.CHANNEL, service.code() + suffix, "", AccountLimits.NONE)
                .totals();
    }

    /** The times at which the program looks again, come sooner. */
    private void later(String how) {
        jdbc.sql("update wallet.top_up_refund set asked_at = asked_at - interval '1 minute', begun_at = begun_at"
                        + " - interval '" + how + "'")
                .update();
        topUps.askUnheard();
    }

    @ParameterizedTest
    @MethodSource("services")
    void moneyThatGoesBackHasLeftThePurseForGoodUntilTheServiceRefuses(PaymentStub service) {
        TopUp one = paid(service, 1_000);
        Actor staff = Actor.system("财务");
        TransferId back = TransferId.next();
        long before = channel(service, "-BACK").balance();
        topUps.giveBack(staff, one.id(), back, 600);
        topUps.giveBack(staff, one.id(), back, 600);
        assertThat(problem(() -> topUps.giveBack(staff, one.id(), back, 500)))
                .as("the same number for another amount")
                .isEqualTo("TRANSFER_ID_TAKEN");
        assertThat(purse()).as("no hold that ends some day").isEqualTo(new Totals(0, 600, 0, 1_000));
        assertThat(channel(service, "-BACK").balance()).isEqualTo(before + 600);
        assertThat(problem(() -> topUps.giveBack(staff, one.id(), TransferId.next(), 401)))
                .isEqualTo("REFUND_TOO_LARGE");
        service.away(true);
        later("90 days");
        assertThat(purse().available())
                .as("three months later nobody knows yet")
                .isEqualTo(400);
        service.away(false);
        service.refunds(Returned.DONE);
        later("0 days");
        later("0 days");
        assertThat(purse()).isEqualTo(new Totals(0, 600, 0, 1_000));
        assertThat(channel(service, "-BACK").balance()).isEqualTo(before);
        service.refunds(Returned.REFUSED);
        TransferId refused = TransferId.next();
        topUps.giveBack(staff, one.id(), refused, 400);
        topUps.giveBack(staff, one.id(), refused, 400);
        assertThat(purse().available())
                .as("refused there, back in the purse once")
                .isEqualTo(400);
        assertThat(channel(service, "-BACK").balance()).isEqualTo(before);
        assertThat(service.asked(plain(back)) && service.asked(plain(refused))).isTrue();
    }
}
