package shaopao.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.Browser;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.SignedInByHeader.Visitor;
import shaopao.access.Accounts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Money over HTTP: one's own, at the counter, in the books, and as fees. */
@CampusTest
class WalletHttpTests {

    private static final String MINE = "/api/wallet/mine";
    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Wallet wallet;

    @Autowired
    ApplicationContext program;

    private Roster roster;
    private Roster.Someone student;
    private Visitor owner;
    private Visitor cashier;
    private Visitor office;

    @BeforeEach
    void found() {
        roster = new Roster(jdbc);
        student = roster.student();
        owner = new Visitor(port, student.id().toString());
        cashier = new Visitor(port, roster.staff().id() + " wallet.cashier");
        office = new Visitor(port, roster.staff().id() + " ledger.read ledger.manage fees.read fees.manage");
    }

    private JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private String problem(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
        return json.readTree(answer.body()).get("type").asString().replace("/problems/", "");
    }

    private HttpResponse<String> cash(String what, UUID id, long cents) {
        return cashier.post(
                "/api/cashier/" + what,
                json.writeValueAsString(
                        Map.of("id", id, "number", student.number(), "amountCents", cents, "memo", "现金")));
    }

    private long balance() {
        return read(owner.get(MINE)).get("balanceCents").asLong();
    }

    @Test
    void theBooksAreForThoseWhoKeepThemForTheWholeSchool() {
        Visitor ofOneCollege = new Visitor(port, roster.staff().id() + " ledger.read~ ledger.manage~");
        assertThat(problem(ofOneCollege.get("/api/ledger/accounts"))).isEqualTo("not-permitted");
        assertThat(problem(ofOneCollege.get("/api/ledger/trial-balance"))).isEqualTo("not-permitted");
    }

    @Test
    void cashAtTheCounterBecomesMoneyInThePurseOnce() {
        UUID id = UUID.randomUUID();
        assertThat(read(cash("top-ups", id, 5_000)).get("balanceCents").asLong())
                .isEqualTo(5_000);
        assertThat(read(cash("top-ups", id, 5_000)).get("balanceCents").asLong())
                .as("a repeat gets the first answer")
                .isEqualTo(5_000);
        assertThat(problem(cash("top-ups", id, 5_001))).isEqualTo("transfer-id-taken");
        assertThat(problem(cash("top-ups", UUID.randomUUID(), 195_001))).isEqualTo("balance-high");
        assertThat(problem(cash("payouts", UUID.randomUUID(), 5_001))).isEqualTo("balance-low");
        assertThat(read(cash("payouts", UUID.randomUUID(), 2_000))
                        .get("balanceCents")
                        .asLong())
                .isEqualTo(3_000);
        JsonNode drawer = read(cashier.get("/api/cashier/drawer"));
        assertThat(drawer.get("heldCents").asLong()).isEqualTo(3_000);
        assertThat(drawer.at("/entries/items").size()).isEqualTo(2);
        assertThat(read(cashier.get("/api/cashier/customer?number=" + student.number()))
                        .get("balanceCents")
                        .asLong())
                .isEqualTo(3_000);
        assertThat(balance()).isEqualTo(3_000);
        assertThat(owner.get("/api/cashier/drawer").statusCode()).isEqualTo(403);
        assertThat(problem(cashier.get("/api/cashier/customer?number=nobody"))).isEqualTo("not-found");
    }

    @Test
    void peopleReadTheirOwnStatementPageByPageAndAsAFile() {
        for (int i = 1; i <= 5; i++) {
            read(cash("top-ups", UUID.randomUUID(), i * 100L));
        }
        JsonNode first = read(owner.get(MINE + "/entries?limit=2"));
        assertThat(first.at("/items/0/balanceCents").asLong()).isEqualTo(1_500);
        JsonNode second = read(
                owner.get(MINE + "/entries?limit=2&after=" + first.get("next").asString()));
        assertThat(second.at("/items/0/amountCents").asLong()).isEqualTo(300);
        assertThat(second.at("/items/0/balanceCents").asLong()).isEqualTo(600);
        assertThat(read(owner.get(MINE + "/entries?reason=PAYMENT"))
                        .get("items")
                        .size())
                .isZero();
        String file = owner.get(MINE + "/export", "Accept-Language", "zh-CN").body();
        assertThat(file.lines()).hasSize(6).first().asString().contains("余额");
        assertThat(file).contains(",5.00,15.00,");
        assertThat(new Visitor(port, roster.student().id().toString())
                        .get(MINE + "/entries")
                        .body())
                .doesNotContain("现金");
        assertThat(Visitor.nobody(port).get(MINE).statusCode()).isEqualTo(401);
    }

    @Test
    void ownLimitsAndTheFreezeStopPayments() {
        read(cash("top-ups", UUID.randomUUID(), 5_000));
        JsonNode purse = read(owner.send(
                "PUT",
                MINE + "/limits",
                "{\"singleMaxCents\":1000,\"dayMaxCents\":900000000}",
                "Content-Type",
                "application/json"));
        assertThat(purse.get("singleMaxCents").asLong()).isEqualTo(1_000);
        assertThat(purse.get("dayMaxCents").asLong())
                .as("never above the school's")
                .isEqualTo(purse.get("dayTopCents").asLong());
        assertThat(problemOf(TransferId.next(), 1_001)).isEqualTo("SPENDING_LIMIT");
        assertThat(owner.post(MINE + "/freeze", "").statusCode()).isEqualTo(204);
        assertThat(problemOf(TransferId.next(), 10)).isEqualTo("PURSE_FROZEN");
        String id = purse.get("account").asString();
        assertThat(read(office.post("/api/ledger/accounts/" + id + "/freeze", "{\"frozen\":false}"))
                        .get("frozen")
                        .asBoolean())
                .isFalse();
        assertThat(problemOf(TransferId.next(), 10)).isEqualTo("");
    }

    private Account department() {
        return wallet.open(Owner.DEPARTMENT, UUID.randomUUID().toString(), "后勤", AccountLimits.NO_DEBT);
    }

    /** The problem that a payment from the purse meets; empty when it is made. */
    private String problemOf(TransferId id, long cents) {
        try {
            wallet.transferred(new NewTransfer.Single(
                    id, wallet.purse(student.id()).id(), department().id(), cents, Reason.PAYMENT, Note.of("")));
            return "";
        } catch (shaopao.kernel.ProblemException e) {
            return e.problem().name();
        }
    }

    @Test
    void whatTheLedgerRefusesIsAProblemOfItsOwn() {
        for (TransferRefusal why : TransferRefusal.values()) {
            assertThat(WalletProblem.of(why).status()).as(why.name()).isBetween(400, 503);
        }
        assertThat(WalletProblem.of(TransferRefusal.BUSY)).isEqualTo(WalletProblem.LEDGER_BUSY);
        assertThat(WalletProblem.of(TransferRefusal.PENDING_EXPIRED)).isEqualTo(WalletProblem.HOLD_OVER);
        assertThat(WalletProblem.of(TransferRefusal.REFUND_EXCEEDS_PAYMENT)).isEqualTo(WalletProblem.REFUND_TOO_LARGE);
    }

    @Test
    void booksAreReadByThoseWhoMayAndPutRightBySomebodyWhoProvedWhoTheyAre() throws Exception {
        assertThat(owner.get("/api/ledger/accounts").statusCode()).isEqualTo(403);
        String code = "S-" + UUID.randomUUID();
        JsonNode account = read(office.post(
                "/api/ledger/accounts",
                "{\"owner\":\"SUBSIDY\",\"code\":\"" + code + "\",\"name\":\"伙食补助\",\"mayOwe\":true}"));
        String subsidy = account.get("id").asString();
        assertThat(problem(office.post(
                        "/api/ledger/accounts",
                        "{\"owner\":\"PERSON\",\"code\":\"x\",\"name\":\"x\",\"mayOwe\":true}")))
                .isEqualTo("invalid-request");
        String purse = read(owner.get(MINE)).get("account").asString();
        Map<String, Object> gift = correction(subsidy, purse, 6_000);
        assertThat(problem(office.post("/api/ledger/corrections", json.writeValueAsString(gift))))
                .isEqualTo("step-up-required");
        Roster.Someone keeper = roster.staff();
        roster.grant(keeper, "finance");
        new Accounts(program).open(keeper.id(), PASSWORD);
        try (Browser browser = new Browser(port)) {
            browser.signIn(keeper.number(), PASSWORD);
            assertThat(browser.post("/api/ledger/corrections", gift).status()).isEqualTo(200);
            assertThat(browser.post("/api/ledger/corrections", gift).status()).isEqualTo(200);
            assertThat(browser.post("/api/ledger/corrections", correction(purse, purse, 1))
                            .problem())
                    .isEqualTo("transfer-invalid");
            assertThat(browser.post("/api/ledger/months/2019-01/close", "").problem())
                    .isEqualTo("month-not-to-be-closed");
        }
        assertThat(balance()).isEqualTo(6_000);
        assertThat(read(office.get("/api/ledger/accounts/" + subsidy + "/entries"))
                        .at("/items/0/amountCents")
                        .asLong())
                .isEqualTo(-6_000);
        assertThat(office.get("/api/ledger/accounts/" + subsidy + "/export").body())
                .contains("-60.00");
        JsonNode trial = read(office.get("/api/ledger/trial-balance"));
        assertThat(trial.get("differenceCents").asLong()).isZero();
        assertThat(read(office.get("/api/ledger/check")).get("astray").asLong()).isZero();
        assertThat(read(office.get("/api/ledger/months")).isArray()).isTrue();
        assertThat(read(office.get("/api/ledger/accounts?owner=SUBSIDY&name=%E4%BC%99%E9%A3%9F"))
                        .at("/items/0/owner")
                        .asString())
                .isEqualTo("SUBSIDY");
    }

    private static Map<String, Object> correction(String debit, String credit, long cents) {
        return Map.of(
                "id",
                UUID.randomUUID(),
                "debit",
                debit,
                "credit",
                credit,
                "amountCents",
                cents,
                "memo",
                "补助",
                "subsidy",
                true);
    }

    private JsonNode fee(long... parts) {
        List<Map<String, Object>> instalments = new java.util.ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            instalments.add(Map.of(
                    "amountCents", parts[i], "dueOn", LocalDate.now(Ledger.ZONE).plusMonths(i - 1L)));
        }
        read(office.post(
                "/api/fees",
                json.writeValueAsString(Map.of(
                        "kind",
                        "TUITION",
                        "title",
                        "学费",
                        "instalments",
                        instalments,
                        "numbers",
                        List.of(student.number(), "nobody")))));
        return read(owner.get("/api/fees/mine")).at("/items/0");
    }

    @Test
    void oneTransferPaysOneFeeAndOneAmount() {
        read(cash("top-ups", UUID.randomUUID(), 10_000));
        String first = "/api/fees/mine/" + fee(3_000).get("id").asString() + "/payments";
        String second = "/api/fees/mine/" + fee(3_000).get("id").asString() + "/payments";
        UUID id = UUID.randomUUID();
        read(owner.post(first, "{\"id\":\"" + id + "\",\"amountCents\":1000}"));
        assertThat(problem(owner.post(second, "{\"id\":\"" + id + "\",\"amountCents\":1000}")))
                .as("it would be the same transfer, and pays the other fee already")
                .isEqualTo("transfer-id-taken");
        assertThat(problem(owner.post(first, "{\"id\":\"" + id + "\",\"amountCents\":900}")))
                .isEqualTo("transfer-id-taken");
        assertThat(balance()).isEqualTo(9_000);
        String waivers = first.replace("/mine/", "/").replace("payments", "waivers");
        UUID waiver = UUID.randomUUID();
        read(office.post(waivers, "{\"id\":\"" + waiver + "\",\"amountCents\":10,\"reason\":\"x\"}"));
        assertThat(problem(office.post(waivers, "{\"id\":\"" + waiver + "\",\"amountCents\":20,\"reason\":\"x\"}")))
                .isEqualTo("transfer-id-taken");
    }

    @Test
    void feesArePaidInPartsAndLessenedButNeverOverpaid() {
        read(cash("top-ups", UUID.randomUUID(), 10_000));
        JsonNode fee = fee(3_000, 4_000, 5_000);
        assertThat(fee.at("/standing/overdueCents").asLong()).isEqualTo(3_000);
        String payments = "/api/fees/mine/" + fee.get("id").asString() + "/payments";
        String body = "{\"id\":\"" + UUID.randomUUID() + "\",\"amountCents\":4000}";
        JsonNode paid = read(owner.post(payments, body));
        assertThat(paid.at("/standing/parts/1/openCents").asLong()).isEqualTo(3_000);
        assertThat(read(owner.post(payments, body)).at("/standing/openCents").asLong())
                .as("the same payment once more")
                .isEqualTo(8_000);
        assertThat(balance()).isEqualTo(6_000);
        String waivers = "/api/fees/" + fee.get("id").asString() + "/waivers";
        assertThat(read(office.post(
                                waivers,
                                "{\"id\":\"" + UUID.randomUUID() + "\",\"amountCents\":5000,\"reason\":\"困难减免\"}"))
                        .at("/standing/parts/2/openCents")
                        .asLong())
                .isZero();
        assertThat(problem(owner.post(payments, "{\"id\":\"" + UUID.randomUUID() + "\",\"amountCents\":3001}")))
                .isEqualTo("fee-overpaid");
        assertThat(problem(new Visitor(port, roster.student().id().toString()).post(payments, body)))
                .isEqualTo("not-found");
        assertThat(read(office.get("/api/fees?number=" + student.number()))
                        .get("items")
                        .size())
                .isEqualTo(1);
        assertThat(owner.get("/api/fees").statusCode()).isEqualTo(403);
        assertThat(problem(office.post(
                        "/api/fees",
                        "{\"kind\":\"OTHER\",\"title\":\"x\",\"numbers\":[\"x\"],\"instalments\":["
                                + "{\"amountCents\":1,\"dueOn\":\"2026-09-02\"},"
                                + "{\"amountCents\":1,\"dueOn\":\"2026-09-01\"}]}")))
                .isEqualTo("instalments-wrong");
    }

    /** A payment service has no page of ours, hence no token of one; what it signs is looked at by its channel. */
    @Test
    void paymentServiceIsHeardWithoutAPageAndNotBelievedWithoutAContract() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/api/wallet/channels/WECHAT_PAY/callback"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"EV\"}"))
                    .build();
            assertThat(problem(client.send(request, HttpResponse.BodyHandlers.ofString())))
                    .isEqualTo("channel-away");
        }
        assertThat(read(owner.get("/api/wallet/channels")).size()).isZero();
        assertThat(problem(owner.post(
                        "/api/wallet/top-ups",
                        "{\"id\":\"" + UUID.randomUUID() + "\",\"channel\":\"WECHAT_PAY\",\"amountCents\":100}")))
                .isEqualTo("channel-away");
        assertThat(read(owner.get("/api/wallet/top-ups")).size()).isZero();
        assertThat(problem(owner.get("/api/wallet/top-ups/" + UUID.randomUUID())))
                .isEqualTo("not-found");
        assertThat(problem(office.post(
                        "/api/wallet/top-ups/" + UUID.randomUUID() + "/refunds",
                        "{\"id\":\"" + UUID.randomUUID() + "\",\"amountCents\":100}")))
                .isEqualTo("step-up-required");
        assertThat(read(office.get("/api/ledger/strays")).get("items").isArray())
                .isTrue();
        assertThat(owner.get("/api/ledger/strays").statusCode()).isEqualTo(403);
        assertThat(problem(office.post(
                        "/api/ledger/strays/" + UUID.randomUUID() + "/credit",
                        json.writeValueAsString(
                                Map.of("id", UUID.randomUUID(), "number", student.number(), "reason", "x")))))
                .isEqualTo("step-up-required");
    }

    @Test
    void listOfAPaymentServiceIsComparedAndItsDifferencesAreSettled() {
        UUID agreed = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID absent = UUID.randomUUID();
        read(cash("top-ups", agreed, 100));
        read(cash("top-ups", other, 200));
        read(cash("top-ups", absent, 300));
        String drawer = wallet.open(Owner.CHANNEL, "CASHIER-" + cashier.header().split(" ")[0], "", AccountLimits.NONE)
                .id()
                .toString();
        String csv = "微信支付账单\r\n商户订单号,订单金额\r\n`" + agreed + ",`1.00\r\n`"
                + other.toString().replace("-", "") + ",`2.50\r\n`stranger,`9.99\r\n`stranger,`9.99\r\n总计,\r\n";
        JsonNode made = read(office.post(
                "/api/ledger/reconciliations",
                json.writeValueAsString(Map.of(
                        "account",
                        drawer,
                        "from",
                        LocalDate.now(Ledger.ZONE),
                        "to",
                        LocalDate.now(Ledger.ZONE),
                        "fileName",
                        "bill.csv",
                        "csv",
                        csv))));
        assertThat(made.get("matched").asInt()).isEqualTo(1);
        assertThat(made.get("differences").findValuesAsString("kind"))
                .containsExactlyInAnyOrder("DOUBLED", "AMOUNT_OTHER", "MISSING_HERE", "MISSING_THERE");
        String at = "/api/ledger/reconciliations/" + made.get("id").asString();
        JsonNode settled = read(office.post(at + "/differences/0/settle", "{\"reason\":\"对方重复下载\"}"));
        assertThat(settled.at("/differences/0/settledReason").asString()).isEqualTo("对方重复下载");
        assertThat(read(office.get("/api/ledger/reconciliations"))
                        .at("/items/0/fileName")
                        .asString())
                .isEqualTo("bill.csv");
        assertThat(problem(office.post(
                        "/api/ledger/reconciliations",
                        json.writeValueAsString(Map.of(
                                "account",
                                drawer,
                                "from",
                                "2026-09-01",
                                "to",
                                "2026-09-01",
                                "fileName",
                                "x",
                                "csv",
                                "a,b\r\n1,2")))))
                .isEqualTo("reconciliation-unreadable");
    }
}
