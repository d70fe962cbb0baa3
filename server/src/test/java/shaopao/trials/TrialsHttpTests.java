package shaopao.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.SignedInByHeader.Visitor;
import shaopao.kernel.PersonId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CampusTest
class TrialsHttpTests {

    private static final String MANAGE = "/api/trials/manage";
    private static final String MINE = "/api/trials/mine/";
    private static final int PEOPLE = 30;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Panels panels;

    @Autowired
    SeatStore seats;

    private Roster roster;
    private Visitor owner;
    private String number;
    private String department;
    private String code;
    private String audience = "retired";
    private String eligibility = "";
    private @Nullable String rule;

    /** Retired people, since other tests have few of them. */
    @BeforeEach
    void found() {
        roster = new Roster(jdbc);
        Roster.Someone staff = roster.staff();
        department = staff.unit().toString();
        number = staff.number();
        owner = new Visitor(port, staff.id() + " hall.manage hall.design trials.manage");
        code = "t-" + Long.toString(System.nanoTime(), 36);
        UUID unit = roster.unit(Optional.empty());
        for (int i = 0; i < PEOPLE; i++) {
            roster.someone("RETIRED", unit);
        }
    }

    @Test
    void itemIsTriedByADrawnPanelAndGoesLiveWhenItsFindingsAreSettled() {
        itemOnTrial("为何");
        assertThat(released()).isEqualTo("trial-not-passed");
        JsonNode preview = get(owner, MANAGE + "/preview?item=" + code + "&people=3&dimensions=KIND,UNIT");
        assertThat(preview.at("/listed").asInt()).isGreaterThanOrEqualTo(PEOPLE);
        assertThat(preview.at("/strata/0/value").asString()).isEqualTo("RETIRED");
        String id = prepared(3, 2, "");
        assertThat(get(owner, MANAGE + "/" + id).at("/card/state").asString()).isEqualTo("PREPARED");
        drawn(id);
        List<Visitor> panel = panel(id);
        assertThat(panel).hasSize(3);

        Visitor first = panel.getFirst();
        assertThat(get(first, "/api/trials/mine").at("/trials/0/state").asString())
                .isEqualTo("INVITED");
        assertThat(get(first, "/api/trials/mine").at("/trials/0/minutes").asInt())
                .as("two minutes around, one field, and the steps of the flow")
                .isBetween(3, 5);
        assertThat(first.get("/api/notices").body()).contains("You were drawn to try");
        triesToTheEnd(first, id, "看不懂这一栏");
        JsonNode results = get(owner, MANAGE + "/" + id);
        assertThat(results.at("/gate/met").asBoolean()).isFalse();
        assertThat(results.at("/figures/succeeded").asInt()).isEqualTo(1);
        assertThat(results.at("/fields/0/stumbles").asInt()).isEqualTo(2);
        assertThat(results.toString()).doesNotContain("陈思远").doesNotContain(pseudonym(first, id));
        triesToTheEnd(panel.get(1), id, "");
        assertThat(released()).isEqualTo("trial-not-passed");

        JsonNode open = get(owner, MANAGE + "/" + id).at("/findings");
        assertThat(open.size())
                .as("a remark, and two fields and a step where both stumbled")
                .isEqualTo(4);
        for (JsonNode finding : open) {
            settled(id, finding.at("/id").asString());
        }
        assertThat(get(first, "/api/trials/mine")
                        .at("/trials/0/outcomes/0/reason")
                        .asString())
                .isEqualTo("已加说明");
        assertThat(get(owner, MANAGE + "/" + id).at("/gate/met").asBoolean()).isTrue();
        assertThat(released()).isEqualTo("LIVE");
        assertThat(get(first, "/api/trials/mine").at("/trials/0/liveAt").asString())
                .isNotBlank();
        assertThat(first.get("/api/notices").body()).contains("is live").contains("because of the panel: 1");
        assertThat(get(panel.get(1), "/api/trials/mine")
                        .at("/trials/0/changes/0")
                        .asString())
                .as("the panel hears what changed, whoever had found it")
                .isEqualTo("已加说明");
        assertThat(get(owner, MANAGE + "/" + id).at("/card/state").asString()).isEqualTo("ENDED");
    }

    /** One flaw on the way, then the form, the flow in the parts of all, and the questions. */
    private void triesToTheEnd(Visitor tester, String id, String problem) {
        answered(tester, id, true);
        post(tester, MINE + id + "/start", "");
        assertThat(tester.send(
                                "PUT",
                                MINE + id + "/form",
                                "{\"answers\":{\"why\":\"半\"},\"seconds\":5,"
                                        + "\"passages\":[{\"field\":\"why\",\"seconds\":5,"
                                        + "\"stumbles\":1},{\"field\":\"nothing\",\"seconds\":5,\"stumbles\":1}]}",
                                "Content-Type",
                                "application/json")
                        .statusCode())
                .isEqualTo(204);
        assertThat(get(tester, MINE + id).at("/answers/why").asString()).isEqualTo("半");
        JsonNode refused = post(tester, MINE + id + "/form", "{\"answers\":{}}");
        assertThat(refused.at("/errors/0/field").asString()).isEqualTo("why");
        if (!problem.isEmpty()) {
            JsonNode page = post(
                    tester,
                    MINE + id + "/remarks",
                    "{\"about\":\"FIELD\",\"key\":\"why\",\"kind\":\"PROBLEM\",\"text\":\"" + problem + "\"}");
            assertThat(page.at("/remarks/0/text").asString()).isEqualTo(problem);
        }
        JsonNode flow = post(tester, MINE + id + "/form", "{\"answers\":{\"why\":\"事由\"}}");
        assertThat(flow.at("/trial/phase").asString()).isEqualTo("FLOW");
        assertThat(flow.at("/stand/waiting/0/node").asString()).isEqualTo("check");
        assertThat(flow.at("/stand/waiting/0/people/0").asString()).isEqualTo("陈思远");
        assertThat(type(move(tester, id, 0, "check", "APPROVE", "{}"))).isEqualTo("answers-invalid");
        assertThat(type(move(tester, id, 0, "check", "REJECT", "{}"))).isEqualTo("opinion-missing");
        JsonNode next = move(tester, id, 0, "check", "APPROVE", "{\"note\":\"已核\"}");
        assertThat(next.at("/stand/waiting/0/node").asString()).isEqualTo("wait");
        assertThat(type(move(tester, id, 0, "wait", "GO_ON", "{}"))).isEqualTo("run-moved");
        assertThat(move(tester, id, 1, "wait", "GO_ON", "{}")
                        .at("/stand/waiting/0/node")
                        .asString())
                .isEqualTo("keep");
        JsonNode over = move(tester, id, 2, "keep", "GO_ON", "{}");
        assertThat(over.at("/stand/status").asString()).isEqualTo("APPROVED");
        assertThat(over.at("/trial/phase").asString()).isEqualTo("QUESTIONS");
        assertThat(post(tester, MINE + id + "/finish", "{\"capability\":6,\"ease\":7}")
                        .at("/trial/phase")
                        .asString())
                .isEqualTo("DONE");
        assertThat(type(post(tester, MINE + id + "/finish", "{\"capability\":6,\"ease\":7}")))
                .isEqualTo("trial-step-other");
    }

    @Test
    void nothingLeavesTheSandbox() {
        itemOnTrial("为何");
        String id = prepared(1, 1, "");
        drawn(id);
        List<Long> before = rowsElsewhere();
        long told = count("notices.message");
        triesToTheEnd(panel(id).getFirst(), id, "");
        assertThat(rowsElsewhere()).isEqualTo(before);
        assertThat(count("notices.message")).isEqualTo(told);
    }

    @Test
    void ruleSaysWhoCanBeDrawnAndTheRecordTellsIt() {
        eligibility = "eligibility: [{rule: \"person.unit == '%s'\", message: 仅限本单位}]".formatted(unitWith(7));
        itemOnTrial("为何");
        String preview = MANAGE + "/preview?item=" + code + "&people=3&dimensions=UNIT&rule=";
        JsonNode own = get(owner, preview.replace("&rule=", ""));
        assertThat(own.at("/listed").asInt()).as("those who may apply").isEqualTo(7);
        assertThat(own.at("/strata/0/people").asInt()).isEqualTo(7);
        assertThat(own.at("/ofKinds").asInt()).isGreaterThanOrEqualTo(PEOPLE + 7);
        assertThat(get(owner, preview).at("/listed").asInt())
                .as("all of the kind")
                .isGreaterThanOrEqualTo(PEOPLE + 7);

        JsonNode refused = get(owner, preview + encoded("person.kind == 'retired' &&\n person.wealth > 3"));
        assertThat(refused.at("/type").asString()).isEqualTo("/problems/panel-rule-refused");
        assertThat(refused.at("/line").asInt()).isEqualTo(2);
        assertThat(refused.at("/column").asInt()).isEqualTo(8);
        assertThat(refused.at("/detail").asString()).contains("wealth");

        String few = "person.unit == '" + unitWith(4) + "'";
        assertThat(get(owner, preview + encoded(few)).at("/listed").asInt())
                .as("so few would be known")
                .isZero();
        rule = few;
        assertThat(type(prepare(1, 1, "", ""))).isEqualTo("panel-too-small");
        rule = "person.unit == '" + unitWith(6) + "'";
        String id = prepared(3, 1, "");
        drawn(id);
        JsonNode record = get(owner, "/api/trials/records/" + id);
        assertThat(record.at("/plan/rule").asString()).isEqualTo(rule);
        assertThat(owner.get("/api/trials/records/" + id + "/list").body().lines())
                .hasSize(6);
        assertThat(panel(id)).hasSize(3);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The code of a new unit with so many retired people. */
    private String unitWith(int people) {
        UUID unit = roster.unit(Optional.empty());
        for (int i = 0; i < people; i++) {
            roster.someone("RETIRED", unit);
        }
        return jdbc.sql("select code from people.unit where id = :id")
                .param("id", unit)
                .query(String.class)
                .single();
    }

    @Test
    void planFromBeforeThereWereRulesIsForEverybody() {
        String old = "{\"people\":3,\"quotas\":[],\"cooldownDays\":90,\"answerDays\":7,\"task\":\"\"}";
        assertThat(json.readValue(old, TrialPlan.class).rule()).isEmpty();
    }

    private List<Long> rowsElsewhere() {
        return jdbc.sql("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('workflow', 'hall', 'forms') and c.relkind = 'r'
                  and c.relname not in ('schema_history', 'definition', 'item_version') order by 1
                """).query((row, _) -> String.valueOf(row.getString(1))).list().stream()
                .map(table -> count(table))
                .toList();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    @Test
    void changedVersionIsCarriedByNameWhenItsFindingsAreSettled() {
        itemOnTrial("为何");
        String id = prepared(1, 1, "");
        drawn(id);
        triesToTheEnd(panel(id).getFirst(), id, "看不懂");
        String carry = MANAGE + "/" + id + "/carry";
        assertThat(type(post(owner, carry, "{\"reason\":\"改了标签\"}"))).isEqualTo("not-to-be-carried");
        draft("申请事由", 0);
        act("TRY", 2);
        assertThat(get(owner, MANAGE + "/" + id).at("/changed").asBoolean()).isTrue();
        assertThat(type(post(owner, carry, "{\"reason\":\"改了标签\"}"))).isEqualTo("not-to-be-carried");
        get(owner, MANAGE + "/" + id)
                .at("/findings")
                .forEach(finding -> settled(id, finding.at("/id").asString()));
        assertThat(type(act("RELEASE", 3))).isEqualTo("trial-not-passed");
        JsonNode carried = post(owner, carry, "{\"reason\":\"改了标签\"}");
        assertThat(carried.at("/carried/0/reason").asString()).isEqualTo("改了标签");
        assertThat(act("RELEASE", 3).at("/state").asString()).isEqualTo("LIVE");
    }

    @Test
    void anybodyCanComputeTheDrawAnew() {
        itemOnTrial("为何");
        String id = prepared(4, 1, "");
        Visitor anybody = new Visitor(port, roster.student().id().toString());
        JsonNode before = get(anybody, "/api/trials/records/" + id);
        String list = anybody.get("/api/trials/records/" + id + "/list").body();
        assertThat(ListRules.hash(list))
                .isEqualTo(before.at("/seeding/listHash").asString());
        assertThat(before.at("/seeding/seed").isNull()).isTrue();
        assertThat(before.at("/listed").asBoolean()).isFalse();
        drawn(id);
        declines(panel(id).get(1), id);
        JsonNode record = get(anybody, "/api/trials/records/" + id);
        assertThat(ListRules.hash(record.at("/seeding/seed").asString()))
                .isEqualTo(record.at("/seeding/seedHash").asString());
        TrialPlan plan = json.treeToValue(record.at("/plan"), TrialPlan.class);
        String seed = record.at("/seeding/seed").asString();
        List<ListedTrial> all = ListRules.list(list);
        int attempt = DrawRules.attempt(seed, all, plan);
        assertThat(record.at("/seeding/attempt").asInt()).isEqualTo(attempt);
        List<ListedTrial> order = DrawRules.order(seed, attempt, all);
        List<ListedTrial> seated = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        assertThat(record.at("/seats").size()).isEqualTo(5);
        for (JsonNode seat : record.at("/seats")) {
            int place = seat.at("/place").asInt();
            seated.clear();
            for (JsonNode other : record.at("/seats")) {
                boolean holds = other.at("/freedAfter").isNull()
                        || other.at("/freedAfter").asInt() >= place;
                if (other.at("/place").asInt() < place && holds) {
                    seated.add(json.treeToValue(other.at("/listed"), ListedTrial.class));
                }
            }
            ListedTrial next = DrawRules.next(order, asked, seated, plan).orElseThrow();
            assertThat(seat.at("/listed/pseudonym").asString()).isEqualTo(next.pseudonym());
            asked.add(next.pseudonym());
        }
        assertThat(get(anybody, "/api/trials/records").toString()).contains(id);
        Visitor drawn = panel(id).getFirst();
        JsonNode own = get(drawn, "/api/trials/records/" + id);
        assertThat(own.at("/listed").asBoolean()).isTrue();
        assertThat(own.at("/mine").asString()).isEqualTo(pseudonym(drawn, id));
        assertThat(record.toString()).doesNotContain("陈思远");
    }

    @Test
    void nobodyIsAskedTwiceWithinTheCoolDownOrAgainstTheirWill() {
        itemOnTrial("为何");
        Visitor unwilling =
                visitor(roster.someone("RETIRED", roster.unit(Optional.empty())).id());
        assertThat(unwilling
                        .send("PUT", MINE + "left-out", "{\"leftOut\":true}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(204);
        assertThat(get(unwilling, "/api/trials/mine").at("/leftOut").asBoolean())
                .isTrue();
        String one = prepared(10, 1, "");
        String two = prepared(10, 1, "");
        drawn(one);
        drawn(two);
        Set<String> first = persons(one);
        assertThat(first).hasSize(10);
        assertThat(persons(two)).hasSize(10).doesNotContainAnyElementsOf(first);
        assertThat(first).doesNotContain(unwilling.header());
        assertThat(get(unwilling, "/api/trials/records/" + one).at("/listed").asBoolean())
                .isFalse();
        unwilling.send("PUT", MINE + "left-out", "{\"leftOut\":false}", "Content-Type", "application/json");
        assertThat(get(unwilling, "/api/trials/mine").at("/leftOut").asBoolean())
                .isFalse();
    }

    @Test
    void whoDeclinesIsReplacedAndWhoLeavesTakesEverythingAlong() {
        itemOnTrial("为何");
        String id = prepared(3, 1, "");
        drawn(id);
        List<Visitor> panel = panel(id);
        declines(panel.get(0), id);
        assertThat(panel(id)).hasSize(3).doesNotContain(panel.get(0));
        assertThat(type(answered(panel.get(0), id, true))).isEqualTo("invitation-over");
        triesToTheEnd(panel.get(1), id, "看不懂");
        assertThat(panel.get(1).send("DELETE", MINE + id, "").statusCode()).isEqualTo(204);
        assertThat(panel.get(1).send("DELETE", MINE + id, "").statusCode()).isEqualTo(409);
        JsonNode results = get(owner, MANAGE + "/" + id);
        assertThat(results.at("/figures/completed").asInt()).isZero();
        assertThat(results.at("/remarks").size()).isZero();
        assertThat(results.at("/fields").size()).isZero();
        assertThat(panel(id)).hasSize(3).doesNotContain(panel.get(1));
        jdbc.sql("update trials.seat set answer_by = now() - interval '1 hour' where trial = :id and state = 'INVITED'")
                .param("id", UUID.fromString(id))
                .update();
        assertThat(panels.lapse()).isPositive();
        assertThat(panel(id)).hasSize(3).doesNotContainAnyElementsOf(panel);
        Visitor stranger = visitor(roster.student().id());
        assertThat(stranger.get(MINE + id).statusCode()).isEqualTo(404);
        assertThat(type(answered(stranger, id, true))).isEqualTo("not-found");
    }

    @Test
    void manyWhoAnswerAtOnceNeverOverfillOrUnderfillThePanel() throws Exception {
        itemOnTrial("为何");
        String id = prepared(8, 1, "");
        drawn(id);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 2; round++) {
                List<Callable<Integer>> calls = new ArrayList<>();
                List<Visitor> panel = panel(id);
                for (int i = 0; i < panel.size(); i++) {
                    Visitor one = panel.get(i);
                    boolean accept = i % 2 == round % 2;
                    calls.add(() -> answer(one, id, accept).statusCode());
                    calls.add(() -> answer(one, id, !accept).statusCode());
                }
                int done = 0;
                for (Future<Integer> call : threads.invokeAll(calls)) {
                    done += call.get() == 200 ? 1 : 0;
                }
                assertThat(done).isBetween(1, panel.size());
                assertThat(panel(id)).hasSize(8);
            }
        }
        List<Seat> all = seats.seats(UUID.fromString(id));
        assertThat(all.stream().map(seat -> seat.listed().pseudonym())).doesNotHaveDuplicates();
        assertThat(all.stream().filter(seat -> seat.state().holds())).hasSize(8);
    }

    @Test
    void twoWhoDrawAtOnceDrawOnce() throws Exception {
        itemOnTrial("为何");
        String id = prepared(5, 1, "");
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> calls =
                    List.of(() -> draw(id, "").statusCode(), () -> draw(id, "").statusCode());
            List<Integer> codes = new ArrayList<>();
            for (Future<Integer> call : threads.invokeAll(calls)) {
                codes.add(call.get());
            }
            assertThat(codes).containsExactlyInAnyOrder(200, 409);
        }
        assertThat(seats.seats(UUID.fromString(id))).hasSize(5);
    }

    @Test
    void drawThatCannotBeIsRefused() {
        itemOnTrial("为何");
        String retired = code;
        code = retired + "-v";
        audience = "visitor";
        itemOnTrial("为何");
        assertThat(type(prepare(TrialPlan.PEOPLE_MAX, 1, "", ""))).isEqualTo("panel-too-small");
        code = retired;
        String contradiction = "{\"dimension\":\"KIND\",\"value\":\"RETIRED\",\"min\":0,\"max\":2}";
        assertThat(type(prepare(3, 1, contradiction, ""))).isEqualTo("quotas-contradict");
        String id = prepare(3, 1, "", "双色球 2026137 期").at("/card/id").asString();
        assertThat(type(json(draw(id, "")))).isEqualTo("seed-missing");
        assertThat(json(draw(id, "03 07 12 18 25 31 + 09"))
                        .at("/progress/invited")
                        .asInt())
                .isEqualTo(3);
        assertThat(type(json(draw(id, "again")))).isEqualTo("trial-state-other");
        Visitor elsewhere = new Visitor(port, roster.student().id().toString());
        assertThat(elsewhere.get(MANAGE).statusCode()).isEqualTo(403);
        assertThat(type(post(owner, MANAGE + "/" + UUID.randomUUID() + "/end", "")))
                .isEqualTo("not-found");
    }

    @Test
    void whoGivesUpCountsAndATrialThatIsOverTakesNothing() {
        itemOnTrial("为何");
        String id = prepared(2, 1, "");
        drawn(id);
        Visitor one = panel(id).get(0);
        answered(one, id, true);
        assertThat(type(post(one, MINE + id + "/form", "{\"answers\":{}}"))).isEqualTo("trial-step-other");
        post(one, MINE + id + "/give-up", "{}");
        JsonNode results = get(owner, MANAGE + "/" + id);
        assertThat(results.at("/figures/completed").asInt()).isEqualTo(1);
        assertThat(results.at("/successPercent").asInt()).isZero();
        JsonNode opened =
                post(owner, MANAGE + "/" + id + "/findings", "{\"about\":\"WHOLE\",\"key\":\"\",\"title\":\"太长\"}");
        String finding = opened.at("/findings/0/id").asString();
        settled(id, finding);
        assertThat(type(post(
                        owner,
                        MANAGE + "/" + id + "/findings/" + finding + "/settle",
                        "{\"resolved\":false,\"reason\":\"再\"}")))
                .isEqualTo("finding-settled");
        assertThat(post(owner, MANAGE + "/" + id + "/end", "").at("/card/state").asString())
                .isEqualTo("ENDED");
        assertThat(type(post(
                        one,
                        MINE + id + "/remarks",
                        "{\"about\":\"WHOLE\",\"key\":\"\",\"kind\":\"IDEA\",\"text\":\"晚了\"}")))
                .isEqualTo("trial-step-other");
        assertThat(type(post(owner, MANAGE + "/" + id + "/cancel", ""))).isEqualTo("trial-state-other");
        String other = prepared(2, 1, "");
        assertThat(post(owner, MANAGE + "/" + other + "/cancel", "")
                        .at("/card/state")
                        .asString())
                .isEqualTo("CANCELLED");
        assertThat(get(owner, MANAGE + "?item=" + code).at("/items").size()).isEqualTo(2);
        jdbc.sql("update trials.trial set ended_at = now() - interval '1000 days' where id = :id")
                .param("id", UUID.fromString(id))
                .update();
        assertThat(seats.forget(Instant.now().minusSeconds(86_400))).isPositive();
        assertThat(get(one, "/api/trials/mine").at("/trials").size()).isZero();
    }

    private void itemOnTrial(String label) {
        json(owner.post(
                "/api/hall/manage/items",
                "{\"code\":\"" + code + "\",\"name\":{\"zh\":\"事项\"},\"department\":\"" + department + "\"}"));
        draft(label, 0);
        assertThat(act("TRY", 1).at("/state").asString()).isEqualTo("TRIAL");
        assertThat(get(owner, MANAGE + "/items").toString()).contains(code);
    }

    private void draft(String label, int revision) {
        String source = """
                code: %s
                name: {zh: 试用事项, en: An item to try}
                summary: 述
                department: 部
                category: 类
                audience: [%s]
                %s
                promisedDays: 1
                requiresTrial: true
                owners: {rule: person, number: %s}
                form:
                  - {key: why, label: %s, type: text, required: true}
                  - {key: note, label: 备注, type: text, required: true, filledBy: check}
                flow:
                  - {key: check, type: approve, name: 审, who: {rule: person, number: %s}}
                  - {key: wait, type: delay, name: 等, days: 1}
                  - {key: keep, type: outcome, name: 记, handler: record, with: {kind: try}}
                """.formatted(code, audience, eligibility, number, label, number);
        JsonNode saved = json(owner.send(
                "PUT",
                "/api/hall/design/items/" + code,
                json.writeValueAsString(Map.of("revision", revision, "source", source, "guide", "指南")),
                "Content-Type",
                "application/json"));
        assertThat(saved.at("/flaws").size()).as(saved.toString()).isZero();
    }

    private JsonNode act(String act, int revision) {
        return post(
                owner,
                "/api/hall/manage/items/" + code + "/acts",
                "{\"act\":\"" + act + "\",\"revision\":" + revision + "}");
    }

    /** What comes of releasing it: the state, or the problem. */
    private String released() {
        JsonNode answer = act("RELEASE", 2);
        return answer.has("type") ? type(answer) : answer.at("/state").asString();
    }

    private String prepared(int people, int completed, String seedSource) {
        JsonNode made = prepare(people, completed, "", seedSource);
        assertThat(made.has("card")).as(made.toString()).isTrue();
        return made.at("/card/id").asString();
    }

    private JsonNode prepare(int people, int completed, String quotas, String seedSource) {
        return post(
                owner,
                MANAGE,
                "{\"item\":\"" + code + "\",\"people\":" + people + ",\"quotas\":[" + quotas
                        + "],\"cooldownDays\":90,\"answerDays\":7,\"task\":\"请试一试\",\"gate\":{\"completedMin\":"
                        + completed + ",\"successPercentMin\":80,\"scoreMin\":60},\"seedSource\":\"" + seedSource
                        + "\"" + (rule == null ? "" : ",\"rule\":\"" + rule + "\"") + "}");
    }

    private HttpResponse<String> draw(String id, String seed) {
        return owner.post(MANAGE + "/" + id + "/draw", seed.isEmpty() ? "{}" : "{\"seed\":\"" + seed + "\"}");
    }

    private void drawn(String id) {
        JsonNode results = json(draw(id, ""));
        assertThat(results.at("/card/state").asString()).as(results.toString()).isEqualTo("RUNNING");
    }

    private void settled(String id, String finding) {
        post(owner, MANAGE + "/" + id + "/findings/" + finding + "/settle", "{\"resolved\":true,\"reason\":\"已加说明\"}");
    }

    /** Those who hold a seat and have not answered or have accepted. */
    private List<Visitor> panel(String id) {
        return seats.seats(UUID.fromString(id)).stream()
                .filter(seat -> seat.state().holds())
                .map(seat -> visitor(seat.person().orElseThrow()))
                .toList();
    }

    private Set<String> persons(String id) {
        Set<String> persons = new HashSet<>();
        panel(id).forEach(one -> persons.add(one.header()));
        return persons;
    }

    private Visitor visitor(PersonId person) {
        return new Visitor(port, person.toString());
    }

    private String pseudonym(Visitor one, String id) {
        return get(one, MINE + id).at("/trial/pseudonym").asString();
    }

    private HttpResponse<String> answer(Visitor one, String id, boolean accept) {
        return one.post(MINE + id + "/answer", "{\"accept\":" + accept + "}");
    }

    private JsonNode answered(Visitor one, String id, boolean accept) {
        return json(answer(one, id, accept));
    }

    private void declines(Visitor one, String id) {
        assertThat(answered(one, id, false).at("/trial/state").asString()).isEqualTo("DECLINED");
    }

    private JsonNode move(Visitor one, String id, int seen, String node, String act, String answers) {
        return post(
                one,
                MINE + id + "/moves",
                "{\"seen\":" + seen + ",\"node\":\"" + node + "\",\"act\":\"" + act + "\",\"opinion\":\"\",\"answers\":"
                        + answers + "}");
    }

    private JsonNode get(Visitor one, String path) {
        return json(one.get(path));
    }

    private JsonNode post(Visitor one, String path, String body) {
        return json(one.post(path, body));
    }

    private JsonNode json(HttpResponse<String> response) {
        return json.readTree(response.body());
    }

    private static String type(JsonNode problem) {
        return problem.at("/type").asString().replace("/problems/", "");
    }
}
