package shaopao.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import shaopao.Browser;
import shaopao.CampusTest;
import shaopao.Roster;

/** With a memory much longer than any test, so that only what forgets at once can pass. */
@CampusTest
@TestPropertySource(properties = "shaopao.access.session-memory=1h")
class SessionMemoryTests {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Sessions sessions;

    private Roster.Someone someone;
    private Browser browser;

    @BeforeEach
    void signIn() throws Exception {
        someone = new Roster(jdbc).student();
        new Accounts(program).open(someone.id(), PASSWORD);
        browser = new Browser(port);
        assertThat(browser.signIn(someone.number(), PASSWORD).status()).isEqualTo(200);
        assertThat(me().status()).isEqualTo(200);
    }

    private Browser.Answer me() throws Exception {
        return browser.get("/api/access/me");
    }

    @Test
    void sessionThatWasReadIsRemembered() throws Exception {
        jdbc.sql("update access.session set ended_at = now() where person_id = :person")
                .param("person", someone.id())
                .update();
        assertThat(me().status()).as("ended behind the node's back").isEqualTo(200);
    }

    @Test
    void sessionThatIsSignedOutIsOverAtOnce() throws Exception {
        String token = browser.cookie("shaopao-session").orElseThrow().getValue();
        assertThat(browser.post("/api/access/sign-out", "").status()).isLessThan(300);
        assertThat(sessions.find(token, Optional.empty())).isEmpty();
    }

    @Test
    void languageThatWasChosenHoldsAtOnce() throws Exception {
        String token = browser.cookie("shaopao-session").orElseThrow().getValue();
        program.getBean(PreferenceStore.class).language(someone.id(), "en");
        assertThat(sessions.find(token, Optional.empty()).orElseThrow().language())
                .hasValue("en");
    }

    @Test
    void stepUpCountsAtOnce() throws Exception {
        String token = browser.cookie("shaopao-session").orElseThrow().getValue();
        SessionId id = sessions.find(token, Optional.empty()).orElseThrow().id();
        var until = sessions.stepUp(id);
        assertThat(sessions.find(token, Optional.empty()).orElseThrow().steppedUpUntil())
                .hasValueSatisfying(held -> assertThat(held).isBetween(until.minusMillis(1), until.plusMillis(1)));
    }
}
