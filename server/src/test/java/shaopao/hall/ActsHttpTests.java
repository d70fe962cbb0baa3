package shaopao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.kernel.Actor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of an application with what may be done on it, acts on many, the hand-over. */
@CampusTest
class ActsHttpTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private College college;
    private ActorsByHeader.Client client;

    @BeforeEach
    void found() {
        college = new College(jdbc);
        client = new ActorsByHeader.Client(port, json);
    }

    @Test
    void pageTellsTheWayAheadTheClockAndWhatMayBeDone() {
        String id = apply(college.student, 5);
        JsonNode page = client.get(college.counsellor, "/applications/" + id);
        assertThat(page.at("/ahead/0/node/zh").asString()).isEqualTo("学院院长审批");
        assertThat(page.at("/ahead/0/people/0").asString()).isEqualTo("赵院长");
        assertThat(page.at("/clock/promisedDays").asInt()).isPositive();
        assertThat(page.at("/clock/running").asBoolean()).isTrue();
        assertThat(page.at("/clock/overdue").asBoolean()).isFalse();
        assertThat(problem(page, "APPROVE")).isEmpty();
        assertThat(problem(page, "COMMENT")).isEmpty();
        assertThat(page.at("/possible/acts").toString())
                .doesNotContain("WITHDRAW")
                .doesNotContain("SUSPEND");
        assertThat(page.at("/possible/returnable").size()).isZero();
        assertThat(problem(client.get(college.student, "/applications/" + id), "WITHDRAW"))
                .isEmpty();
        JsonNode owner = client.get(college.owner("student-leave"), "/applications/" + id);
        assertThat(owner.at("/possible/acts").toString()).contains("SUSPEND").contains("REASSIGN");
        client.send(college.student, "PUT", "/applications/" + id + "/seen", "{\"version\":2}");
        act(college.counsellor, id, "APPROVE", 1, "同意");
        JsonNode later = client.get(college.student, "/applications/" + id);
        assertThat(later.at("/seen").asInt()).isEqualTo(2);
        assertThat(later.at("/timeline")
                        .valueStream()
                        .filter(entry -> entry.at("/seq").asInt() > 2))
                .isNotEmpty();
        JsonNode dean = client.get(college.dean, "/applications/" + id);
        assertThat(dean.at("/ahead").size()).isZero();
        JsonNode after = client.get(college.counsellor, "/applications/" + id);
        assertThat(after.at("/possible/acts").toString()).contains("RECALL");
        act(college.dean, id, "APPROVE", 3, "同意");
        JsonNode done = client.get(college.student, "/applications/" + id);
        assertThat(problem(done, "WITHDRAW")).isEqualTo("case-over");
        assertThat(done.at("/clock/running").asBoolean()).isFalse();
        assertThat(done.at("/clock/dueAt").isNull()).isFalse();
        JsonNode file = client.get(college.student, "/applications/" + id + "/file");
        assertThat(file.at("/fields").toString()).contains("事假").contains("家里有事");
        assertThat(file.at("/applicantNumber").asString()).isNotEmpty();
        assertThat(client.get(college.stranger, "/applications/" + id + "/file")
                        .at("/type")
                        .asString())
                .isEqualTo("/problems/not-found");
    }

    @Test
    void whoReturnedItSeesWhatBecameDifferent() {
        String id = apply(college.student, 2);
        String at = "/applications/" + id;
        assertThat(client.get(college.counsellor, at).at("/changes").isNull()).isTrue();
        act(college.counsellor, id, "RETURN", 1, "写明事由");
        String answers = """
                {"kind": "personal", "period": {"from": "2099-01-01", "to": "2099-01-02"}, "leavesCity": "no",
                 "reason": "家里有事，须回乡", "contact": "母亲 13900000000"}""";
        client.post(college.student, at + "/acts", with(body("RESUBMIT", null, ""), "answers", answers));
        JsonNode page = client.get(college.counsellor, at);
        assertThat(page.at("/todo/signature").asBoolean()).isFalse();
        assertThat(page.at("/changes/fields").toString()).isEqualTo("[\"period\",\"reason\"]");
        assertThat(page.at("/changes/before/reason").asString()).isEqualTo("家里有事");
        assertThat(client.get(college.second, at).at("/changes").isNull()).isTrue();
        assertThat(client.get(college.student, at).at("/changes").isNull()).isTrue();
    }

    private static String problem(JsonNode page, String act) {
        return page.at("/possible/acts")
                .valueStream()
                .filter(one -> one.at("/act").asString().equals(act))
                .map(one ->
                        one.at("/problem").isNull() ? "" : one.at("/problem").asString())
                .findFirst()
                .orElse("not offered");
    }

    @Test
    void eachActWithoutWhatItNeedsIsRefused() {
        String id = apply(college.student, 2);
        String acts = "/applications/" + id + "/acts";
        assertThat(client.refusal(college.counsellor, acts, body("TRANSFER", 1, "")))
                .isEqualTo("/problems/person-missing");
        assertThat(client.refusal(
                        college.counsellor, acts, with(body("TRANSFER", 1, "x"), "persons", person(college.student))))
                .isEqualTo("/problems/no-colleague");
        assertThat(client.refusal(college.counsellor, acts, body("TRANSFER", null, "")))
                .isEqualTo("/problems/todo-missing");
        assertThat(client.refusal(college.counsellor, acts, body("SUSPEND", null, "x")))
                .isEqualTo("/problems/not-permitted");
        Actor owner = college.owner("student-leave");
        assertThat(client.refusal(owner, acts, body("JUMP", null, "x"))).isEqualTo("/problems/node-missing");
        assertThat(client.refusal(
                        college.counsellor, acts, with(body("APPROVE", 1, ""), "answers", "{\"reason\":\"改\"}")))
                .isEqualTo("/problems/field-not-open");
        assertThat(client.refusal(
                        college.counsellor,
                        acts,
                        with(body("APPROVE", 1, ""), "signature", "\"" + UUID.randomUUID() + "\"")))
                .isEqualTo("/problems/file-not-yours");
        assertThat(client.refusal(college.owner("other"), acts, body("SUSPEND", null, "x")))
                .isEqualTo("/problems/not-found");
        assertThat(client.get(college.counsellor, "/applications/" + id + "/files/" + UUID.randomUUID())
                        .at("/type")
                        .asString())
                .isEqualTo("/problems/not-found");
    }

    @Test
    void manyAreApprovedAndEachIsDecidedByItself() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int nth = 0; nth < 6; nth++) {
            ids.add(apply(college.student, 2));
        }
        act(college.student, ids.get(2), "WITHDRAW", null, "");
        String stranger = UUID.randomUUID().toString();
        ids.add(stranger);
        JsonNode begun = client.post(college.counsellor, "/batches-of-acts", batch("APPROVE", ids));
        JsonNode done = ended(college.counsellor, begun.at("/id").asString());
        assertThat(done.at("/done").asInt()).isEqualTo(5);
        assertThat(done.at("/refused").asInt()).isEqualTo(2);
        assertThat(done.at("/results/2/problem").asString()).isEqualTo("case-over");
        assertThat(done.at("/results/6/problem").asString()).isEqualTo("not-found");
        assertThat(done.at("/results/6/of").isNull()).isTrue();
        assertThat(done.at("/results/0/of/applicantName").asString()).isEqualTo("陈思远");
        JsonNode recent = client.get(college.counsellor, "/batches-of-acts");
        assertThat(recent.at("/items/0/id").asString())
                .isEqualTo(begun.at("/id").asString());
        assertThat(recent.at("/items/0/done").asInt()).isEqualTo(5);
        assertThat(client.get(college.dean, "/batches-of-acts").at("/items").size())
                .isZero();
        assertThat(client.get(college.student, "/applications/" + ids.getFirst())
                        .at("/card/status")
                        .asString())
                .isEqualTo("APPROVED");
        assertThat(client.get(
                                college.dean,
                                "/batches-of-acts/" + begun.at("/id").asString())
                        .at("/type")
                        .asString())
                .isEqualTo("/problems/not-found");
        assertThat(client.refusal(college.counsellor, "/batches-of-acts", batch("FILL", ids)))
                .isEqualTo("/problems/not-in-batches");
        assertThat(client.refusal(college.counsellor, "/batches-of-acts", batch("APPROVE", List.of())))
                .isEqualTo("/problems/invalid-request");
    }

    @Test
    void batchThatWasLeftAloneGoesOnAndDoesNothingTwice() throws Exception {
        List<String> ids = List.of(apply(college.student, 2), apply(college.student, 2));
        JsonNode begun = client.post(college.counsellor, "/batches-of-acts", batch("COMMENT", ids));
        String batch = begun.at("/id").asString();
        ended(college.counsellor, batch);
        jdbc.sql("update hall.act_batch set ended_at = null, taken_until = now() - interval '1 minute' where id = :id")
                .param("id", UUID.fromString(batch))
                .update();
        jdbc.sql("update hall.act_batch_case set state = 'WAITING' where batch_id = :id")
                .param("id", UUID.fromString(batch))
                .update();
        ended(college.counsellor, batch);
        for (String id : ids) {
            assertThat(client.get(college.student, "/applications/" + id)
                            .at("/timeline")
                            .valueStream()
                            .filter(entry -> entry.at("/kind").asString().equals("COMMENTED")))
                    .hasSize(1);
        }
    }

    @Test
    void personHasFewBatchesAtATime() {
        List<String> ids = List.of(apply(college.student, 2));
        for (int nth = 0; nth < 3; nth++) {
            jdbc.sql("""
                    insert into hall.act_batch (
                        id, person, person_name, address, every_item, items, act, total, made_at, taken_until)
                    values (gen_random_uuid(), :person, 'x', '', false, '{}',
                        '{"commandId":"00000000-0000-0000-0000-000000000000","act":"COMMENT"}', 1, now(),
                        now() + interval '1 day')
                    """).param("person", college.counsellor.person()).update();
        }
        assertThat(client.refusal(college.counsellor, "/batches-of-acts", batch("APPROVE", ids)))
                .isEqualTo("/problems/too-many-batches");
    }

    @Test
    void oneOfManyBatchesDecidesACase() throws Exception {
        List<String> ids = List.of(apply(college.student, 2));
        List<Callable<Integer>> runs = new ArrayList<>();
        for (Actor actor : List.of(college.counsellor, college.second)) {
            runs.add(() -> {
                String own = client.get(actor, "/todos").at("/items/0/todo").asString();
                String body = batch("APPROVE", ids).replace("\"todo\":1", "\"todo\":" + own);
                String batch =
                        client.post(actor, "/batches-of-acts", body).at("/id").asString();
                return ended(actor, batch).at("/done").asInt();
            });
        }
        int done = 0;
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> one : pool.invokeAll(runs)) {
                done += one.get();
            }
        }
        assertThat(done).isEqualTo(1);
    }

    @Test
    void openToDosGoToTheSuccessor() throws Exception {
        List<String> ids = List.of(apply(college.student, 2), apply(college.student, 2));
        Actor owner = college.owner("student-leave");
        String from = college.counsellor.person().toString();
        assertThat(client.get(owner, "/hand-overs?from=" + from).at("/todos").asInt())
                .isEqualTo(2);
        JsonNode preview = client.get(owner, "/hand-overs?from=" + from);
        assertThat(preview.at("/items/0/name/zh").asString()).isEqualTo("学生请假");
        assertThat(preview.at("/items/0/todos").asInt()).isEqualTo(2);
        assertThat(client.get(college.owner("other"), "/hand-overs?from=" + from)
                        .at("/todos")
                        .asInt())
                .isZero();
        String order = "{\"from\":\"%s\",\"to\":\"%s\",\"items\":[\"student-leave\"],\"reason\":\"调离\"}"
                .formatted(from, college.president.person());
        assertThat(client.refusal(college.counsellor, "/hand-overs", order)).isEqualTo("/problems/not-permitted");
        assertThat(client.refusal(college.owner("other"), "/hand-overs", order))
                .isEqualTo("/problems/nothing-to-hand-over");
        JsonNode begun = client.post(owner, "/hand-overs", order);
        JsonNode done = ended(owner, begun.at("/id").asString());
        assertThat(done.at("/done").asInt()).as(done.toString()).isEqualTo(2);
        assertThat(done.at("/refused").asInt()).isZero();
        assertThat(client.get(college.counsellor, "/todos").at("/items").size()).isZero();
        assertThat(client.get(college.president, "/todos")
                        .at("/items")
                        .valueStream()
                        .map(card -> card.at("/application/id").asString()))
                .containsExactlyInAnyOrderElementsOf(ids);
        JsonNode taken = client.get(college.president, "/todos").at("/items/0");
        act(
                college.president,
                taken.at("/application/id").asString(),
                "APPROVE",
                taken.at("/todo").asInt(),
                "同意");
        JsonNode timeline =
                client.get(owner, "/applications/" + taken.at("/application/id").asString());
        assertThat(timeline.at("/timeline").toString()).contains("REASSIGNED").contains("调离");
    }

    private JsonNode ended(Actor actor, String batch) throws InterruptedException {
        Instant limit = Instant.now().plus(Duration.ofSeconds(30));
        JsonNode status = client.get(actor, "/batches-of-acts/" + batch);
        while (status.at("/endedAt").isNull() && Instant.now().isBefore(limit)) {
            Thread.sleep(50);
            status = client.get(actor, "/batches-of-acts/" + batch);
        }
        assertThat(status.at("/endedAt").isNull()).as(status.toString()).isFalse();
        return status;
    }

    private static String batch(String act, List<String> ids) {
        return "{\"act\":" + body(act, null, "同意") + ",\"applications\":["
                + ids.stream()
                        .map(id -> "{\"application\":\"" + id + "\",\"todo\":1}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private void act(Actor actor, String id, String act, @Nullable Integer todo, String opinion) {
        JsonNode answer = client.post(actor, "/applications/" + id + "/acts", body(act, todo, opinion));
        assertThat(answer.at("/number").asString()).as(answer.toString()).isNotEmpty();
    }

    private static String body(String act, @Nullable Integer todo, String opinion) {
        return "{\"commandId\":\"" + UUID.randomUUID() + "\",\"act\":\"" + act + "\",\"todo\":" + todo
                + ",\"opinion\":\"" + opinion + "\"}";
    }

    private static String with(String body, String key, String value) {
        return body.replaceFirst("}$", ",\"" + key + "\":" + value + "}");
    }

    private static String person(Actor actor) {
        return "[\"" + actor.person() + "\"]";
    }

    private String apply(Actor student, int days) {
        LocalDate first = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
        String id = UUID.randomUUID().toString();
        client.post(student, "/applications", """
                {"id":"%s","item":"student-leave","answers":
                {"kind": "personal", "period": {"from": "%s", "to": "%s"}, "leavesCity": "no",
                 "reason": "家里有事", "contact": "母亲 13900000000"}}""".formatted(id, first, first.plusDays(days - 1L)));
        return id;
    }
}
