package shaopao.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.SignedInByHeader.Visitor;
import shaopao.pass.PayingPhone;
import shaopao.till.Sale.SaleState;
import shaopao.till.TillSettings.LossBearer;
import shaopao.wallet.AccountLimits;
import shaopao.wallet.NewTransfer;
import shaopao.wallet.Note;
import shaopao.wallet.Owner;
import shaopao.wallet.Reason;
import shaopao.wallet.TransferId;
import shaopao.wallet.Wallet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Selling by the code, with and without a network. */
@CampusTest
class TillHttpTests {

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

    @Autowired
    Clock clock;

    private Roster roster;
    private Visitor office;
    private Visitor clerk;
    private String till;
    private String merchant;
    private int steps;

    @BeforeEach
    void opened() {
        roster = new Roster(jdbc);
        office = new Visitor(port, roster.staff().id() + " till.read till.manage");
        Roster.Someone person = roster.staff();
        clerk = new Visitor(port, person.id().toString());
        JsonNode made = read(office.post("/api/merchants", """
            {"name":"学一食堂","place":"主校区","menu":[{"name":"米饭","priceCents":100},{"name":"鸡腿","priceCents":750}]}
            """));
        merchant = made.at("/merchant/id").asString();
        till = "/api/till/" + merchant;
        JsonNode page = read(office.send(
                "PUT",
                "/api/merchants/" + merchant + "/clerks",
                "{\"numbers\":[\"" + person.number() + "\"]}",
                "Content-Type",
                "application/json"));
        assertThat(page.at("/clerks/0/number").asString()).isEqualTo(person.number());
        steps = -3;
    }

    private JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private String problem(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
        return json.readTree(answer.body()).get("type").asString().replace("/problems/", "");
    }

    /** A student with a phone and so much in the purse. */
    private final class Eater {

        private final Roster.Someone person = roster.student();
        private final PayingPhone phone = new PayingPhone(program, person.id());

        Eater(long cents) {
            var bank = wallet.open(Owner.CHANNEL, "T-" + UUID.randomUUID(), "现金", AccountLimits.NONE);
            if (cents > 0) {
                wallet.transferred(new NewTransfer.Single(
                        TransferId.next(),
                        bank.id(),
                        wallet.purse(person.id()).id(),
                        cents,
                        Reason.TOP_UP,
                        Note.of("")));
            }
        }

        /** A code that was not shown yet. */
        String code() {
            return phone.code(clock.instant().plusSeconds(15L * steps++));
        }

        long balance() {
            return wallet.purse(person.id()).totals().balance();
        }
    }

    private static Map<String, Object> sale(UUID id, String code, long priceCents) {
        return Map.of(
                "id", id, "code", code, "items", List.of(Map.of("name", "套餐", "count", 2, "priceCents", priceCents)));
    }

    private HttpResponse<String> sell(UUID id, String code, long priceCents) {
        return clerk.post(till + "/sales", json.writeValueAsString(sale(id, code, priceCents)));
    }

    @Test
    void customerPaysByTheCodeOnce() {
        Eater eater = new Eater(3_000);
        UUID id = UUID.randomUUID();
        String code = eater.code();
        JsonNode receipt = read(sell(id, code, 500));
        assertThat(receipt.get("balanceCents").asLong()).isEqualTo(2_000);
        assertThat(receipt.get("customer").asString()).contains(eater.person.number());
        assertThat(read(sell(id, code, 500)).get("amountCents").asLong())
                .as("the till heard nothing and asks again")
                .isEqualTo(1_000);
        assertThat(problem(sell(id, code, 501))).isEqualTo("sale-id-taken");
        assertThat(problem(sell(id, new Eater(3_000).code(), 500)))
                .as("another customer under the same id is not told that it is paid")
                .isEqualTo("sale-id-taken");
        assertThat(problem(sell(UUID.randomUUID(), code, 500)))
                .as("a copied code")
                .isEqualTo("code-refused");
        assertThat(problem(sell(UUID.randomUUID(), "nonsense", 500))).isEqualTo("code-refused");
        assertThat(problem(sell(UUID.randomUUID(), eater.code(), 1_001))).isEqualTo("balance-low");
        assertThat(problem(sell(UUID.randomUUID(), eater.code(), 900_000))).isEqualTo("sale-amount-invalid");
        assertThat(eater.balance()).isEqualTo(2_000);
        Visitor stranger = new Visitor(port, roster.staff().id().toString());
        assertThat(problem(stranger.post(
                        till + "/sales", json.writeValueAsString(sale(UUID.randomUUID(), eater.code(), 1)))))
                .isEqualTo("not-found");
        assertThat(read(clerk.get("/api/till")).at("/merchants/0/menu/1/name").asString())
                .isEqualTo("鸡腿");
        assertThat(read(stranger.get("/api/till")).get("merchants").size()).isZero();
    }

    @Test
    void moneyGoesBackTheDayIsClosedAndTheStatementTellsAll() {
        Eater eater = new Eater(3_000);
        UUID id = UUID.randomUUID();
        read(sell(id, eater.code(), 500));
        Map<String, Object> refund = Map.of("id", UUID.randomUUID(), "sale", id, "amountCents", 400, "reason", "菜品有误");
        read(clerk.post(till + "/refunds", json.writeValueAsString(refund)));
        read(clerk.post(till + "/refunds", json.writeValueAsString(refund)));
        assertThat(eater.balance()).isEqualTo(2_400);
        assertThat(problem(clerk.post(
                        till + "/refunds",
                        json.writeValueAsString(
                                Map.of("id", UUID.randomUUID(), "sale", id, "amountCents", 601, "reason", "x")))))
                .isEqualTo("refund-too-large");
        JsonNode totals = read(clerk.get(till + "/totals"));
        assertThat(totals.at("/sums/soldCents").asLong()).isEqualTo(1_000);
        assertThat(totals.at("/sums/refundedCents").asLong()).isEqualTo(400);
        assertThat(totals.at("/slots/0/sales").asInt()).isEqualTo(1);
        assertThat(totals.at("/items/0/count").asInt()).isEqualTo(2);
        assertThat(read(office.get("/api/merchants/" + merchant + "/totals"))
                        .at("/latest/0/amountCents")
                        .asLong())
                .isEqualTo(1_000);
        LocalDate today = LocalDate.now(Sales.ZONE);
        assertThat(read(clerk.post(till + "/days/" + today + "/close", ""))
                        .get("soldCents")
                        .asLong())
                .isEqualTo(1_000);
        assertThat(problem(clerk.post(till + "/days/" + today + "/close", ""))).isEqualTo("day-not-to-be-closed");
        assertThat(read(clerk.get(till + "/sales")).at("/items/0/state").asString())
                .isEqualTo("PAID");
        assertThat(office.get("/api/merchants/" + merchant + "/export").body())
                .contains("10.00")
                .contains("-4.00");
        assertThat(jdbc.sql("select count(*) from audit.entry where act = 'till.statement-exported' and subject = :id")
                        .param("id", merchant)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(clerk.get("/api/merchants").statusCode()).isEqualTo(403);
        assertThat(read(office.get("/api/merchants")).toString()).contains(merchant);
    }

    @Test
    void salesWithoutNetworkAreSettledLaterAndSomebodyBearsWhatNobodyPays() {
        Eater rich = new Eater(3_000);
        Eater poor = new Eater(0);
        Instant lunch = clock.instant().minus(Duration.ofHours(2));
        UUID paid = UUID.randomUUID();
        UUID lost = UUID.randomUUID();
        UUID much = UUID.randomUUID();
        UUID forged = UUID.randomUUID();
        UUID old = UUID.randomUUID();
        Map<String, Object> body = Map.of(
                "sales",
                List.of(
                        offline(paid, rich, lunch, 500),
                        offline(lost, poor, lunch, 600),
                        offline(much, poor, lunch.plusSeconds(120), 2_000),
                        Map.of(
                                "id",
                                forged,
                                "code",
                                "nonsense",
                                "occurredAt",
                                lunch,
                                "items",
                                List.of(Map.of("name", "x", "count", 1, "priceCents", 5))),
                        offline(old, rich, lunch.minus(Duration.ofDays(30)), 500)));
        JsonNode told = read(clerk.post(till + "/offline-sales", json.writeValueAsString(body)));
        assertThat(told.findValuesAsString("how"))
                .containsExactly("PAID", "LOST_BY_SCHOOL", "LOST_BY_MERCHANT", "LOST_BY_MERCHANT", "TOO_LATE");
        assertThat(told.at("/1/why").asString()).isEqualTo("BALANCE_LOW");
        assertThat(read(clerk.post(till + "/offline-sales", json.writeValueAsString(body)))
                        .findValuesAsString("how"))
                .as("sent once more, since the answer was lost")
                .containsExactly("PAID", "LOST_BY_SCHOOL", "LOST_BY_MERCHANT", "LOST_BY_MERCHANT", "TOO_LATE");
        assertThat(rich.balance()).isEqualTo(2_000);
        assertThat(read(office.get("/api/merchants/" + merchant))
                        .get("balanceCents")
                        .asLong())
                .as("what the customer paid, and what the school bears")
                .isEqualTo(1_000 + 1_200);
        assertThat(problem(clerk.post(
                        till + "/refunds",
                        json.writeValueAsString(
                                Map.of("id", UUID.randomUUID(), "sale", lost, "amountCents", 1, "reason", "x")))))
                .isEqualTo("sale-not-paid");
    }

    private JsonNode settle(Map<?, ?>... sales) {
        return read(clerk.post(till + "/offline-sales", json.writeValueAsString(Map.of("sales", sales))));
    }

    @Test
    void limitsWithoutNetworkCountByTheDayOfTheSale() {
        Eater poor = new Eater(0);
        Instant now = clock.instant();
        Duration day = Duration.ofDays(1);
        JsonNode told = settle(
                offline(UUID.randomUUID(), poor, now.minus(day), 1_400),
                offline(UUID.randomUUID(), poor, now.minus(day.multipliedBy(2)), 1_400),
                offline(UUID.randomUUID(), poor, now.minus(day.multipliedBy(2)).plusSeconds(120), 1_400));
        assertThat(told.findValuesAsString("how"))
                .as("each day has its own limit, whenever its sales arrive")
                .containsExactly("LOST_BY_SCHOOL", "LOST_BY_SCHOOL", "LOST_BY_MERCHANT");
    }

    @Test
    void codesAreJudgedByWhatThePassWasWhenItWasSold() {
        Eater eater = new Eater(5_000);
        Instant lunch = clock.instant().minus(Duration.ofHours(2));
        eater.phone.freeze(true);
        assertThat(settle(offline(UUID.randomUUID(), eater, lunch, 500)).findValuesAsString("how"))
                .as("frozen after lunch")
                .containsExactly("PAID");
        jdbc.sql("update pass.frozen set from_at = from_at - interval '3 hours' where until_at is null")
                .update();
        eater.phone.freeze(false);
        JsonNode told = settle(offline(UUID.randomUUID(), eater, lunch.plusSeconds(120), 500));
        assertThat(told.findValuesAsString("how"))
                .as("frozen at lunch, and not any more")
                .containsExactly("LOST_BY_MERCHANT");
        assertThat(told.at("/0/why").asString())
                .as("the clerk is not told what is wrong with a code")
                .isEqualTo("CODE_REFUSED");
        assertThat(clerk.get(till + "/sales").body()).contains("CODE_REFUSED").doesNotContain("FROZEN");
    }

    @Test
    void whatComesAfterTheCloseCountsForTheNextOpenDay() {
        Eater eater = new Eater(5_000);
        LocalDate today = LocalDate.now(Sales.ZONE);
        UUID yesterdays = UUID.randomUUID();
        settle(offline(yesterdays, eater, clock.instant().minus(Duration.ofDays(1)), 300));
        assertThat(read(clerk.get(till + "/totals")).at("/sums/lateCents").asLong())
                .isEqualTo(600);
        UUID paid = UUID.randomUUID();
        read(sell(paid, eater.code(), 100));
        read(clerk.post(till + "/days/" + today + "/close", ""));
        UUID after = UUID.randomUUID();
        read(sell(after, eater.code(), 200));
        read(clerk.post(
                till + "/refunds",
                json.writeValueAsString(
                        Map.of("id", UUID.randomUUID(), "sale", paid, "amountCents", 50, "reason", "x"))));
        assertThat(jdbc.sql("select day from till.sale where id = :id")
                        .param("id", after)
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(today.plusDays(1));
        assertThat(jdbc.sql("select day from till.refund where sale_id = :id")
                        .param("id", paid)
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(today.plusDays(1));
    }

    @Test
    void salesOfOneMomentAreAllOnThePages() {
        Instant lunch = clock.instant().minus(Duration.ofMinutes(5));
        for (int i = 0; i < 3; i++) {
            settle(offline(UUID.randomUUID(), new Eater(1_000), lunch, 100));
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = read(clerk.get(till + "/sales?limit=1" + after));
            seen.addAll(page.get("items").findValuesAsString("id"));
            after = page.hasNonNull("next") ? "&after=" + page.get("next").asString() : "";
        } while (!after.isEmpty() && seen.size() < 9);
        assertThat(seen).hasSize(3).doesNotHaveDuplicates();
        assertThat(problem(clerk.get(till + "/sales?after=x"))).isEqualTo("invalid-request");
    }

    @Test
    void onlyATillSellsAndOnlyWhoLooksAfterAllMerchantsSeesThem() {
        assertThat(problem(office.send(
                        "PUT",
                        "/api/merchants/" + merchant + "/terminals/"
                                + roster.staff().id(),
                        "",
                        "Content-Type",
                        "application/json")))
                .as("a person is no terminal")
                .isEqualTo("not-found");
        assertThat(problem(new Visitor(port, roster.staff().id() + " till.read~").get("/api/merchants")))
                .isEqualTo("not-permitted");
    }

    private static Map<String, Object> offline(UUID id, Eater eater, Instant at, long priceCents) {
        return Map.of(
                "id",
                id,
                "code",
                eater.phone.code(at),
                "occurredAt",
                at,
                "items",
                List.of(Map.of("name", "套餐", "count", 2, "priceCents", priceCents)));
    }

    @Test
    void ruleOfLossesKeepsToTheSettingAndTheLimits() {
        TillSettings school = new TillSettings(LossBearer.SCHOOL, 3_000, 10_000, 7, 24);
        TillSettings trader = new TillSettings(LossBearer.MERCHANT, 3_000, 10_000, 7, 24);
        assertThat(TillRules.bearer(true, 3_000, 10_000, school)).isEqualTo(SaleState.LOST_BY_SCHOOL);
        assertThat(TillRules.bearer(true, 3_001, 10_000, school)).isEqualTo(SaleState.LOST_BY_MERCHANT);
        assertThat(TillRules.bearer(true, 3_000, 10_001, school)).isEqualTo(SaleState.LOST_BY_MERCHANT);
        assertThat(TillRules.bearer(false, 1, 1, school)).isEqualTo(SaleState.LOST_BY_MERCHANT);
        assertThat(TillRules.bearer(true, 1, 1, trader)).isEqualTo(SaleState.LOST_BY_MERCHANT);
        assertThat(TillProblem.TILL_BUSY.status()).isEqualTo(503);
    }

    @Test
    void lunchRushLosesAndDoublesNothing() throws Exception {
        List<Eater> eaters = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            eaters.add(new Eater(1_000));
        }
        Instant now = clock.instant();
        int sold = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int step = -3; step <= 3; step++) {
                for (Eater eater : eaters) {
                    String code = eater.phone.code(now.plusSeconds(15L * step));
                    UUID id = UUID.randomUUID();
                    // The same code at two tills at once, and each sale sent twice
                    answers.add(threads.submit(() -> sell(id, code, 90).statusCode() == 200));
                    answers.add(threads.submit(() -> sell(id, code, 90).statusCode() == 200));
                    answers.add(threads.submit(
                            () -> sell(UUID.randomUUID(), code, 90).statusCode() == 200));
                }
            }
            for (Future<Boolean> answer : answers) {
                answer.get();
            }
        }
        for (Eater eater : eaters) {
            assertThat(eater.balance()).isNotNegative().isLessThan(1_000);
            sold += (int) ((1_000 - eater.balance()) / 180);
        }
        assertThat(sold).isEqualTo(8 * 5);
        JsonNode totals = read(clerk.get(till + "/totals"));
        assertThat(totals.at("/sums/sales").asInt()).isEqualTo(sold);
        assertThat(totals.at("/sums/soldCents").asLong()).isEqualTo(sold * 180L);
        assertThat(read(office.get("/api/merchants/" + merchant))
                        .get("balanceCents")
                        .asLong())
                .isEqualTo(sold * 180L);
    }
}
