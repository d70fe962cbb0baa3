package shaopao.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import shaopao.kernel.Ids;
import shaopao.kernel.ProblemException;
import shaopao.people.Pictures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints of passes: who may call them, on whose data, and what they refuse. */
@CampusTest
class PassHttpTests {

    private static final String MINE = "/api/pass/mine";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Phones phones;

    @Autowired
    Freezing freezing;

    @Autowired
    ScreenCodes screens;

    @Autowired
    PassStore store;

    @Autowired
    Clock clock;

    @Autowired
    Inquiries inquiries;

    private Roster roster;
    private Roster.Someone student;
    private Visitor holder;
    private Visitor staff;
    private ShowingPhone phone;
    private int steps;

    @BeforeEach
    void bound() {
        roster = new Roster(jdbc);
        student = roster.student();
        holder = new Visitor(port, student.id().toString());
        staff = with("pass.desk pass.alarms pass.visitors pass.occasions pass.entitlements pass.redeem pass.verify"
                + " pass.questions pass.invite");
        phone = new ShowingPhone(phones.bind(PassTests.actor(student), "一加 13"));
        steps = -4;
    }

    private Visitor with(String permissions) {
        return new Visitor(port, roster.staff().id() + " " + permissions);
    }

    private JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private String problem(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
        return json.readTree(answer.body()).get("type").asString().replace("/problems/", "");
    }

    private static HttpResponse<String> minutes(Visitor visitor, byte[] code) {
        return visitor.send(
                "PUT",
                MINE + "/minutes",
                "{\"code\":\"" + CodeFormat.text(code) + "\"}",
                "Content-Type",
                "application/json");
    }

    private static HttpResponse<String> open(Visitor visitor, String body) {
        return visitor.send("PUT", "/api/pass/visits/open", body, "Content-Type", "application/json");
    }

    /** A code that was not shown yet: each is of another step. */
    private String code() {
        Instant at = clock.instant().plusSeconds(15L * steps++);
        return "{\"code\":\"" + CodeFormat.text(phone.brief(at)) + "\"}";
    }

    @Test
    void aPhoneIsBoundBySomebodyWhoJustGaveThePassword() throws Exception {
        Roster.Someone fresh = roster.student();
        new Accounts(program).open(fresh.id(), "correct horse battery");
        try (Browser browser = new Browser(port)) {
            assertThat(browser.put(MINE + "/phone", Map.of("phone", "Mate 70")).problem())
                    .isEqualTo("sign-in-required");
            browser.signIn(fresh.number(), "correct horse battery");
            JsonNode bound =
                    browser.put(MINE + "/phone", Map.of("phone", "Mate 70")).json();
            assertThat(bound.get("key").asString()).hasSize(43);
            assertThat(browser.put(MINE + "/phone", Map.of("phone", "Mate 70")).problem())
                    .isEqualTo("binding-too-soon");
            JsonNode mine = browser.get(MINE).json();
            assertThat(mine.at("/phone/phone").asString()).isEqualTo("Mate 70");
            assertThat(mine.toString()).doesNotContain(bound.get("key").asString());
            ShowingPhone own = new ShowingPhone(json.treeToValue(bound, Phones.BoundPhone.class));
            JsonNode minutes = browser.put(
                            MINE + "/minutes", Map.of("code", CodeFormat.text(own.proof(clock.instant()))))
                    .json();
            assertThat(minutes.get("signatures").asString().length()).isGreaterThan(700 * 64);
            jdbc.sql("update pass.binding set bound_at = bound_at - interval '1 day'")
                    .update();
            for (int i = 0; i < 3; i++) {
                assertThat(browser.put(MINE + "/phone", Map.of("phone", "又一部")).status())
                        .isEqualTo(200);
                jdbc.sql("update pass.binding set bound_at = bound_at - interval '1 day'")
                        .update();
            }
            assertThat(browser.put(MINE + "/phone", Map.of("phone", "又一部")).problem())
                    .isEqualTo("bindings-used-up");
        }
        assertThat(problem(
                        holder.send("PUT", MINE + "/phone", "{\"phone\":\"x\"}", "Content-Type", "application/json")))
                .isEqualTo("step-up-required");
    }

    @Test
    void holdersReadTheirOwnAndFreezeIt() {
        assertThat(read(holder.get(MINE)).at("/phone/number").asLong()).isEqualTo(phone.number());
        assertThat(problem(minutes(holder, phone.brief(clock.instant()))))
                .as("a picture of a code gets no signed minutes")
                .isEqualTo("phone-replaced");
        assertThat(problem(minutes(Visitor.with(port), phone.proof(clock.instant()))))
                .as("nor does somebody else")
                .isEqualTo("phone-replaced");
        assertThat(read(minutes(holder, phone.proof(clock.instant())))
                        .get("purposes")
                        .asInt())
                .isEqualTo(Purpose.ALL_BITS);
        assertThat(read(holder.post(MINE + "/freeze", "")).at("/frozen/byStaff").asBoolean())
                .isFalse();
        assertThat(problem(minutes(holder, phone.proof(clock.instant())))).isEqualTo("pass-frozen");
        assertThat(read(holder.post(MINE + "/freeze/undo", "")).get("frozen").isNull())
                .isTrue();
        assertThat(problem(holder.post(MINE + "/unfreeze", ""))).isEqualTo("step-up-required");
        assertThat(problem(Visitor.nobody(port).get(MINE))).isEqualTo("sign-in-required");
    }

    @Test
    void staffFreezeWhomTheyReachAndTheHolderCannotUndoIt() {
        String path = "/api/pass/desk/people/" + student.id();
        assertThat(read(staff.post(path + "/freeze", "{\"reason\":\"报失\"}"))
                        .at("/frozen/reason")
                        .asString())
                .isEqualTo("报失");
        assertThat(problem(holder.post(MINE + "/freeze/undo", ""))).isEqualTo("frozen-by-staff");
        assertThat(read(staff.post(path + "/unfreeze", "")).get("frozen").isNull())
                .isTrue();
        assertThat(problem(holder.get(path))).isEqualTo("not-permitted");
        assertThat(problem(staff.get("/api/pass/desk/people/" + Ids.next()))).isEqualTo("not-found");
        assertThat(problem(with("pass.alarms~").get("/api/pass/desk/alarms")))
                .as("alarms belong to no unit")
                .isEqualTo("not-permitted");
        Roster.Someone clerk = roster.staff();
        Visitor herself = new Visitor(port, clerk.id() + " pass.desk");
        assertThat(problem(herself.post("/api/pass/desk/people/" + clerk.id() + "/unfreeze", "")))
                .as("nobody is staff to themselves")
                .isEqualTo("not-permitted");
    }

    @Test
    void cardsAreGivenOnceAndReportedLostByTheirHolder() {
        String path = "/api/pass/desk/people/" + student.id() + "/cards";
        String number = Ids.next().toString().substring(24);
        assertThat(problem(staff.post(path, "{\"number\":\"!\"}"))).isEqualTo("card-number-invalid");
        JsonNode given = read(staff.post(path, "{\"number\":\"" + number + "\"}"));
        assertThat(given.at("/cards/0/ending").asString()).hasSize(4);
        assertThat(problem(staff.post(path, "{\"number\":\"" + number + "\"}"))).isEqualTo("card-taken");
        String card = given.at("/cards/0/id").asString();
        assertThat(problem(Visitor.with(port).post(MINE + "/cards/" + card + "/lost", "")))
                .isEqualTo("not-found");
        assertThat(read(holder.post(MINE + "/cards/" + card + "/lost", ""))
                        .at("/cards/0/endReason")
                        .asString())
                .isEqualTo("LOST");
        read(staff.post(path, "{\"number\":\"" + number + "\"}"));
        JsonNode paper = read(staff.post(
                "/api/pass/desk/people/" + student.id() + "/papers", "{\"single\":true,\"day\":\"2026-11-27\"}"));
        assertThat(PaperRules.isPaper(paper.get("text").asString())).isTrue();
    }

    @Test
    void visitorsAreAnnouncedOpenedOnceAndCalledOff() {
        Instant now = clock.instant();
        String visit = """
                {"guestName":"周先生","reason":"讲座","from":"%s","until":"%s"}
                """;
        assertThat(problem(holder.post("/api/pass/visits/mine", visit.formatted(now, now.plusSeconds(60)))))
                .isEqualTo("not-permitted");
        assertThat(problem(staff.post("/api/pass/visits/mine", visit.formatted(now, now.plus(Duration.ofDays(30))))))
                .isEqualTo("visit-period-invalid");
        JsonNode invited = read(staff.post("/api/pass/visits/mine", visit.formatted(now, now.plusSeconds(3_600))));
        String id = invited.at("/visit/id").asString();
        Visitor guest = Visitor.nobody(port);
        String open = "{\"link\":\"%s\",\"phone\":\"访客\"}"
                .formatted(invited.get("link").asString());
        JsonNode opened = read(open(guest, open));
        assertThat(problem(open(guest, open))).isEqualTo("visit-link-invalid");
        ShowingPhone shown = new ShowingPhone(json.treeToValue(opened.get("phone"), Phones.BoundPhone.class));
        String proof = "{\"code\":\"%s\"}".formatted(CodeFormat.text(shown.proof(clock.instant())));
        String picture = "{\"code\":\"%s\"}".formatted(CodeFormat.text(shown.signed(clock.instant())));
        assertThat(problem(guest.post("/api/pass/visits/refresh", picture))).isEqualTo("visit-link-invalid");
        assertThat(read(guest.post("/api/pass/visits/refresh", proof))
                        .at("/card/guestName")
                        .asString())
                .isEqualTo("周先生");
        assertThat(problem(guest.post("/api/pass/visits/refresh", "{\"code\":\"AAAA\"}")))
                .isEqualTo("visit-link-invalid");
        assertThat(read(staff.get("/api/pass/visits/mine/" + id + "/uses")).size())
                .isZero();
        assertThat(problem(holder.get("/api/pass/visits/mine/" + id + "/uses"))).isEqualTo("not-found");
        assertThat(read(staff.get("/api/pass/visits?limit=200")).toString()).contains(id);
        assertThat(read(staff.post("/api/pass/visits/mine/" + id + "/link", ""))
                        .get("link")
                        .asString())
                .isNotEqualTo(invited.get("link").asString());
        assertThat(problem(with("pass.invite").post("/api/pass/visits/mine/" + id + "/cancel", "")))
                .isEqualTo("not-found");
        assertThat(staff.post("/api/pass/visits/mine/" + id + "/cancel", "").statusCode())
                .isEqualTo(204);
        for (int i = 0; i < 20; i++) {
            read(staff.post("/api/pass/visits/mine", visit.formatted(now, now.plusSeconds(3_600))));
        }
        assertThat(problem(staff.post("/api/pass/visits/mine", visit.formatted(now, now.plusSeconds(3_600)))))
                .isEqualTo("visits-too-many");
    }

    private String occasion(Visitor maker, String kinds, int secondAfter) {
        Instant now = clock.instant();
        return read(maker.post("/api/pass/occasions", """
                {"kind":"LECTURE","title":"人工智能导论","place":"一教 101","startsAt":"%1$s","endsAt":"%2$s",
                "opensAt":"%1$s","closesAt":"%2$s","kinds":%3$s,"units":[],"classes":[],"secondTag":true,
                "secondAfterMinutes":%4$d,"screen":true}
                """.formatted(
                                now.minusSeconds(60), now.plusSeconds(3_600), kinds, secondAfter)))
                .get("id")
                .asString();
    }

    @Test
    void peopleCheckInByTheirCodeByTheScreenAndByHand() {
        String id = occasion(staff, "[\"STUDENT\"]", 0);
        String path = "/api/pass/occasions/" + id;
        JsonNode first = read(staff.post(path + "/read", code()));
        assertThat(first.get("tag").asString()).isEqualTo("FIRST");
        String second = code();
        assertThat(read(staff.post(path + "/read", second)).get("tag").asString())
                .isEqualTo("SECOND");
        assertThat(problem(staff.post(path + "/read", second))).isEqualTo("code-not-accepted");
        assertThat(problem(staff.post(path + "/read", "{\"code\":\"nonsense\"}")))
                .isEqualTo("code-not-accepted");
        assertThat(read(staff.post(path + "/read", code())).get("tag").asString())
                .isEqualTo("AGAIN");

        Roster.Someone other = roster.student();
        String shown = read(staff.get(path + "/screen")).get("code").asString();
        Visitor seated = new Visitor(port, other.id().toString());
        assertThat(read(seated.post(MINE + "/check-in", "{\"code\":\"" + shown + "\"}"))
                        .get("title")
                        .asString())
                .isEqualTo("人工智能导论");
        String late = screens.code(UUID.fromString(id), clock.instant().minusSeconds(46));
        assertThat(problem(seated.post(MINE + "/check-in", "{\"code\":\"" + late + "\"}")))
                .isEqualTo("screen-code-over");
        assertThat(problem(staff.post(
                        path + "/by-hand",
                        "{\"number\":\"%s\",\"note\":\"没电\"}"
                                .formatted(roster.staff().number()))))
                .isEqualTo("not-invited");
        read(staff.post(
                path + "/by-hand",
                "{\"number\":\"%s\",\"note\":\"没电\"}".formatted(roster.student().number())));
        JsonNode list = read(staff.get(path + "/attendances"));
        assertThat(list.size()).isEqualTo(3);
        assertThat(list.at("/0/note").asString()).isEqualTo("没电");
        assertThat(read(staff.get(path)).get("present").asInt()).isEqualTo(3);
        assertThat(staff.send(
                                "DELETE",
                                path + "/attendances/" + list.at("/0/pass").asString(),
                                "")
                        .statusCode())
                .isEqualTo(204);

        Visitor elsewhere = new Visitor(port, roster.staff().id().toString());
        assertThat(problem(elsewhere.get(path))).isEqualTo("not-permitted");
        assertThat(staff.post(path + "/cancel", "").statusCode()).isEqualTo(204);
        assertThat(problem(staff.post(
                        path + "/by-hand",
                        "{\"number\":\"%s\",\"note\":\"迟到\"}"
                                .formatted(roster.student().number()))))
                .isEqualTo("check-in-closed");
        assertThat(problem(staff.post("/api/pass/occasions", """
                {"kind":"MEAL","title":"工作餐","place":"","startsAt":"2026-11-27T04:00:00Z",
                "endsAt":"2026-11-27T03:00:00Z","opensAt":"2026-11-27T03:00:00Z","closesAt":"2026-11-27T05:00:00Z",
                "kinds":[],"units":[],"classes":[],"secondTag":false,"secondAfterMinutes":0,"screen":false}
                """))).isEqualTo("times-invalid");
    }

    @Test
    void aNumberIsTurnedIntoANameForNobody() {
        Visitor teacher = with("pass.occasions~");
        String path = "/api/pass/occasions/" + occasion(teacher, "[]", 0) + "/by-hand";
        String number = roster.student().number();
        HttpResponse<String> bare = teacher.post(path, "{\"number\":\"%s\",\"note\":\"没电\"}".formatted(number));
        assertThat(problem(bare)).isEqualTo("number-or-name-wrong");
        assertThat(problem(teacher.post(path, "{\"number\":\"NOBODY-7\",\"note\":\"没电\"}")))
                .as("the same for a number that nobody has")
                .isEqualTo("number-or-name-wrong");
        assertThat(problem(teacher.post(path, "{\"number\":\"%s\",\"name\":\"王五\",\"note\":\"没电\"}".formatted(number))))
                .isEqualTo("number-or-name-wrong");
        assertThat(read(teacher.post(path, "{\"number\":\"%s\",\"name\":\"陈思远\",\"note\":\"没电\"}".formatted(number)))
                        .get("name")
                        .asString())
                .isEqualTo("陈思远");
    }

    @Test
    void aCounterConfirmsWhatIsTakenAndTakesItBack() {
        Instant now = clock.instant();
        String made = read(staff.post(
                        "/api/pass/entitlements", """
                                {"kind":"SUPPLIES","title":"军训服","note":"南区仓库","from":"%s","until":"%s"}
                                """.formatted(now.minusSeconds(60), now.plusSeconds(3_600))))
                .get("id")
                .asString();
        String path = "/api/pass/entitlements/";
        JsonNode given = read(staff.post(
                path + made + "/people", "{\"numbers\":[\"%s\",\"NIEMAND\"],\"total\":1}".formatted(student.number())));
        assertThat(given.get("given").asInt()).isEqualTo(1);
        assertThat(given.at("/unknown/0").asString()).isEqualTo("NIEMAND");
        JsonNode counter = read(staff.post(path + "counter", code()));
        assertThat(counter.at("/open/0/title").asString()).isEqualTo("军训服");
        String redeem = path + "counter/" + counter.get("counter").asString() + "/redeem";
        String one = "{\"entitlement\":\"%s\",\"count\":1}".formatted(made);
        assertThat(problem(with("pass.redeem").post(redeem, one)))
                .as("another clerk did not read the code")
                .isEqualTo("counter-over");
        String redemption = read(staff.post(redeem, one)).get("id").asString();
        assertThat(problem(staff.post(redeem, one))).isEqualTo("nothing-left");
        assertThat(read(holder.get(MINE + "/entitlements")).at("/taken/0/title").asString())
                .isEqualTo("军训服");
        String undo = path + "redemptions/" + redemption + "/undo";
        assertThat(read(staff.post(undo, "{\"reason\":\"尺码不对\"}"))
                        .get("undoneReason")
                        .asString())
                .isEqualTo("尺码不对");
        assertThat(problem(staff.post(undo, "{\"reason\":\"再撤\"}"))).isEqualTo("undo-too-late");
        assertThat(read(staff.get(path + made + "/redemptions")).size()).isEqualTo(1);
        assertThat(staff.post(path + made + "/end", "").statusCode()).isEqualTo(204);
        assertThat(problem(staff.post(redeem, one))).isEqualTo("nothing-left");
    }

    @Test
    void aPackOfTheGreenChannelIsShownToThoseAloneWhoGiveIt() {
        Instant now = clock.instant();
        String made = read(staff.post(
                        "/api/pass/entitlements", """
                                {"kind":"GREEN_CHANNEL","title":"爱心礼包","note":"","from":"%s","until":"%s"}
                                """.formatted(now.minusSeconds(60), now.plusSeconds(3_600))))
                .get("id")
                .asString();
        read(staff.post(
                "/api/pass/entitlements/" + made + "/people",
                "{\"numbers\":[\"%s\"],\"total\":1}".formatted(student.number())));
        Visitor counter = with("pass.redeem");
        JsonNode seen = read(counter.post("/api/pass/entitlements/counter", code()));
        assertThat(seen.get("open").size()).isZero();
        assertThat(problem(counter.post(
                        "/api/pass/entitlements/counter/" + seen.get("counter").asString() + "/redeem",
                        "{\"entitlement\":\"%s\",\"count\":1}".formatted(made))))
                .isEqualTo("nothing-left");
        Visitor other = with("pass.redeem pass.entitlements~");
        String own = read(other.post(
                        "/api/pass/entitlements", """
                                {"kind":"GREEN_CHANNEL","title":"路费","note":"","from":"%s","until":"%s"}
                                """.formatted(now.minusSeconds(60), now.plusSeconds(3_600))))
                .get("id")
                .asString();
        jdbc.sql("insert into pass.entitled (entitlement_id, person_id, total, used) values (:id, :person, 1, 0)")
                .param("id", java.util.UUID.fromString(own))
                .param("person", student.id())
                .update();
        JsonNode others = read(other.post("/api/pass/entitlements/counter", code()));
        assertThat(others.get("open").findValuesAsString("title"))
                .as("to one who gives other things, those alone")
                .containsExactly("路费");
        assertThat(others.toString())
                .as("who reads a code to hand something out needs a name, and no number")
                .doesNotContain(student.number());
        JsonNode giver = read(staff.post("/api/pass/entitlements/counter", code()));
        assertThat(giver.at("/open/0/title").asString()).isEqualTo("爱心礼包");
    }

    @Test
    void whoAsksGetsTheClaimsOfTheQuestionAndConsentWhereItIsNeeded() {
        String ask = "/api/pass/inquiries";
        JsonNode told = read(staff.post(ask, question("student")));
        assertThat(told.get("told").toString()).isEqualTo("{\"STUDENT\":\"true\"}");
        assertThat(problem(staff.post(ask, question("steward")))).isEqualTo("question-not-allowed");
        assertThat(read(with("pass.verify pass.stewards").post(ask, question("steward")))
                        .at("/told/NAME")
                        .asString())
                .isEqualTo("陈思远");

        JsonNode waiting = read(staff.post(ask, question("identity")));
        assertThat(waiting.get("state").asString()).isEqualTo("WAITING");
        assertThat(waiting.get("told").size()).isZero();
        String id = waiting.get("id").asString();
        String answer = MINE + "/inquiries/" + id + "/answer";
        assertThat(problem(Visitor.with(port).post(answer, "{\"agree\":true}"))).isEqualTo("inquiry-over");
        assertThat(holder.post(answer, "{\"agree\":true}").statusCode()).isEqualTo(204);
        assertThat(read(staff.get(ask + "/" + id)).at("/told/NUMBER").asString())
                .isEqualTo(student.number());
        assertThat(problem(holder.post(answer, "{\"agree\":false}"))).isEqualTo("inquiry-over");
        assertThat(problem(with("pass.verify").get(ask + "/" + id))).isEqualTo("not-found");

        String declined = read(staff.post(ask, question("identity"))).get("id").asString();
        holder.post(MINE + "/inquiries/" + declined + "/answer", "{\"agree\":false}");
        JsonNode no = read(staff.get(ask + "/" + declined));
        assertThat(no.get("state").asString()).isEqualTo("DECLINED");
        assertThat(no.get("told").size()).isZero();
        assertThat(read(holder.get(MINE + "/inquiries")).toString()).contains("student", "steward", "identity");
        assertThat(read(staff.get(ask + "/questions")).toString()).doesNotContain("steward\"");
        assertThat(read(staff.get(ask + "/questions/all")).size()).isEqualTo(5);
        assertThat(problem(staff.send(
                        "PUT",
                        ask + "/questions/identity",
                        "{\"consent\":false,\"stewards\":false,\"open\":true}",
                        "Content-Type",
                        "application/json")))
                .isEqualTo("step-up-required");
    }

    @Test
    void aPhotoIsShownToWhoAskedForItWithConsentAndToNobodyElse() throws Exception {
        holder.send("PUT", "/api/people/me/photos/own", Pictures.jpeg(300, 400));
        String ask = "/api/pass/inquiries/";
        String id = read(staff.post("/api/pass/inquiries", question("photo")))
                .get("id")
                .asString();
        assertThat(problem(staff.get(ask + id + "/photo")))
                .as("before the holder has agreed")
                .isEqualTo("not-found");
        holder.post(MINE + "/inquiries/" + id + "/answer", "{\"agree\":true}");
        assertThat(read(staff.get(ask + id)).at("/told/PHOTO").asString()).isEqualTo("own");
        HttpResponse<String> photo = staff.get(ask + id + "/photo");
        assertThat(photo.statusCode()).isEqualTo(200);
        assertThat(photo.headers().firstValue("cache-control")).contains("no-store");
        assertThat(photo.headers().firstValue("x-photo-origin")).contains("own");
        assertThat(problem(with("pass.verify").get(ask + id + "/photo"))).isEqualTo("not-found");
        assertThat(problem(holder.get(ask + id + "/photo"))).isEqualTo("not-permitted");
        String plain = read(staff.post("/api/pass/inquiries", question("student")))
                .get("id")
                .asString();
        assertThat(problem(staff.get(ask + plain + "/photo")))
                .as("a question that does not tell it")
                .isEqualTo("not-found");
        jdbc.sql("delete from people.photo where person_id = :id")
                .param("id", student.id())
                .update();
        assertThat(staff.get(ask + id + "/photo").statusCode()).isEqualTo(204);
        jdbc.sql("update pass.inquiry set answered_at = answered_at - interval '5 minutes' where id = :id")
                .param("id", UUID.fromString(id))
                .update();
        assertThat(problem(staff.get(ask + id + "/photo"))).isEqualTo("not-found");
        assertThatThrownBy(() -> inquiries.change(PassTests.actor(student), "photo", false, false, true))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(PassProblem.PHOTO_NEEDS_CONSENT));
    }

    private String question(String question) {
        String code = json.readTree(code()).get("code").asString();
        return "{\"question\":\"%s\",\"code\":\"%s\",\"reason\":\"考场核对\"}".formatted(question, code);
    }

    @Test
    void theReaderIsToldOnePlainNoAndTheHolderTheReason() {
        freezing.freeze(PassTests.actor(student));
        String id = occasion(staff, "[]", 0);
        Instant end = Instant.now().plusSeconds(20);
        while (store.row(store.find(student.id()).orElseThrow())
                .orElseThrow()
                .frozenAt()
                .isEmpty()) {
            assertThat(Instant.now()).isBefore(end);
        }
        String path = "/api/pass/occasions/" + id + "/read";
        String unknown = "{\"code\":\"%s\"}"
                .formatted(CodeFormat.text(CodeFormat.code(
                        CodeFormat.head(false, 0, 63, 42, CodeRules.stepOf(clock.instant())),
                        new byte[6],
                        new byte[0])));
        long asked = System.nanoTime();
        HttpResponse<String> plain = staff.post(path, unknown);
        assertThat(Duration.ofNanos(System.nanoTime() - asked))
                .as("whoever tries codes waits, whatever the reason")
                .isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(problem(plain)).isEqualTo("code-not-accepted");
        Instant last = Instant.now().plusSeconds(20);
        String reasons = "";
        while (!reasons.contains("FROZEN") && Instant.now().isBefore(last)) {
            steps = 0;
            asked = System.nanoTime();
            HttpResponse<String> frozen = staff.post(path, code());
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
            if (frozen.statusCode() >= 400) {
                assertThat(json.readTree(frozen.body()).get("detail"))
                        .isEqualTo(json.readTree(plain.body()).get("detail"));
            }
            reasons = read(holder.get(MINE + "/uses")).toString();
        }
        assertThat(reasons).contains("FROZEN");
    }

    @Test
    void alarmsAreReadAndSettledByThoseWhoWatchAndDistancesSet() {
        UUID alarm = Ids.next();
        jdbc.sql("""
                insert into pass.alarm (id, pass_id, step, first_reader, first_at, then_reader, then_at, raised_at)
                values (:id, :pass, 1, :id, now(), :id, now(), now())
                """)
                .param("id", alarm)
                .param("pass", store.find(student.id()).orElseThrow())
                .update();
        assertThat(read(holder.get(MINE + "/alarms")).at("/0/id").asString()).isEqualTo(alarm.toString());
        assertThat(read(staff.get("/api/pass/desk/alarms?limit=200")).toString())
                .contains(alarm.toString());
        String settle = "/api/pass/desk/alarms/" + alarm + "/settle";
        assertThat(problem(holder.post(settle, "{\"note\":\"x\"}"))).isEqualTo("not-permitted");
        assertThat(staff.post(settle, "{\"note\":\"同学借卡\"}").statusCode()).isEqualTo(204);
        assertThat(problem(staff.post(settle, "{\"note\":\"同学借卡\"}"))).isEqualTo("not-found");
        UUID place = Ids.next();
        UUID other = Ids.next();
        String distance = "/api/pass/desk/distances/" + place + "/" + other;
        assertThat(staff.send("PUT", distance, "{\"seconds\":300}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(204);
        assertThat(read(staff.get("/api/pass/desk/distances")).toString()).contains(place.toString());
        assertThat(staff.send("DELETE", "/api/pass/desk/distances/" + other + "/" + place, "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(problem(staff.send("DELETE", distance, ""))).isEqualTo("not-found");
    }
}
