package shaopao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import shaopao.CampusTest;
import shaopao.SignedInByHeader.Visitor;

@CampusTest
class RulesHttpTests {

    @LocalServerPort
    int port;

    @Test
    void goodRuleIsAccepted() {
        assertThat(check("student.grade >= 2 && today > student.born", "en").body())
                .isEqualTo("{\"accepted\":true,\"flaw\":null}");
    }

    @Test
    void flawIsToldWithItsPlaceInTheReadersLanguage() {
        assertThat(check("student.grade >= 2\\n && student.salary > 1", "zh-CN").body())
                .contains("\"accepted\":false")
                .contains("\"line\":2")
                .contains("\"column\":12")
                .contains("没有名为“salary”的字段。");
        assertThat(check("student.grade + \\\"a\\\" == 1", "zh-CN").body()).contains("“+”不能用于(整数, 文字)");
        assertThat(check("student.grade", "zh-CN").body()).contains("结果应为是否，实际为整数。");
        assertThat(check("student.grade", "en").body()).contains("The result must be yes or no but is whole number.");
        assertThat(check("(1 + ", "en").body()).contains("SYNTAX").contains("syntax error");
        assertThat(check("[1, 2.0] == []", "en").body()).contains("The types here do not agree.");
    }

    @Test
    void unknownTypesAreRefused() {
        for (String type : new String[] {"string", "list<", "list<int>>", "record{}", "record{A: int}", "map<"}) {
            HttpResponse<String> refused = Visitor.with(port).post("/api/rules/check", """
                    {"expression": "true", "variables": {"x": "%s"}, "result": "bool"}
                    """.formatted(type));
            assertThat(refused.statusCode()).as(type).isEqualTo(400);
            assertThat(refused.body()).contains("/problems/rule-type-unknown");
        }
        assertThat(Visitor.with(port).post("/api/rules/check", """
                {"expression": "true", "variables": {"while": "int"}, "result": "bool"}
                """).body()).contains("/problems/rule-type-unknown");
        assertThat(Visitor.nobody(port).post("/api/rules/check", "{}").statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> check(String expression, String language) {
        return Visitor.with(port)
                .send(
                        "POST",
                        "/api/rules/check",
                        """
                        {"expression": "%s", "variables":
                         {"today": "date", "student": "record{grade: int, born: date}"}, "result": "bool"}
                        """.formatted(expression),
                        "Content-Type",
                        "application/json",
                        "Accept-Language",
                        language);
    }
}
