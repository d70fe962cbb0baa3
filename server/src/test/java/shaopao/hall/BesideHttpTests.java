package shaopao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.files.Files;
import shaopao.files.NewFile;
import shaopao.hall.figures.Counting;
import shaopao.kernel.Actor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people do beside the course of an application: lists, words, files, results, ratings, the desk. */
@CampusTest
class BesideHttpTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Files files;

    @Autowired
    CaseMessages messages;

    @Autowired
    Counting counting;

    private College college;
    private ActorsByHeader.Client client;

    @BeforeEach
    void found() {
        college = new College(jdbc);
        client = new ActorsByHeader.Client(port, json);
    }

    @Test
    void listsAreFilteredAndGoOn() {
        String first = apply(college.student);
        String second = apply(college.student);
        JsonNode page = client.get(college.counsellor, "/todos?limit=1&q=%E8%AF%B7%E5%81%87");
        assertThat(page.at("/items/0/application/id").asString()).isEqualTo(first);
        JsonNode next = client.get(
                college.counsellor, "/todos?limit=1&after=" + page.at("/next").asString());
        assertThat(next.at("/items/0/application/id").asString()).isEqualTo(second);
        assertThat(next.at("/next").isNull()).isTrue();
        assertThat(client.get(college.counsellor, "/todos?item=other")
                        .at("/items")
                        .size())
                .isZero();
        assertThat(client.get(college.counsellor, "/todos?order=NEWEST&limit=1")
                        .at("/items/0/application/id")
                        .asString())
                .isEqualTo(second);
        assertThat(client.get(college.counsellor, "/todos?to=2020-01-01")
                        .at("/items")
                        .size())
                .isZero();
        assertThat(client.get(college.counsellor, "/todos?from=%2B999999999-12-31")
                        .at("/items")
                        .size())
                .isZero();
        assertThat(client.get(college.counsellor, "/todos?after=x").at("/type").asString())
                .isEqualTo("/problems/invalid-request");
        assertThat(client.get(college.counsellor, "/todos/count").at("/open").asInt())
                .isEqualTo(2);
        approve(first);
        assertThat(client.get(college.counsellor, "/done")
                        .at("/items/0/application/id")
                        .asString())
                .isEqualTo(first);
        assertThat(client.get(college.student, "/applications?status=APPROVED")
                        .at("/items")
                        .size())
                .isEqualTo(1);
        assertThat(client.get(college.student, "/applications?overdue=true")
                        .at("/items")
                        .size())
                .isZero();
        assertThat(client.get(college.dean, "/copies").at("/items").size()).isZero();
        assertThat(client.get(college.dean, "/copies?status=%20").at("/items").size())
                .as("a blank status is none")
                .isZero();
    }

    @Test
    void viewsAreOnesOwn() {
        String view = """
                {"list":"TODOS","name":"超期的","wish":{"q":"","items":["student-leave"],"statuses":["RUNNING"],
                 "overdue":true,"assignee":"","columns":["number","at"],"order":"OLDEST"}}""";
        String id = client.post(college.student, "/views", view).at("/id").asString();
        assertThat(client.post(college.student, "/views", view).at("/id").asString())
                .isEqualTo(id);
        assertThat(client.get(college.student, "/views")
                        .at("/items/0/wish/columns/1")
                        .asString())
                .isEqualTo("at");
        assertThat(client.get(college.dean, "/views").at("/items").size()).isZero();
        assertThat(client.put(college.dean, "/views/" + id, view).at("/type").asString())
                .isEqualTo("/problems/not-found");
        client.put(college.student, "/views/" + id, view.replace("超期的", "急的"));
        assertThat(client.get(college.student, "/views").at("/items/0/name").asString())
                .isEqualTo("急的");
        assertThat(client.send(college.student, "DELETE", "/views/" + id, "").statusCode())
                .isEqualTo(204);
        for (int nth = 0; nth < 50; nth++) {
            client.post(college.student, "/views", view.replace("超期的", "第" + nth));
        }
        assertThat(client.refusal(college.student, "/views", view)).isEqualTo("/problems/too-many-views");
    }

    @Test
    void wordsGoBetweenApplicantAndHandlersAndInternalOnesDoNot() {
        String id = apply(college.student);
        String at = "/applications/" + id;
        client.post(college.student, at + "/messages", "{\"text\":\"请问还缺什么？\",\"internal\":false}");
        client.post(college.counsellor, at + "/messages", "{\"text\":\"不缺。\",\"internal\":false}");
        client.post(college.counsellor, at + "/messages", "{\"text\":\"此生上月已请三次\",\"internal\":true}");
        assertThat(client.get(college.student, at + "/messages").at("/items").size())
                .isEqualTo(2);
        assertThat(client.get(college.second, at + "/messages").at("/items").size())
                .isEqualTo(3);
        assertThat(client.get(college.stranger, at + "/messages").at("/type").asString())
                .isEqualTo("/problems/not-found");
        assertThat(client.refusal(college.student, at + "/messages", "{\"text\":\"x\",\"internal\":true}"))
                .isEqualTo("/problems/handlers-only");
        assertThat(client.refusal(college.student, at + "/messages", "{\"text\":\" \",\"internal\":false}"))
                .isEqualTo("/problems/invalid-request");
        assertThat(client.refusal(college.stranger, at + "/messages", "{\"text\":\"x\",\"internal\":false}"))
                .isEqualTo("/problems/not-found");
        jdbc.sql("""
                insert into hall.message (id, case_id, person, person_name, text, internal, at)
                select gen_random_uuid(), :case, gen_random_uuid(), 'x', 'x', false, now() from generate_series(1, 497)
                """).param("case", UUID.fromString(id)).update();
        assertThat(client.refusal(college.student, at + "/messages", "{\"text\":\"x\",\"internal\":false}"))
                .isEqualTo("/problems/too-much-said");
        assertThat(client.send(college.student, "PUT", at + "/seen", "{\"version\":999}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void filesAreAddedByThoseWhoUploadedThem() {
        String id = apply(college.student);
        String at = "/applications/" + id + "/supplements";
        String file = upload(college.student);
        String body = "{\"file\":\"" + file + "\",\"note\":\"病历\",\"internal\":false}";
        assertThat(client.post(college.student, at, body).at("/name").asString())
                .isEqualTo("proof.txt");
        assertThat(client.refusal(college.counsellor, at, body)).isEqualTo("/problems/file-not-yours");
        assertThat(client.refusal(college.stranger, at, body)).isEqualTo("/problems/not-found");
        jdbc.sql("""
                insert into hall.supplement (
                    id, case_id, file_id, file_name, bytes, note, internal, person, person_name, at)
                select gen_random_uuid(), :case, gen_random_uuid(), 'x', 1, '', false, gen_random_uuid(), 'x', now()
                from generate_series(1, 49)
                """).param("case", UUID.fromString(id)).update();
        String more = "{\"file\":\"" + upload(college.student) + "\",\"note\":\"\",\"internal\":false}";
        assertThat(client.refusal(college.student, at, more)).isEqualTo("/problems/too-many-files");
        approve(id);
        assertThat(client.refusal(college.student, at, more)).isEqualTo("/problems/case-over");
    }

    @Test
    void resultIsGivenWhenItIsApproved() {
        String id = apply(college.student);
        String result = "/applications/" + id + "/result";
        String body = "{\"text\":\"已登记离校\",\"files\":[\"" + upload(college.counsellor) + "\"]}";
        assertThat(client.put(college.counsellor, result, body).at("/type").asString())
                .isEqualTo("/problems/not-permitted");
        Actor owner = college.owner("student-leave");
        assertThat(client.put(owner, result, "{\"text\":\"x\",\"files\":[]}")
                        .at("/type")
                        .asString())
                .isEqualTo("/problems/not-approved-yet");
        approve(id);
        assertThat(client.put(college.counsellor, result, body)
                        .at("/files/0/name")
                        .asString())
                .isEqualTo("proof.txt");
        assertThat(client.put(college.student, result, body).at("/type").asString())
                .isEqualTo("/problems/not-permitted");
    }

    @Test
    void badRatingIsAnsweredByThoseWhoAnswerForTheItem() {
        String id = apply(college.student);
        String at = "/applications/" + id + "/rating";
        String bad = "{\"stars\":1,\"reasons\":[\"SLOW\",\"ASKED_TWICE\"],\"comment\":\"等了三天\"}";
        assertThat(client.refusal(college.student, at, bad)).isEqualTo("/problems/rated-too-early");
        approve(id);
        assertThat(client.refusal(college.counsellor, at, bad)).isEqualTo("/problems/applicant-only");
        assertThat(client.refusal(college.student, at, bad.replace(":1", ":6"))).isEqualTo("/problems/invalid-request");
        assertThat(client.post(college.student, at, bad).at("/stars").asInt()).isEqualTo(1);
        assertThat(client.refusal(college.student, at, bad)).isEqualTo("/problems/rated-already");
        Actor owner = college.owner("student-leave");
        assertThat(client.get(owner, "/desk/ratings?limit=200").toString()).contains(id);
        assertThat(client.get(college.owner("other"), "/desk/ratings")
                        .at("/items")
                        .size())
                .isZero();
        String answer = "/desk/ratings/" + id + "/answer";
        assertThat(client.refusal(college.owner("other"), answer, "{\"text\":\"抱歉\"}"))
                .isEqualTo("/problems/not-found");
        assertThat(client.post(owner, answer, "{\"text\":\"抱歉，已改进\"}")
                        .at("/answer/text")
                        .asString())
                .isEqualTo("抱歉，已改进");
        assertThat(client.refusal(owner, answer, "{\"text\":\"再说\"}")).isEqualTo("/problems/no-bad-rating");
        assertThat(client.get(owner, "/desk/ratings?answered=true").toString()).contains(id);
    }

    @Test
    void timeThatAnItemTakesIsToldWhenEnoughWereDecided() {
        String code = "usual-" + UUID.randomUUID();
        String insert = """
                insert into hall.time_figure (topic, month, node, bucket, cases)
                values (:code, date_trunc('month', now() at time zone 'Asia/Shanghai')::date, '', :bucket, 4)
                """;
        jdbc.sql(insert).param("code", code).param("bucket", 40).update();
        String at = "/items/" + code + "/usual-time";
        assertThat(client.get(college.student, at).at("/cases").asInt()).isZero();
        assertThat(client.get(college.student, at).at("/medianMinutes").isNull())
                .isTrue();
        jdbc.sql(insert).param("code", code).param("bucket", 48).update();
        JsonNode time = client.get(college.student, at);
        assertThat(time.at("/cases").asInt()).isEqualTo(8);
        assertThat(time.at("/medianMinutes").asInt())
                .isLessThan(time.at("/ninetiethMinutes").asInt());
    }

    @Test
    void earlierApplicationBecomesANewDraft() {
        String id = apply(college.student);
        String at = "/applications/" + id + "/draft";
        JsonNode draft = client.post(college.student, at, "{\"replace\":false}");
        assertThat(draft.at("/answers/reason").asString()).isEqualTo("家里有事");
        assertThat(draft.at("/answers/days").isMissingNode()).isTrue();
        assertThat(client.refusal(college.student, at, "{\"replace\":false}")).isEqualTo("/problems/draft-exists");
        assertThat(client.post(college.student, at, "{\"replace\":true}")
                        .at("/revision")
                        .asInt())
                .isEqualTo(2);
        assertThat(client.refusal(college.counsellor, at, "{\"replace\":true}")).isEqualTo("/problems/not-found");
    }

    @Test
    void deskShowsAssignsAndExports() {
        String id = apply(college.student);
        Actor owner = college.owner("student-leave");
        String number = client.get(college.student, "/applications")
                .at("/items/0/number")
                .asString();
        JsonNode queue = client.get(owner, "/desk/applications?q=" + number);
        assertThat(queue.at("/items/0/application/id").asString()).isEqualTo(id);
        assertThat(client.get(college.owner("other"), "/desk/applications?q=" + number)
                        .at("/items")
                        .size())
                .isZero();
        assertThat(client.get(college.counsellor, "/desk/applications")
                        .at("/type")
                        .asString())
                .isEqualTo("/problems/not-permitted");
        String assignee = "/desk/applications/" + id + "/assignee";
        String take = "{\"to\":\"" + owner.person() + "\"}";
        assertThat(client.send(owner, "PUT", assignee, take).statusCode()).isEqualTo(204);
        assertThat(client.put(owner, assignee, take).at("/type").asString()).isEqualTo("/problems/assigned-meanwhile");
        assertThat(client.put(owner, assignee, "{\"to\":\"" + college.student.person() + "\"}")
                        .at("/type")
                        .asString())
                .isEqualTo("/problems/no-colleague");
        JsonNode mine = client.get(owner, "/desk/applications?assignee=me");
        assertThat(mine.at("/items").size()).isEqualTo(1);
        assertThat(mine.at("/items/0/assignee/name").asString()).isEqualTo("钱主任");
        assertThat(client.get(owner, "/desk/applications?assignee=what")
                        .at("/type")
                        .asString())
                .isEqualTo("/problems/invalid-request");
        assertThat(client.get(owner, "/desk/counts").at("/mine").asInt()).isEqualTo(1);
        apply(college.student);
        apply(college.student);
        JsonNode two = client.get(owner, "/desk/applications?q=%E8%AF%B7%E5%81%87&limit=2");
        assertThat(two.at("/items").size()).isEqualTo(2);
        String firstId = two.at("/items/0/application/id").asString();
        String secondId = two.at("/items/1/application/id").asString();
        assertThat(client.get(owner, "/desk/applications/" + firstId + "/neighbours")
                        .at("/next")
                        .asString())
                .isEqualTo(secondId);
        assertThat(client.get(owner, "/desk/applications/" + secondId + "/neighbours")
                        .at("/previous")
                        .asString())
                .isEqualTo(firstId);
        String csv = client.send(owner, "GET", "/desk/export?q=" + number, "").body();
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).startsWith("\uFEFF编号,事项,").contains(number + ",学生请假,陈思远,审批中,辅导员审批,");
    }

    @Test
    void manyAreGivenAtOnceAndEachByItself() {
        String first = apply(college.student);
        String second = apply(college.student);
        Actor owner = college.owner("student-leave");
        String give = "{\"to\":\"%s\",\"applications\":[{\"application\":\"%s\"},{\"application\":\"%s\"}]}"
                .formatted(owner.person(), first, second);
        JsonNode given = client.post(owner, "/desk/assignments", give);
        assertThat(given.at("/items").size()).isEqualTo(2);
        assertThat(given.at("/items/1/problem").isNull()).isTrue();
        assertThat(client.get(owner, "/desk/counts").at("/mine").asInt()).isEqualTo(2);
        JsonNode again = client.post(owner, "/desk/assignments", give);
        assertThat(again.at("/items/0/problem").asString()).isEqualTo("assigned-meanwhile");
        assertThat(again.at("/items/0/reason").asString()).isNotBlank();
        JsonNode hidden = client.post(college.owner("other"), "/desk/assignments", give);
        assertThat(hidden.at("/items/0/problem").asString()).isEqualTo("not-found");
        assertThat(client.refusal(college.counsellor, "/desk/assignments", give))
                .isEqualTo("/problems/not-permitted");
        assertThat(client.refusal(owner, "/desk/assignments", "{\"applications\":[]}"))
                .isEqualTo("/problems/invalid-request");
    }

    @Test
    void deskTellsWhatWaitsForTheReader() {
        String id = apply(college.student);
        Actor both = new Actor(
                Actor.Kind.PERSON,
                college.counsellor.id(),
                college.counsellor.name(),
                "127.0.0.1",
                college.owner("student-leave").grants(),
                java.util.Optional.empty());
        JsonNode rows = client.get(both, "/desk/applications?order=NEWEST&limit=1");
        assertThat(rows.at("/items/0/application/id").asString()).isEqualTo(id);
        assertThat(rows.at("/items/0/todo/number").asInt()).isEqualTo(1);
        assertThat(rows.at("/items/0/todo/kind").asString()).isEqualTo("DECIDE");
        assertThat(rows.at("/items/0/dueAt").asString()).isNotBlank();
        assertThat(rows.at("/items/0/overdue").asBoolean()).isFalse();
        JsonNode others = client.get(college.owner("student-leave"), "/desk/applications?order=NEWEST&limit=1");
        assertThat(others.at("/items/0/todo").isNull()).isTrue();
    }

    /**
     * Other nodes count as well; what they have taken is counted when they are through. What another test left behind
     * and nobody can tell waits for longer and longer, and is not waited for.
     */
    private void everythingCounted() throws InterruptedException {
        messages.tellAll();
        counting.countAll();
        while (jdbc.sql("""
                        select exists (select from workflow.untold where due_at <= now())
                            or exists (select from hall.uncounted)
                        """).query(Boolean.class).single()) {
            Thread.sleep(20);
            messages.tellAll();
            counting.countAll();
        }
    }

    @Test
    void statisticsCountEachApplicationOnce() throws Exception {
        Actor owner = college.owner("student-leave");
        everythingCounted();
        JsonNode before =
                client.get(owner, "/desk/statistics?item=student-leave").at("/total");
        String id = apply(college.student);
        approve(id);
        client.post(
                college.student, "/applications/" + id + "/rating", "{\"stars\":4,\"reasons\":[],\"comment\":\"\"}");
        everythingCounted();
        counting.countAll();
        JsonNode figures = client.get(owner, "/desk/statistics?item=student-leave");
        JsonNode after = figures.at("/total");
        for (String sum : new String[] {"opened", "approved", "rated"}) {
            assertThat(after.at("/" + sum).asInt())
                    .as(sum)
                    .isEqualTo(before.at("/" + sum).asInt() + 1);
        }
        assertThat(after.at("/typed").asInt()).isGreaterThan(before.at("/typed").asInt());
        assertThat(after.at("/prefilled").asInt())
                .isGreaterThan(before.at("/prefilled").asInt());
        assertThat(figures.at("/nodes/0/name/zh").asString()).isEqualTo("辅导员审批");
        assertThat(figures.at("/departments").size()).isEqualTo(1);
        String office = figures.at("/departments/0/code").asString();
        assertThat(client.get(owner, "/desk/statistics?department=" + office)
                        .at("/total/opened")
                        .asInt())
                .isEqualTo(after.at("/opened").asInt());
        assertThat(client.get(owner, "/desk/statistics?department=nowhere")
                        .at("/total/opened")
                        .asInt())
                .isZero();
        assertThat(figures.at("/days").size()).isPositive();
        assertThat(client.get(college.owner("other"), "/desk/statistics")
                        .at("/total/opened")
                        .asInt())
                .isZero();
        assertThat(client.get(owner, "/desk/statistics?from=2020-01&to=2026-01")
                        .at("/type")
                        .asString())
                .isEqualTo("/problems/invalid-request");
    }

    private String upload(Actor actor) {
        return files.store(
                        new java.io.ByteArrayInputStream("证明".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        NewFile.named("proof.txt", "hall.proof"),
                        actor)
                .id()
                .toString();
    }

    private String apply(Actor student) {
        LocalDate first = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
        String id = UUID.randomUUID().toString();
        client.post(student, "/applications", """
                {"id":"%s","item":"student-leave","answers":
                {"kind": "personal", "period": {"from": "%s", "to": "%s"}, "leavesCity": "no",
                 "reason": "家里有事", "contact": "母亲 13900000000"}}""".formatted(id, first, first.plusDays(1)));
        return id;
    }

    private void approve(String id) {
        client.post(
                college.counsellor,
                "/applications/" + id + "/acts",
                "{\"commandId\":\"" + UUID.randomUUID() + "\",\"act\":\"APPROVE\",\"todo\":1,\"opinion\":\"同意\"}");
    }
}
