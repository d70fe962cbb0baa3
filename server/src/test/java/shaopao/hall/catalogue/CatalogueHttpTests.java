package shaopao.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.SignedInByHeader.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CampusTest
class CatalogueHttpTests {

    private static final String MANAGE = "/api/hall/manage/items";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private Roster roster;
    private Visitor owner;
    private Visitor student;
    private String department;
    private String number;
    private String code;

    @BeforeEach
    void found() {
        roster = new Roster(jdbc);
        Roster.Someone staff = roster.staff();
        department = staff.unit().toString();
        number = staff.number();
        owner = new Visitor(port, staff.id() + " hall.manage hall.design hall.batches");
        student = new Visitor(port, roster.student().id().toString());
        code = "h-" + Long.toString(System.nanoTime(), 36);
    }

    @Test
    void itemIsFoundFilteredAndKept() {
        JsonNode found = json(student.get("/api/hall/items?q=qj"));
        assertThat(found.at("/items/0/code").asString()).isEqualTo("student-leave");
        assertThat(found.at("/items/0/mayApply").asBoolean()).isTrue();
        assertThat(found.at("/items/0/counts/steps").asInt()).isPositive();
        assertThat(json(student.get("/api/hall/items?forMe=true&limit=1"))
                        .at("/next")
                        .asString())
                .isEqualTo("1");
        assertThat(json(student.get("/api/hall/items?department=nowhere"))
                        .at("/items")
                        .size())
                .isZero();
        assertThat(json(student.get("/api/hall/items?event=DANCING"))
                        .at("/type")
                        .asString())
                .isEqualTo("/problems/invalid-request");
        assertThat(json(student.get("/api/hall/items/facets"))
                        .at("/departments")
                        .size())
                .isPositive();
        JsonNode page = json(student.get("/api/hall/items/student-leave"));
        assertThat(page.at("/obstacles").size()).isZero();
        assertThat(json(owner.get("/api/hall/items/student-leave"))
                        .at("/obstacles/0/en")
                        .asString())
                .isEqualTo("Only for students");

        assertThat(student.send("PUT", "/api/hall/favourites/student-leave", "").statusCode())
                .isEqualTo(204);
        assertThat(student.send("PUT", "/api/hall/favourites/no-such-item", "").statusCode())
                .isEqualTo(204);
        JsonNode mine = json(student.get("/api/hall/for-me"));
        assertThat(mine.at("/favourites").size()).isEqualTo(1);
        assertThat(mine.at("/favourites/0/code").asString()).isEqualTo("student-leave");
        student.send("DELETE", "/api/hall/favourites/student-leave", "");
        assertThat(json(student.get("/api/hall/for-me")).at("/favourites").size())
                .isZero();
    }

    @Test
    void itemIsBuiltAndReleasedOverTheWire() {
        assertThat(student.get(MANAGE).statusCode()).isEqualTo(403);
        assertThat(add(code, department).at("/state").asString()).isEqualTo("DRAFT");
        assertThat(type(add(code, department))).isEqualTo("code-taken");
        assertThat(type(add(code + "-2", "no-such"))).isEqualTo("department-unknown");
        assertThat(type(add("Not A Code", department))).isEqualTo("invalid-request");
        assertThat(type(act("RELEASE", 1))).isEqualTo("item-not-described");

        String design = "/api/hall/design/items/" + code;
        JsonNode starter = json(owner.get(design));
        assertThat(starter.at("/document/code").asString()).isEqualTo(code);
        JsonNode saved = put(design, "{\"revision\":0,\"guide\":\"指南\",\"source\":\"code: " + code + "\"}");
        assertThat(saved.at("/flaws/0/line").asInt()).isEqualTo(1);
        assertThat(type(act("RELEASE", 1))).isEqualTo("item-flawed");
        assertThat(type(put(design, "{\"revision\":0,\"guide\":\"\",\"source\":\"\"}")))
                .isEqualTo("item-changed-meanwhile");
        String document = json.writeValueAsString(starter.at("/document"));
        assertThat(put(design, "{\"revision\":1,\"guide\":\"指南\",\"document\":" + document + "}")
                        .at("/flaws")
                        .size())
                .isZero();
        assertThat(json(owner.get(design + "/changes")).size()).isPositive();
        assertThat(type(json(owner.get(design + "/changes?since=1")))).isEqualTo("item-flawed");
        assertThat(json(owner.get(design + "/changes?since=2")).size()).isZero();
        assertThat(type(json(owner.get(design + "/changes?since=9")))).isEqualTo("not-found");
        assertThat(json(owner.get(design + "/revisions/1")).at("/source").asString())
                .isEqualTo("code: " + code);
        assertThat(type(json(owner.get(design + "/revisions/9")))).isEqualTo("not-found");
        assertThat(student.get(design + "/revisions/1").statusCode()).isEqualTo(403);
        assertThat(json(owner.get(design)).at("/flaws").size()).isZero();
        String renamed = document.replace("\"promisedDays\":3", "\"promisedDays\":4");
        put(design, "{\"revision\":2,\"guide\":\"指南\",\"document\":" + renamed + "}");
        assertThat(json(owner.get(design + "/changes?since=2")).at("/0/key").asString())
                .isEqualTo("promisedDays");
        assertThat(owner.get(design + "/item.yaml").body())
                .contains("code: " + code)
                .contains("zh: ");

        assertThat(act("RELEASE", 1).at("/state").asString()).isEqualTo("LIVE");
        assertThat(type(act("RELEASE", 1))).isEqualTo("item-changed-meanwhile");
        assertThat(type(act("RESUME", 2))).isEqualTo("item-state-other");
        assertThat(json(student.get("/api/hall/items/" + code)).at("/guide").asString())
                .isEqualTo("指南");
        JsonNode history = json(owner.get(MANAGE + "/" + code + "/history"));
        assertThat(history.at("/items/0/act").asString()).isEqualTo("RELEASE");
        assertThat(json(owner.get(MANAGE + "?state=LIVE&q=" + code))
                        .at("/items")
                        .size())
                .isEqualTo(1);
        assertThat(json(owner.get(MANAGE + "/counts")).size()).isPositive();
        assertThat(owner.send("DELETE", design, "").statusCode()).isEqualTo(204);
    }

    @Test
    void closedItemsSayWhy() {
        release("");
        act("PAUSE", 2);
        JsonNode refused = apply();
        assertThat(type(refused)).isEqualTo("item-paused");
        assertThat(refused.at("/detail").asString()).contains("Paused");
        act("RESUME", 3);
        window(4, "\"opensAt\":\"2099-01-01T00:00:00Z\"");
        assertThat(type(apply())).isEqualTo("item-not-open");
        assertThat(json(student.get("/api/hall/items?q=" + code))
                        .at("/items/0/closed/because")
                        .asString())
                .isEqualTo("ITEM_NOT_OPEN");
        window(5, "\"perPersonMax\":1,\"submissionsMax\":2");
        assertThat(apply().at("/status").asString()).isEqualTo("RUNNING");
        assertThat(type(apply())).isEqualTo("item-taken-already");
        student = new Visitor(port, roster.student().id().toString());
        assertThat(apply().at("/status").asString()).isEqualTo("RUNNING");
        student = new Visitor(port, roster.student().id().toString());
        assertThat(type(apply())).isEqualTo("item-full");
    }

    @Test
    void whatIsAtTheCounterOrNotTriedIsNotHandedIn() {
        release("online: false\n");
        assertThat(type(apply())).isEqualTo("item-at-counter");
        code = code + "-t";
        add(code, department);
        draft("requiresTrial: true\n");
        assertThat(type(act("RELEASE", 1))).isEqualTo("trial-not-passed");
        assertThat(act("TRY", 1).at("/state").asString()).isEqualTo("TRIAL");
    }

    @Test
    void batchesArePlannedAndShowWhatIsLate() {
        String batch = "B" + Long.toString(System.nanoTime(), 36);
        String path = "/api/hall/manage/batches/" + batch;
        String plan = "\"name\":{\"zh\":\"首批\"},\"note\":\"\",\"milestones\":[{\"step\":\"RELEASED\",\"plannedOn\":"
                + "\"2020-06-01\"}]}";
        assertThat(put(path, "{\"revision\":0," + plan).at("/late").asBoolean()).isTrue();
        assertThat(type(put(path, "{\"revision\":0," + plan))).isEqualTo("code-taken");
        assertThat(type(put(path, "{\"revision\":9," + plan))).isEqualTo("item-changed-meanwhile");
        add(code, department);
        assertThat(put(MANAGE + "/" + code + "/batch", "{\"revision\":1,\"batch\":\"" + batch + "\"}")
                        .at("/batch")
                        .asString())
                .isEqualTo(batch);
        assertThat(type(put(MANAGE + "/" + code + "/batch", "{\"revision\":2,\"batch\":\"none\"}")))
                .isEqualTo("batch-unknown");
        assertThat(owner.get("/api/hall/manage/batches").body()).contains(batch).contains(code);
        assertThat(owner.send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(owner.send("DELETE", path, "").statusCode()).isEqualTo(404);
        assertThat(student.get("/api/hall/manage/batches").statusCode()).isEqualTo(403);
    }

    @Test
    void inventoryIsTriedTakenAndGivenBack() {
        String path = "/api/hall/manage/inventory";
        String name = "事项" + code;
        String good = "序号,事项名称,主管部门,是否上网,承诺时限,材料\n1," + name + "," + department + ",否,3个工作日,申请表\n";
        String bad = good + "2," + name + "二,没有这个部门,否,很快,\n";
        assertThat(type(json(owner.send("POST", path, "a")))).isEqualTo("inventory-flawed");
        assertThat(type(json(owner.send("POST", path, "")))).isEqualTo("inventory-unreadable");
        JsonNode dry = json(owner.send("POST", path + "?dryRun=true", bad));
        assertThat(dry.at("/added").asInt()).isEqualTo(1);
        assertThat(dry.at("/bad").size()).isEqualTo(2);
        assertThat(dry.at("/bad/0/row").asInt()).isEqualTo(3);
        JsonNode refused = json(owner.send("POST", path, bad));
        assertThat(type(refused)).isEqualTo("inventory-flawed");
        assertThat(refused.at("/errors/0/column").asString()).isNotBlank();
        assertThat(json(owner.get(MANAGE + "?q=" + code)).at("/items").size()).isZero();

        JsonNode taken = json(owner.send("POST", path, good));
        assertThat(taken.at("/added").asInt()).isEqualTo(1);
        assertThat(json(owner.send("POST", path, good)).at("/unchanged").asInt())
                .isEqualTo(1);
        JsonNode changed = json(owner.send("POST", path, good.replace("3个工作日", "5个工作日")));
        assertThat(changed.at("/changed").asInt()).isEqualTo(1);
        JsonNode item = json(owner.get(MANAGE + "/" + taken.at("/codes/0").asString()));
        assertThat(item.at("/state").asString()).isEqualTo("INVENTORY");
        assertThat(item.at("/promisedDays").asInt()).isEqualTo(5);
        assertThat(owner.get(path + "/export?format=csv").body()).contains(name).contains("待建");
        assertThat(owner.get(path + "/template?format=csv").body()).contains("事项名称");
        assertThat(owner.get(path + "/template")
                        .headers()
                        .firstValue("content-type")
                        .orElse(""))
                .contains("spreadsheetml");
        assertThat(student.send("POST", path, good).statusCode()).isEqualTo(403);
    }

    private JsonNode add(String code, String department) {
        return json(owner.post(
                MANAGE,
                "{\"code\":\"" + code + "\",\"name\":{\"zh\":\"事项" + code + "\"},\"department\":\"" + department
                        + "\"}"));
    }

    private void draft(String more) {
        String source = """
                code: %s
                name: 事项%s
                summary: 述
                department: 部
                category: 类
                audience: [student]
                promisedDays: 1
                owners: {rule: person, number: %s}
                """.formatted(code, code, number) + (more.contains("online") ? "" : """
                form:
                  - {key: a, label: 甲, type: text}
                flow:
                  - {key: s, type: approve, name: 审, who: counsellor}
                """) + more;
        put(
                "/api/hall/design/items/" + code,
                "{\"revision\":0,\"guide\":\"\",\"source\":" + json.writeValueAsString(source) + "}");
    }

    private void release(String more) {
        add(code, department);
        draft(more);
        assertThat(act("RELEASE", 1).at("/state").asString()).isEqualTo("LIVE");
    }

    private JsonNode act(String act, int revision) {
        return json(
                owner.post(MANAGE + "/" + code + "/acts", "{\"act\":\"" + act + "\",\"revision\":" + revision + "}"));
    }

    private void window(int revision, String window) {
        assertThat(put(MANAGE + "/" + code + "/window", "{\"revision\":" + revision + "," + window + "}")
                        .at("/revision")
                        .asInt())
                .isEqualTo(revision + 1);
    }

    private JsonNode apply() {
        return json(student.post(
                "/api/hall/applications",
                "{\"id\":\"" + UUID.randomUUID() + "\",\"item\":\"" + code + "\",\"answers\":{}}"));
    }

    private JsonNode put(String path, String body) {
        return json(owner.send("PUT", path, body, "Content-Type", "application/json"));
    }

    private static String type(JsonNode problem) {
        return problem.at("/type").asString().replace("/problems/", "");
    }

    private JsonNode json(java.net.http.HttpResponse<String> answer) {
        return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }
}
