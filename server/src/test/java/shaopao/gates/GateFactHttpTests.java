package shaopao.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.SignedInByHeader;
import shaopao.SignedInByHeader.Visitor;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.pass.PassPhones;
import shaopao.pass.Shown;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;
import shaopao.places.TestPlaces;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Facts of people over HTTP: lists, other systems, single persons, and what gates make of them. */
@CampusTest
class GateFactHttpTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    FactBook book;

    private Roster roster;
    private Visitor office;
    private String mark = "";
    private String source = "";
    private PlaceId house;

    @BeforeEach
    void aHouse() {
        roster = new Roster(jdbc);
        office = new Visitor(port, roster.staff().id() + " gates.facts gates.read gates.manage");
        mark = Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
        source = "list-" + mark.toLowerCase(Locale.ROOT);
        TestPlaces places = new TestPlaces(context);
        places.campus(mark);
        house = places.in(mark, mark + "-D", PlaceKind.DORMITORY);
        places.in(mark + "-D", mark + "-D-101", PlaceKind.ROOM);
        places.in(mark, mark + "-E", PlaceKind.DORMITORY);
        places.in(mark, mark + "-T", PlaceKind.BUILDING);
    }

    private JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private String problem(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
        return json.readTree(answer.body()).get("type").asString().replace("/problems/", "");
    }

    private HttpResponse<String> list(String asked, String rows) {
        return office.send(
                "POST",
                "/api/gates/facts/sources/" + source + "/list" + asked,
                "学号,类别,内容,截止\n" + rows,
                "Content-Type",
                "application/octet-stream");
    }

    private HttpResponse<String> tell(Visitor who, String body) {
        return who.send("PUT", "/api/gates/facts/sources/" + source, body, "Content-Type", "application/json");
    }

    private static String set(String number, String kind, String value) {
        return "{\"number\":\"%s\",\"kind\":\"%s\",\"value\":\"%s\"}".formatted(number, kind, value);
    }

    private static String message(String set, String end) {
        return "{\"set\":[%s],\"end\":[%s]}".formatted(set, end);
    }

    private List<String> marks(Someone someone) {
        return book.of(someone.id()).marks();
    }

    /** Gates know it on their own, in less than five seconds. */
    private void soon(Runnable claim) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(5));
        while (true) {
            try {
                claim.run();
                return;
            } catch (AssertionError e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    @Test
    void listIsTriedFirstTakesEffectWholeAndIsNothingNewTheSecondTime() throws Exception {
        Someone one = roster.student();
        Someone two = roster.student();
        String rows = "%s,住宿,%s-D-101,\n%s,走读,,\n%s,迎新,welcome=done,\n"
                .formatted(one.number(), mark, two.number(), one.number());
        String bad = rows + "%s,住宿,%s-T,\nnobody,标记,a,\n".formatted(two.number(), mark);
        JsonNode tried = read(list("?dryRun=true", bad));
        assertThat(tried.get("rejected").asInt()).isEqualTo(2);
        assertThat(tried.at("/flaws/0/reason").asString()).isEqualTo("NOT_A_DORMITORY");
        assertThat(tried.at("/flaws/0/row").asInt()).isEqualTo(5);
        assertThat(problem(list("", bad))).isEqualTo("facts-flawed");
        assertThat(read(list("?dryRun=true", rows)).get("added").asInt()).isEqualTo(3);
        assertThat(marks(one)).as("a trial writes nothing").isEmpty();

        assertThat(read(list("", rows)).get("added").asInt()).isEqualTo(3);
        soon(() -> {
            assertThat(marks(one)).contains("resident:" + mark + "-D-101", "resident:" + mark + "-D");
            assertThat(book.of(one.id()).campaigns()).containsEntry("welcome", "done");
            assertThat(book.of(two.id()).offCampus()).isTrue();
        });
        JsonNode again = read(list("", rows));
        assertThat(again.get("unchanged").asInt()).isEqualTo(3);
        assertThat(again.get("ended").asInt()).isZero();

        JsonNode next = read(list("", "%s,迎新,welcome=paid,\n".formatted(one.number())));
        assertThat(next.get("changed").asInt()).isEqualTo(1);
        assertThat(next.get("ended").asInt()).isEqualTo(2);
        soon(() -> {
            assertThat(marks(one)).isEmpty();
            assertThat(book.of(one.id()).campaigns()).containsEntry("welcome", "paid");
        });
        assertThat(problem(office.send(
                        "POST",
                        "/api/gates/facts/sources/" + source + "/list",
                        "PK\u0003\u0004 no table",
                        "Content-Type",
                        "application/octet-stream")))
                .isEqualTo("facts-unreadable");
    }

    @Test
    void otherSystemsSetAndEndByNumberAndRepeatThemselves() throws Exception {
        Someone someone = roster.student();
        Visitor system = system();
        String moves = message(set(someone.number(), "RESIDENCE", mark + "-D"), "");
        assertThat(read(tell(system, moves)).get("changed").asInt()).isEqualTo(1);
        assertThat(read(tell(system, moves)).get("unchanged").asInt()).isEqualTo(1);
        soon(() -> assertThat(marks(someone)).contains("resident:" + mark + "-D"));
        Instant made = Instant.now();
        read(tell(system, message(set(someone.number(), "RESIDENCE", mark + "-E"), "")));
        soon(() -> assertThat(marks(someone))
                .contains("resident:" + mark + "-E")
                .doesNotContain("resident:" + mark + "-D"));
        GatePolicy asksMarks = Gatehouse.open(new PolicyLine("'a' in marks", true, "", ""));
        assertThat(book.bears(asksMarks, made, made.plusSeconds(30)))
                .as("what a reader holds is old now")
                .isFalse();
        assertThat(book.bears(asksMarks, made, made.plusSeconds(10)))
                .as("but not made anew for each change")
                .isTrue();
        String both = message(
                set(someone.number(), "MARK", "a") + "," + set("nobody", "MARK", "a"),
                "{\"number\":\"%s\",\"kind\":\"RESIDENCE\"}".formatted(someone.number()));
        HttpResponse<String> refused = tell(system, both);
        assertThat(problem(refused)).isEqualTo("facts-flawed");
        assertThat(json.readTree(refused.body()).at("/errors/0/reason").asString())
                .isEqualTo("PERSON_UNKNOWN");
        soon(() -> assertThat(marks(someone)).contains("resident:" + mark + "-E"));
        String leaves = message("", "{\"number\":\"%s\",\"kind\":\"RESIDENCE\"}".formatted(someone.number()));
        assertThat(read(tell(system, leaves)).get("ended").asInt()).isEqualTo(1);
        assertThat(read(tell(system, leaves)).get("ended").asInt()).isZero();
        soon(() -> assertThat(marks(someone)).isEmpty());
    }

    @Test
    void staffKeepFactsOfThoseWhomTheyMayAndEverybodyReadsTheirOwn() throws Exception {
        Someone someone = roster.student();
        Visitor own = new Visitor(port, someone.id().toString());
        Visitor narrow = new Visitor(port, roster.staff().id() + " gates.facts~ gates.read~");
        String path = "/api/gates/people/" + someone.id() + "/facts";
        String fact = "{\"number\":\"%s\",\"kind\":\"MARK\",\"value\":\"lab-%s\",\"reason\":\"培训合格\"}"
                .formatted(someone.number(), mark);
        assertThat(problem(own.post("/api/gates/facts", fact))).isEqualTo("not-permitted");
        assertThat(problem(narrow.post("/api/gates/facts", fact))).isEqualTo("not-found");
        assertThat(problem(narrow.get(path))).isEqualTo("not-found");
        assertThat(problem(office.post("/api/gates/facts", fact.replace("lab-", "resident:"))))
                .isEqualTo("fact-wrong");
        read(office.post("/api/gates/facts", fact));
        soon(() -> assertThat(marks(someone)).containsExactly("lab-" + mark));
        JsonNode mine = read(own.get("/api/gates/mine/facts"));
        assertThat(mine.at("/0/value").asString()).isEqualTo("lab-" + mark);
        assertThat(mine.at("/0/source").asString()).isEqualTo("by-hand");
        assertThat(read(narrow.get("/api/gates/facts?q=" + someone.number()))
                        .get("items")
                        .size())
                .as("who may see nobody sees nobody")
                .isZero();
        assertThat(problem(narrow.get("/api/gates/facts/export"))).isEqualTo("not-permitted");
        JsonNode found = read(office.get("/api/gates/facts?q=LAB-" + mark));
        assertThat(found.at("/items/0/of/number").asString()).isEqualTo(someone.number());
        assertThat(office.get("/api/gates/facts/export?q=" + someone.number()).body())
                .contains(someone.number(), "lab-" + mark);
        String end = "/api/gates/facts/" + found.at("/items/0/id").asString() + "/end";
        assertThat(problem(narrow.post(end, "{\"reason\":\"x\"}"))).isEqualTo("not-found");
        read(office.post(end, "{\"reason\":\"过期\"}"));
        assertThat(problem(office.post(end, "{\"reason\":\"过期\"}"))).isEqualTo("fact-over");
        soon(() -> assertThat(marks(someone)).isEmpty());
        assertThat(read(office.get(path)).at("/0/holds").asBoolean()).isFalse();
        assertThat(read(own.get("/api/gates/mine/facts")).size()).isZero();
        assertThat(jdbc.sql("select act from audit.entry where subject = :person order by at")
                        .param("person", someone.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly("gates.fact-set", "gates.fact-ended", "gates.person-read");
    }

    @Test
    void aResidentGetsIntoTheirOwnHouseAndTheTrialSaysWhy() throws Exception {
        Gatehouse gatehouse = new Gatehouse(context);
        gatehouse.policy(
                house,
                Gatehouse.open(
                        new PolicyLine("'resident:%s-D' in marks".formatted(mark), true, "欢迎回来", "Welcome home")));
        Gate gate = context.getBean(GateBook.class)
                .gate(gatehouse.entry(house, Direction.IN, Optional.empty()).id())
                .orElseThrow();
        Someone resident = roster.student();
        Someone neighbour = roster.student();
        read(tell(
                office,
                message(
                        set(resident.number(), "RESIDENCE", mark + "-D-101") + ","
                                + set(neighbour.number(), "RESIDENCE", mark + "-E"),
                        "")));
        soon(() -> assertThat(marks(resident)).contains("resident:" + mark));
        assertThat(reason(gate, resident.id())).isEqualTo(GateReason.LINE);
        assertThat(reason(gate, neighbour.id())).isEqualTo(GateReason.NO_LINE);

        String policy = json.writeValueAsString(
                context.getBean(GateDesk.class).policy(house).policy());
        JsonNode tried = read(office.post(
                "/api/gates/policies/" + house + "/trial",
                "{\"policy\":%s,\"number\":\"%s\",\"way\":\"IN\",\"inside\":0}".formatted(policy, resident.number())));
        assertThat(tried.get("opens").asBoolean()).isTrue();
        assertThat(tried.get("line").asInt()).isEqualTo(1);
        assertThat(tried.at("/facts/marks").toString()).contains("resident:" + mark + "-D-101");
        JsonNode words = read(office.get("/api/gates/policies/" + house + "/words"));
        assertThat(words.get("homes")
                        .valueStream()
                        .filter(home -> home.get("code").asString().equals(mark + "-D"))
                        .findFirst())
                .isPresent();
    }

    private GateReason reason(Gate gate, PersonId person) {
        Shown code = new Shown.Code(new PassPhones(context).phone(person).signed(Instant.now()));
        return context.getBean(GateDecisions.class)
                .decide(gate, Optional.empty(), code)
                .passage()
                .verdict()
                .reason();
    }

    private Visitor system() {
        return new Visitor(port, SignedInByHeader.SERVICE + Ids.next() + " gates.facts");
    }

    @Test
    void aSystemSpeaksInItsOwnNameUntilStaffSetItFree() {
        Visitor first = system();
        Visitor second = system();
        String says = message(set(roster.student().number(), "MARK", "a"), "");
        String end = "/api/gates/facts/sources/" + source + "/end";
        read(tell(first, says));
        assertThat(problem(tell(second, says))).isEqualTo("facts-of-another");
        assertThat(problem(second.post(end, "{\"reason\":\"x\"}"))).isEqualTo("facts-of-another");
        assertThat(read(tell(first, says)).get("unchanged").asInt()).isEqualTo(1);
        read(office.post(end, "{\"reason\":\"换系统\"}"));
        assertThat(read(tell(second, says)).get("changed").asInt()).isEqualTo(1);
        assertThat(problem(tell(first, says))).isEqualTo("facts-of-another");
    }

    @Test
    void aSourceIsEndedWhole() {
        Someone someone = roster.student();
        read(list("", "%s,标记,a,\n%s,标记,b,\n".formatted(someone.number(), someone.number())));
        assertThat(read(office.get("/api/gates/facts/sources")).toString()).contains(source);
        String end = "/api/gates/facts/sources/" + source + "/end";
        assertThat(read(office.post(end, "{\"reason\":\"学期结束\"}")).get("ended").asInt())
                .isEqualTo(2);
        assertThat(problem(office.post(end, "{\"reason\":\"学期结束\"}"))).isEqualTo("not-found");
        assertThat(read(office.get("/api/gates/facts?over=true&source=" + source))
                        .get("items")
                        .size())
                .isEqualTo(2);
    }
}
