package shaopao.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import shaopao.CampusTest;
import shaopao.SignedInByHeader.Visitor;

@CampusTest
class CalendarHttpTests {

    @LocalServerPort
    int port;

    @Test
    void daysTellWhatTheyAre() {
        HttpResponse<String> days = student().get("/api/calendar/days?from=2025-09-27&to=2025-10-01");
        assertThat(days.statusCode()).isEqualTo(200);
        assertThat(days.body())
                .contains("\"day\":\"2025-09-27\",\"kind\":\"WEEKEND\",\"announced\":true")
                .contains("\"day\":\"2025-09-28\",\"kind\":\"MAKE_UP\",\"announced\":true,\"holiday\":\"国庆节、中秋节\"")
                .contains("\"day\":\"2025-10-01\",\"kind\":\"HOLIDAY\"");
        for (String range : new String[] {"from=2025-10-02&to=2025-10-01", "from=2024-01-01&to=2026-01-01"}) {
            HttpResponse<String> refused = student().get("/api/calendar/days?" + range);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("/problems/too-many-days").contains("400");
        }
        assertThat(student()
                        .get("/api/calendar/days?from=yesterday&to=2025-10-01")
                        .statusCode())
                .isEqualTo(400);
        assertThat(Visitor.nobody(port)
                        .get("/api/calendar/days?from=2025-10-01&to=2025-10-01")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void noticeIsTriedThenBroughtIn() {
        String notice = """
                {"$schema": "https://example.org/schema.json", "year": 2088, "papers": ["https://www.gov.cn/x"],
                 "days": [{"name": "元旦", "date": "2087-12-31", "isOffDay": true},
                          {"name": "元旦", "date": "2088-01-01", "isOffDay": true},
                          {"name": "元旦", "date": "2088-01-03", "isOffDay": false}]}
                """;
        assertThat(student().post("/api/calendar/notices", notice).statusCode()).isEqualTo(403);
        HttpResponse<String> tried = registrar().post("/api/calendar/notices?dryRun=true", notice);
        assertThat(tried.body()).contains("\"stored\":false").contains("\"becomes\":\"MAKE_UP\"");
        HttpResponse<String> stored = registrar().post("/api/calendar/notices", notice);
        assertThat(stored.body()).contains("\"stored\":true").contains("\"replaces\":false");
        assertThat(student()
                        .get("/api/calendar/days?from=2088-01-03&to=2088-01-03")
                        .body())
                .contains("MAKE_UP")
                .contains("\"announced\":true");
    }

    @Test
    void flawsOfANoticeAreNamedByPlace() {
        HttpResponse<String> refused = registrar().post("/api/calendar/notices", """
                {"year": 2089, "papers": [],
                 "days": [{"name": "元旦", "date": "2089-01-01", "isOffDay": true},
                          {"name": "元旦", "date": "2089-01-01", "isOffDay": true},
                          {"name": "春节", "date": "2089-02-30", "isOffDay": true},
                          {"name": "春节", "date": "2090-02-10", "isOffDay": true},
                          {"name": "", "date": "2089-03-01", "isOffDay": true}]}
                """);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("/problems/notice-invalid")
                .contains("days[1].date")
                .contains("DUPLICATE_DATE")
                .contains("days[2].date")
                .contains("NOT_A_DATE")
                .contains("days[3].date")
                .contains("WRONG_YEAR")
                .contains("days[4].name")
                .contains("The date stands here twice");
        assertThat(registrar().post("/api/calendar/notices", "{\"year\": 2089}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void termsAndOfficeHoursAreLaidDownAndChecked() {
        String term = """
                {"code": "2086-2087-1", "name": "秋季", "firstDay": "2086-09-01", "lastDay": "2087-01-20",
                 "firstMonday": "%s", "weeks": 18}
                """;
        assertThat(registrar()
                        .post("/api/calendar/terms", term.formatted("2086-09-03"))
                        .body())
                .contains("/problems/term-invalid")
                .contains("NOT_A_MONDAY");
        assertThat(registrar()
                        .post("/api/calendar/terms", term.formatted("2086-09-02"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(registrar()
                        .post(
                                "/api/calendar/terms",
                                term.formatted("2086-09-02").replace("2086-2087-1", "2086-2087-8"))
                        .body())
                .contains("/problems/term-overlaps")
                .contains("秋季");
        assertThat(student().get("/api/calendar/terms").body()).contains("2086-2087-1");
        assertThat(student()
                        .get("/api/calendar/days?from=2086-09-09&to=2086-09-09")
                        .body())
                .contains("\"week\":2");

        String hours = """
                {"campus": "http-test", "name": "夏季", "firstDay": "2086-05-01", "lastDay": "2086-09-30",
                 "shifts": [{"from": "08:00", "to": "%s"}, {"from": "14:30", "to": "18:00"}]}
                """;
        assertThat(registrar()
                        .post("/api/calendar/office-hours", hours.formatted("15:00"))
                        .body())
                .contains("/problems/office-hours-invalid")
                .contains("shifts[1]");
        assertThat(registrar()
                        .post("/api/calendar/office-hours", hours.formatted("12:00"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(student().get("/api/calendar/office-hours").body()).contains("http-test");
        assertThat(student().post("/api/calendar/deadlines", """
                {"start": "2086-06-03T01:00:00Z", "workingDays": 1, "workingMinutes": 30, "campus": "http-test"}
                """).body())
                .isEqualTo("{\"dueAt\":\"2086-06-05T00:30:00Z\",\"announced\":false}");
    }

    @Test
    void campusThatNeverOpensHasNoDeadlines() {
        for (int start = 2086; start < 2098; start++) {
            for (String part : new String[] {"01-01/03-31", "04-01/06-30", "07-01/09-30", "10-01/12-31"}) {
                registrar().post("/api/calendar/office-hours", """
                        {"campus": "closed", "name": "关闭", "firstDay": "%s", "lastDay": "%s", "shifts": []}
                        """.formatted(
                                start + "-" + part.split("/")[0], start + "-" + part.split("/")[1]));
            }
        }
        HttpResponse<String> refused = student().post("/api/calendar/deadlines", """
                {"start": "2086-06-03T01:00:00Z", "workingDays": 1, "workingMinutes": 0, "campus": "closed"}
                """);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("/problems/never-open");
        assertThat(student().post("/api/calendar/deadlines", """
                {"start": "2086-06-03T01:00:00Z", "workingDays": -1, "workingMinutes": 0, "campus": "closed"}
                """).statusCode()).isEqualTo(400);
    }

    private Visitor student() {
        return Visitor.with(port);
    }

    private Visitor registrar() {
        return Visitor.with(port, "calendar.write");
    }
}
