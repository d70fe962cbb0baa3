package shaopao.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.Browser;
import shaopao.Browser.Answer;
import shaopao.CampusTest;

/** A school whose administrators, those of other tests, are hidden while each test runs. */
@CampusTest
class SetUpTests {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SetUp setUp;

    private List<UUID> hidden = List.of();

    @BeforeEach
    void hideAdministrators() {
        hidden = jdbc.sql("""
                update access.role_grant set revoked_at = now() where role = 'administrator' and revoked_at is null
                returning id
                """)
                .query((row, _) -> UUID.fromString(String.valueOf(row.getString(1))))
                .list();
    }

    @AfterEach
    void showThem() {
        jdbc.sql("update access.role_grant set revoked_at = now() where reason = '初始设置'")
                .update();
        jdbc.sql("update access.role_grant set revoked_at = null where id = any(:ids)")
                .param("ids", hidden)
                .update();
    }

    @Test
    void whoHasTheCodeBecomesTheFirstAdministrator() throws Exception {
        String number = number();
        try (Browser browser = new Browser(port)) {
            assertThat(offered(browser)).isTrue();
            assertThat(send(browser, "WRONG", number, PASSWORD).problem()).isEqualTo("set-up-code-wrong");
            String code = setUp.issue();
            assertThat(send(browser, code, number, "short").problem()).isEqualTo("password-weak");
            Answer in = send(browser, code, number, PASSWORD);
            assertThat(in.status()).isEqualTo(200);
            assertThat(in.json().get("number").asString()).isEqualTo(number);
            assertThat(in.json().get("name").asString()).isEqualTo("王管理");
            assertThat(browser.get("/api/access/roles").status()).isEqualTo(200);
            assertThat(offered(browser)).isFalse();
            assertThat(send(browser, code, number(), PASSWORD).problem()).isEqualTo("set-up-code-wrong");
        }
        try (Browser again = new Browser(port)) {
            assertThat(again.signIn(number, PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void ofTwoAtOnceOneBecomesAdministrator() throws Exception {
        String code = setUp.issue();
        String other = setUp.issue();
        List<String> told = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Callable<String>> tries = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String shown = i % 2 == 0 ? code : other;
                tries.add(() -> {
                    try (Browser browser = new Browser(port)) {
                        return send(browser, shown, number(), PASSWORD).problem();
                    }
                });
            }
            for (Future<String> one : threads.invokeAll(tries)) {
                told.add(one.get());
            }
        }
        assertThat(told).filteredOn("200"::equals).hasSize(1);
        assertThat(told).filteredOn("set-up-code-wrong"::equals).hasSize(5);
    }

    @Test
    void anExpiredCodeIsNoneAndNoCodeIsReadableInTheDatabase() throws Exception {
        String code = setUp.issue();
        assertThat(jdbc.sql("select encode(code_hash, 'escape') from access.set_up_code")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(text -> text.contains(code));
        jdbc.sql("update access.set_up_code set expires_at = now()").update();
        try (Browser browser = new Browser(port)) {
            assertThat(send(browser, code, number(), PASSWORD).problem()).isEqualTo("set-up-code-wrong");
        }
    }

    @Test
    void aSchoolWithAnAdministratorNeedsNone() throws Exception {
        String code = setUp.issue();
        showThem();
        jdbc.sql("""
                insert into access.role_grant (id, person_id, role, scope, from_at, reason, granted_by_name, granted_at)
                values (:id, :id, 'administrator', 'ALL', now() - interval '1 minute', '初始设置', 'test', now())
                """).param("id", UUID.randomUUID()).update();
        try (Browser browser = new Browser(port)) {
            assertThat(send(browser, code, number(), PASSWORD).problem()).isEqualTo("set-up-code-wrong");
        }
    }

    private static boolean offered(Browser browser) throws Exception {
        return browser.get("/api/access/methods").json().get("setUp").asBoolean();
    }

    private static Answer send(Browser browser, String code, String number, String password) throws Exception {
        return browser.post(
                "/api/access/setup", Map.of("code", code, "number", number, "name", "王管理", "password", password));
    }

    private static String number() {
        return "S" + UUID.randomUUID().toString().substring(0, 13).toUpperCase(Locale.ROOT);
    }
}
