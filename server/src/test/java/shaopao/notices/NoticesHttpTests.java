package shaopao.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shaopao.SignedInByHeader.Visitor;
import shaopao.notices.Campus.Somebody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NoticesTest
class NoticesHttpTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BASE = "/api/notices";

    @LocalServerPort
    int port;

    @Autowired
    Notices notices;

    @Autowired
    Unsubscribing unsubscribing;

    @Autowired
    HabitStore habits;

    @Autowired
    Campus campus;

    @Autowired
    MovedClock clock;

    @BeforeEach
    void now() {
        clock.back();
    }

    private Visitor as(Somebody one) {
        return new Visitor(port, one.id().toString());
    }

    private Visitor staff() {
        return Visitor.with(port, NoticesPart.READ, NoticesPart.MANAGE);
    }

    private void tell(Somebody one, int times) {
        for (int i = 0; i < times; i++) {
            notices.send(NewNotice.of(TestKinds.ASKED, UUID.randomUUID().toString(), List.of(one.id()))
                    .with("item", "请假" + i)
                    .with("applicant", "李同学"));
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return JSON.readTree(answer.body());
    }

    private static String problem(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).get("type").asString().replace("/problems/", "");
    }

    @Test
    void inboxIsReadPageByPageAndOnlyByItsOwner() {
        Somebody one = campus.somebody();
        tell(one, 25);
        List<String> seen = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = json(as(one).get(BASE + "?limit=10" + (after.isEmpty() ? "" : "&after=" + after)));
            page.get("items")
                    .forEach(item -> seen.add(item.get("title").get("zh").asString()));
            if (page.get("next").isNull()) {
                break;
            }
            after = page.get("next").asString();
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(seen.getFirst()).isEqualTo("请您审批：请假24");
        assertThat(json(as(one).get(BASE + "/unread")).get("unread").asInt()).isEqualTo(25);
        Somebody other = campus.somebody();
        assertThat(json(as(other).get(BASE)).get("items")).isEmpty();
        assertThat(Visitor.nobody(port).get(BASE).statusCode()).isEqualTo(401);
        assertThat(as(one).get(BASE + "?after=x").statusCode()).isEqualTo(400);
        assertThat(as(one).get(BASE + "?category=NONSENSE").statusCode()).isEqualTo(400);
    }

    @Test
    void readingAndPuttingAwayChangeOnesOwnMessagesAlone() {
        Somebody one = campus.somebody();
        Somebody other = campus.somebody();
        tell(one, 3);
        JsonNode items = json(as(one).get(BASE)).get("items");
        String newest = items.get(0).get("id").asString();
        String middle = items.get(1).get("id").asString();
        assertThat(as(other).send("PUT", BASE + "/" + newest + "/read", "").statusCode())
                .isEqualTo(404);
        assertThat(as(one).send("PUT", BASE + "/" + newest + "/read", "").statusCode())
                .isEqualTo(204);
        assertThat(as(one).send("PUT", BASE + "/" + newest + "/read", "").statusCode())
                .isEqualTo(204);
        assertThat(json(as(one).get(BASE + "?unread=true")).get("items")).hasSize(2);
        assertThat(put(as(one), BASE + "/" + middle + "/archived", "{\"archived\":true}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(json(as(one).get(BASE)).get("items")).hasSize(2);
        assertThat(json(as(one).get(BASE + "?archived=true")).get("items")).hasSize(1);
        assertThat(put(as(one), BASE + "/" + middle + "/archived", "{\"archived\":false}")
                        .statusCode())
                .isEqualTo(204);
        tell(one, 1);
        assertThat(json(put(as(one), BASE + "/read", "{\"upTo\":\"" + newest + "\"}"))
                        .get("unread")
                        .asInt())
                .as("what came after the page was read stays unread")
                .isEqualTo(1);
        assertThat(json(as(one).get(BASE + "?unread=true&category=RESULT")).get("items"))
                .isEmpty();
    }

    private boolean wantsMail(Somebody one) {
        return habits.of(List.of(one.id()), 18)
                .getOrDefault(one.id(), Habits.usual(18))
                .wants(Category.WAITING, "MAIL");
    }

    private static HttpResponse<String> put(Visitor visitor, String path, String body) {
        return visitor.send("PUT", path, body, "Content-Type", "application/json");
    }

    @Test
    void preferencesAreSavedAndMandatoryOnesStay() {
        Somebody one = campus.somebody();
        JsonNode usual = json(as(one).get(BASE + "/preferences"));
        assertThat(usual.get("channels")).hasSize(3);
        assertThat(usual.get("choices")).hasSize(24);
        assertThat(usual.get("phone").asString())
                .isEqualTo(one.phone().substring(0, 3) + "****" + one.phone().substring(7));
        assertThat(usual.toString()).doesNotContain(one.phone(), one.mail());
        JsonNode saved = json(put(as(one), BASE + "/preferences", """
                {"choices":[{"category":"WAITING","channel":"MAIL","wanted":false}],
                 "quiet":{"from":"12:30:00","until":"14:00"},"digest":true,"digestHour":8}
                """));
        assertThat(saved.get("quiet").get("from").asString()).startsWith("12:30");
        assertThat(saved.get("digestHour").asInt()).isEqualTo(8);
        assertThat(wantsMail(one)).isFalse();
        assertThat(problem(put(as(one), BASE + "/preferences", """
                {"choices":[{"category":"SAFETY","channel":"SMS","wanted":false}],"digest":true,"digestHour":8}
                """))).isEqualTo("category-mandatory");
        assertThat(problem(put(as(one), BASE + "/preferences", """
                {"choices":[{"category":"WAITING","channel":"PIGEON","wanted":false}],"digest":true,"digestHour":8}
                """))).isEqualTo("channel-unknown");
        assertThat(put(as(one), BASE + "/preferences", """
                {"choices":[],"digest":true,"digestHour":24}
                """).statusCode()).isEqualTo(400);
    }

    @Test
    void oneClickInAMailEndsItWithoutSigningInAndAForgedLinkDoesNothing() throws Exception {
        Somebody one = campus.somebody();
        String token = unsubscribing.token(one.id(), Category.WAITING);
        try (HttpClient program = HttpClient.newHttpClient()) {
            HttpResponse<String> asked = program.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + port + BASE + "/unsubscribe?token=" + token))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(asked.statusCode()).isEqualTo(303);
            assertThat(asked.headers().firstValue("Location")).hasValue("/messages/unsubscribe?token=" + token);
            assertThat(habits.of(List.of(one.id()), 18))
                    .as("looking changes nothing")
                    .isEmpty();
            HttpRequest click = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + BASE + "/unsubscribe?token=" + token))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                    .build();
            HttpResponse<String> clicked = program.send(click, HttpResponse.BodyHandlers.ofString());
            assertThat(clicked.statusCode()).as(clicked.body()).isEqualTo(200);
            assertThat(program.send(click, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
        assertThat(wantsMail(one)).isFalse();
        String other = unsubscribing.token(campus.somebody().id(), Category.RESULT);
        for (String forged : List.of(
                "x",
                "",
                token + "x",
                token.substring(0, token.indexOf('.')) + other.substring(other.indexOf('.')),
                token.replace('.', '_'))) {
            assertThat(problem(Visitor.nobody(port).post(BASE + "/unsubscribe?token=" + forged, "{}")))
                    .as(forged)
                    .isIn("unsubscribe-link-wrong", "invalid-request");
        }
    }

    @Test
    void templatesAreSavedInVersionsAndFaultsAreNamedWithTheirPlace() {
        String path = BASE + "/desk/templates/" + TestKinds.EDITED;
        JsonNode page = json(staff().get(path));
        assertThat(page.get("variables").get(0).get("name").asString()).isEqualTo("item");
        assertThat(page.get("versions").get(0).get("version").asInt()).isZero();
        int version = page.get("versions").size() - 1;
        String good = """
                {"version":%d,"zh":{"title":"待办：{item}","body":"{applicant}：{item}","sms":"{item}待办"},
                 "en":{"title":"To do: {item}","body":"{applicant}: {item}","sms":"{item} to do"}}
                """.formatted(version);
        assertThat(json(put(staff(), path, good)).get("version").asInt()).isEqualTo(version + 1);
        assertThat(problem(put(staff(), path, good))).isEqualTo("changed-meanwhile");
        HttpResponse<String> flawed = put(staff(), path, good.replace("{item}待办", "{iten}待办"));
        assertThat(problem(flawed)).isEqualTo("template-flawed");
        JsonNode error = JSON.readTree(flawed.body()).get("errors").get(0);
        assertThat(error.get("field").asString()).isEqualTo("zh.sms");
        assertThat(error.get("column").asInt()).isEqualTo(1);
        assertThat(error.get("message").asString()).contains("iten");
        JsonNode preview = json(staff().post(path + "/preview", """
                {"zh":{"title":"{item}","body":"{item}","sms":"%s"},"en":{"title":"x","body":"x","sms":""}}
                """.formatted("一".repeat(70))))
                .get("items");
        assertThat(preview.get(0).get("segments").asInt()).isEqualTo(2);
        assertThat(preview.get(0).get("unicode").asBoolean()).isTrue();
        assertThat(preview.get(1).get("segments").asInt()).isZero();
        Somebody one = campus.somebody();
        notices.send(NewNotice.of(TestKinds.EDITED, UUID.randomUUID().toString(), List.of(one.id()))
                .with("item", "请假0")
                .with("applicant", "李同学"));
        assertThat(json(as(one).get(BASE))
                        .get("items")
                        .get(0)
                        .get("title")
                        .get("zh")
                        .asString())
                .isEqualTo("待办：请假0");
        assertThat(staff().get(BASE + "/desk/templates/none").statusCode()).isEqualTo(404);
    }

    @Test
    void deskIsForThoseWhoMayAndShowsFigures() {
        Somebody one = campus.somebody();
        for (String path : List.of("/desk/templates", "/desk/dead-letters", "/desk/statistics")) {
            assertThat(as(one).get(BASE + path).statusCode()).as(path).isEqualTo(403);
            assertThat(staff().get(BASE + path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(put(Visitor.with(port, NoticesPart.READ), BASE + "/desk/templates/x", """
                {"version":0,"zh":{"title":"a","body":"a","sms":""},"en":{"title":"a","body":"a","sms":""}}
                """)
                        .statusCode())
                .isEqualTo(403);
        assertThat(json(staff().get(BASE + "/desk/templates")).toString()).contains("access.password-changed", "密码已修改");
        JsonNode tried =
                json(staff().post(BASE + "/desk/templates/access.password-changed/test", "{\"channels\":[\"MAIL\"]}"));
        assertThat(tried.get("sent").asInt()).isEqualTo(1);
        assertThat(problem(staff().post(
                                BASE + "/desk/templates/access.password-changed/test", "{\"channels\":[\"FAX\"]}")))
                .isEqualTo("channel-unknown");
        assertThat(staff().get(BASE + "/desk/statistics?days=91").statusCode()).isEqualTo(400);
        assertThat(json(staff().post(BASE + "/desk/dead-letters/resend", "{\"ids\":[\"" + UUID.randomUUID() + "\"]}"))
                        .get("sent")
                        .asInt())
                .isZero();
    }
}
