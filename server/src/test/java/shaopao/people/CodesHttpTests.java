package shaopao.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.SignedInByHeader;
import shaopao.SignedInByHeader.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CampusTest
@Import(SignedInByHeader.class)
class CodesHttpTests {

    private static final String CODES = "/api/people/codes";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Codes codes;

    private Visitor keeper;
    private Visitor reader;
    private String name;

    @BeforeEach
    void someoneKeeps() {
        keeper = Visitor.with(port, "people.codes");
        reader = Visitor.with(port);
        name = "club-" + Long.toString(System.nanoTime(), 36);
    }

    @Test
    void schoolMakesATableOfItsOwn() {
        long seen = made();
        seen = revision(code("POST", "", seen, "sport", ",\"parent\":null"));
        seen = revision(code("POST", "", seen, "ball", ",\"parent\":\"sport\""));
        seen = revision(code("POST", "", seen, "chess", ",\"until\":\"2020-01-01\""));
        JsonNode table = read(reader.get(CODES + "/" + name));
        assertThat(table.at("/own").asBoolean()).isTrue();
        assertThat(table.at("/title/en").asString()).isEqualTo("Clubs");
        assertThat(table.at("/codes/1/parent").asString()).isEqualTo("sport");
        assertThat(table.at("/codes/2/offered").asBoolean())
                .as("its time is over")
                .isFalse();
        assertThat(read(reader.get(CODES + "/" + name + "/search?q=mingball"))
                        .at("/items")
                        .size())
                .isEqualTo(1);
        assertThat(reader.get(CODES).body()).contains(name);

        seen = revision(send("PUT", "/order", "{\"seen\":" + seen + ",\"codes\":[\"chess\",\"sport\"]}"));
        assertThat(codes.table(name).orElseThrow().codes())
                .extracting(CodeTable.Code::code)
                .containsExactly("chess", "sport", "ball");
        seen = revision(code("PUT", "/sport", seen, "sport", ",\"inUse\":false"));
        assertThat(codes.table(name).orElseThrow().codes())
                .as("retired with what is below it, and still known by name")
                .noneMatch(CodeTable.Code::offered);
        assertThat(codes.name(name, "ball")).isEqualTo("名ball");
        assertThat(type(keeper.send("DELETE", CODES + "/" + name + "/codes/sport?seen=" + seen, "")))
                .isEqualTo("code-has-others-below");
        seen = revision(keeper.send("DELETE", CODES + "/" + name + "/codes/ball?seen=" + seen, ""));
        seen = revision(send(
                "PUT",
                "",
                "{\"seen\":" + seen + ",\"titleZh\":\"团体\",\"titleEn\":\"\",\"note\":\"\",\"inUse\":false}"));
        assertThat(codes.table(name).orElseThrow().title().en()).isEqualTo("团体");
        assertThat(keeper.send("DELETE", CODES + "/" + name + "?seen=" + seen, "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(type(reader.get(CODES + "/" + name))).isEqualTo("unknown-code-table");
        assertThat(acts(name))
                .containsExactly(
                        "people.code-table-added",
                        "people.code-added",
                        "people.code-added",
                        "people.code-added",
                        "people.codes-ordered",
                        "people.code-changed",
                        "people.code-removed",
                        "people.code-table-changed",
                        "people.code-table-removed");
    }

    @Test
    void eachRefusalHasItsType() {
        long seen = made();
        code("POST", "", seen, "sport", "");
        assertThat(type(code("POST", "", seen, "ball", ""))).isEqualTo("code-table-changed");
        seen = codes.table(name).orElseThrow().revision();
        assertThat(type(code("POST", "", seen, "sport", ""))).isEqualTo("code-there-already");
        HttpResponse<String> cycle = code("PUT", "/sport", seen, "sport", ",\"parent\":\"sport\"");
        assertThat(type(cycle)).isEqualTo("codes-flawed");
        assertThat(read(cycle).at("/errors/0/field").asString()).isEqualTo("parent");
        assertThat(read(cycle).at("/errors/0/message").asString()).isEqualTo("A code cannot stand below itself");
        assertThat(type(code("PUT", "/none", seen, "none", ""))).isEqualTo("no-code");
        assertThat(type(send("PUT", "/choices/sport", "{\"seen\":" + seen + ",\"hidden\":true}")))
                .isEqualTo("code-table-of-school");
        assertThat(type(send("PUT", "/order", "{\"seen\":" + seen + ",\"codes\":[\"sport\",\"sport\"]}")))
                .isEqualTo("no-code");
        assertThat(type(add(name))).isEqualTo("code-table-taken");
        assertThat(type(add("sex"))).isEqualTo("code-table-taken");
        assertThat(type(add("Ä"))).isEqualTo("code-table-name-wrong");
        assertThat(type(keeper.send("DELETE", CODES + "/sex?seen=0", ""))).isEqualTo("code-table-of-standard");
    }

    @Test
    void nobodyElseChangesTables() {
        long seen = made();
        assertThat(type(reader.post(CODES, table("x-" + name)))).isEqualTo("not-permitted");
        String path = CODES + "/" + name;
        for (String where : List.of("", "/codes/sport", "/choices/1", "/order")) {
            assertThat(type(reader.send("PUT", path + where, "{\"seen\":1}", "Content-Type", "application/json")))
                    .as(where)
                    .isEqualTo("not-permitted");
        }
        assertThat(type(reader.send("DELETE", path + "?seen=" + seen, ""))).isEqualTo("not-permitted");
        assertThat(type(reader.send("POST", path + "/file?seen=" + seen, "code,name".getBytes(UTF_8))))
                .isEqualTo("not-permitted");
        assertThat(type(reader.get(path + "/uses"))).isEqualTo("not-permitted");
    }

    @Test
    void standardStaysAndIsOfferedAsTheSchoolWants() {
        String path = CODES + "/health";
        CodeTable before = codes.table("health").orElseThrow();
        String first = before.codes().getFirst().code();
        String last = before.codes().getLast().code();
        long seen = before.revision();
        seen = revision(keeper.send(
                "PUT",
                path + "/choices/" + first,
                "{\"seen\":" + seen + ",\"hidden\":true,\"shortName\":\"好\"}",
                "Content-Type",
                "application/json"));
        seen = revision(keeper.send(
                "PUT",
                path + "/order",
                "{\"seen\":" + seen + ",\"codes\":[\"" + last + "\"]}",
                "Content-Type",
                "application/json"));
        CodeTable after = codes.table("health").orElseThrow();
        assertThat(after.codes().getFirst().code()).isEqualTo(last);
        assertThat(after.codes().get(1).offered()).isFalse();
        assertThat(after.codes().get(1).name())
                .isEqualTo(before.codes().getFirst().name());
        assertThat(after.codes().get(1).shortName()).isEqualTo("好");
        assertThat(type(keeper.send(
                        "PUT", path + "/codes/" + first, body(seen, "x", ""), "Content-Type", "application/json")))
                .isEqualTo("code-table-of-standard");
        keeper.send(
                "PUT",
                path + "/choices/" + first,
                "{\"seen\":" + seen + ",\"hidden\":false}",
                "Content-Type",
                "application/json");
    }

    @Test
    void fileIsTakenWholeOrNotAtAll() {
        long seen = made();
        String path = CODES + "/" + name + "/file?seen=" + seen;
        byte[] bad = "代码,名称,上级\nsport,体育,\nball,球类,sports\n,无,\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        JsonNode dry = read(keeper.send("POST", path + "&dryRun=true", bad));
        assertThat(dry.at("/added").asInt()).isEqualTo(3);
        assertThat(dry.at("/bad").size()).isEqualTo(2);
        assertThat(dry.at("/bad/1/row").asInt()).isEqualTo(3);
        assertThat(type(keeper.send("POST", path, bad))).isEqualTo("codes-flawed");
        assertThat(codes.table(name).orElseThrow().codes()).isEmpty();
        assertThat(type(keeper.send("POST", path, new byte[] {'P', 'K', 3, 4, 0})))
                .isEqualTo("codes-unreadable");

        byte[] good = "代码,名称,英文名称,上级\nball,球类,Ball,sport\nsport,体育,Sport,\n"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        JsonNode taken = read(keeper.send("POST", path, good));
        assertThat(taken.at("/added").asInt()).isEqualTo(2);
        byte[] file = keeper.bytes(CODES + "/" + name + "/file");
        long now = codes.table(name).orElseThrow().revision();
        JsonNode again = read(keeper.send("POST", CODES + "/" + name + "/file?seen=" + now, file));
        assertThat(again.at("/unchanged").asInt())
                .as("what is given out reads back")
                .isEqualTo(2);
        assertThat(codes.table(name).orElseThrow().revision()).isEqualTo(now);
    }

    @Test
    void ofTwoWhoChangeAtOnceOneIsToldToLookAgain() throws Exception {
        long seen = made();
        List<Callable<HttpResponse<String>>> both = new ArrayList<>();
        for (int nth = 0; nth < 8; nth++) {
            String code = "c" + nth;
            both.add(() -> code("POST", "", seen, code, ""));
        }
        List<String> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(both)) {
                answers.add(type(answer.get()));
            }
        }
        assertThat(answers).filteredOn(String::isEmpty).hasSize(1);
        assertThat(answers).filteredOn("code-table-changed"::equals).hasSize(7);
        assertThat(codes.table(name).orElseThrow().codes()).hasSize(1);
    }

    @Test
    void changeOfAnotherNodeIsSeenSoon() throws Exception {
        made();
        assertThat(codes.table(name).orElseThrow().title().zh()).isEqualTo("社团");
        jdbc.sql("update people.own_code_table set title_zh = '别处改的' where name = :name")
                .param("name", name)
                .update();
        jdbc.sql("""
                update people.code_change
                set revision = (select max(revision) + 1 from people.code_change) where code_table = :name
                """).param("name", name).update();
        Thread.sleep(1_100);
        assertThat(codes.table(name).orElseThrow().title().zh()).isEqualTo("别处改的");
    }

    @Test
    void thereIsAnEndToTables() {
        made();
        jdbc.sql("""
                insert into people.own_code_table (name, title_zh, title_en, note, in_use)
                select 'many-' || n, 't', 't', '', false from generate_series(1, :max) n
                """).param("max", CodeRules.TABLES_MAX).update();
        assertThat(type(add("x-" + name))).isEqualTo("code-tables-full");
        jdbc.sql("delete from people.own_code_table where name like 'many-%'").update();
    }

    private long made() {
        return revision(add(name));
    }

    private HttpResponse<String> add(String called) {
        return keeper.post(CODES, table(called));
    }

    private static String table(String called) {
        return "{\"name\":\"" + called + "\",\"titleZh\":\"社团\",\"titleEn\":\"Clubs\",\"note\":\"\"}";
    }

    private HttpResponse<String> code(String method, String where, long seen, String code, String more) {
        String body = body(seen, code, more);
        return send(
                method,
                "/codes" + where,
                method.equals("POST") ? body.replace("\"said\"", "\"code\":\"" + code + "\",\"said\"") : body);
    }

    private static String body(long seen, String code, String more) {
        String said = "{\"name\":\"名" + code + "\",\"nameEn\":\"\",\"note\":\"\""
                + (more.contains("inUse") ? "" : ",\"inUse\":true") + more + "}";
        return "{\"seen\":" + seen + ",\"said\":" + said + "}";
    }

    private HttpResponse<String> send(String method, String where, String body) {
        return keeper.send(method, CODES + "/" + name + where, body, "Content-Type", "application/json");
    }

    private long revision(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer).at("/revision").asLong();
    }

    private JsonNode read(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private String type(HttpResponse<String> answer) {
        return read(answer).at("/type").asString().replace("/problems/", "");
    }

    private List<String> acts(String subject) {
        return jdbc.sql("select act from audit.entry where subject_kind = 'code-table' and subject = :name order by id")
                .param("name", subject)
                .query((row, _) -> row.getString("act"))
                .list();
    }
}
