package shaopao.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.Browser;
import shaopao.Browser.Answer;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.Roster.Someone;

@Tag("once")
@CampusTest
class PasskeyHttpTests {

    private static final String PASSWORD = "correct horse battery";
    private static final String SIGN_IN = "/api/access/passkeys/sign-in";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Passwords passwords;

    @Autowired
    Standings standings;

    private Roster roster;
    private Someone someone;
    private Browser home;
    private Browser stranger;

    @BeforeEach
    void signIn() throws Exception {
        roster = new Roster(jdbc);
        someone = roster.student();
        passwords.set(someone.id(), PASSWORD);
        home = new Browser(port);
        stranger = new Browser(port);
        assertThat(home.signIn(someone.number(), PASSWORD).status()).isEqualTo(200);
    }

    @AfterEach
    void close() {
        home.close();
        stranger.close();
    }

    @Test
    void whoHasAPasskeyComesInWithoutNumberOrPassword() throws Exception {
        Phone phone = Phone.at(port);
        Answer made = phone.register(home);
        assertThat(made.status()).isEqualTo(201);
        Answer in = phone.signIn(stranger);
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.json().get("number").asString()).isEqualTo(someone.number());
        assertThat(in.json().get("steppedUpUntil").isNull()).isFalse();
        assertThat(stranger.get("/api/access/me").status()).isEqualTo(200);
        var listed = home.get("/api/access/passkeys").json().get(0);
        assertThat(listed.get("name").asString()).isEqualTo("我的手机");
        assertThat(listed.get("usedAt").isNull()).isFalse();
        assertThat(phone.signIn(stranger).status()).isEqualTo(200);
    }

    @Test
    void anAnswerIsGoodOnceAndForTheBrowserThatAsked() throws Exception {
        Phone phone = Phone.at(port).withoutCounter();
        phone.register(home);
        Map<String, Object> answer = phone.answered(stranger.post(SIGN_IN + "/options", ""));
        assertThat(home.post(SIGN_IN, answer).problem()).isEqualTo("handshake-over");
        assertThat(stranger.post(SIGN_IN, answer).status()).isEqualTo(200);
        assertThat(stranger.post(SIGN_IN, answer).problem()).isEqualTo("handshake-over");
        stranger.post(SIGN_IN + "/options", "");
        assertThat(stranger.post(SIGN_IN, answer).problem()).isEqualTo("passkey-not-accepted");
    }

    @Test
    void ofManyWhoSendTheSameAnswerOneComesIn() throws Exception {
        Phone phone = Phone.at(port).withoutCounter();
        phone.register(home);
        Map<String, Object> answer = phone.answered(stranger.post(SIGN_IN + "/options", ""));
        List<String> told = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> tries = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tries.add(() -> stranger.post(SIGN_IN, answer).problem());
            }
            for (Future<String> one : threads.invokeAll(tries)) {
                told.add(one.get());
            }
        }
        assertThat(told).filteredOn("200"::equals).hasSize(1);
        assertThat(told).filteredOn("handshake-over"::equals).hasSize(7);
    }

    @Test
    void aQuestionThatIsTooOldIsOver() throws Exception {
        Phone phone = Phone.at(port);
        phone.register(home);
        Map<String, Object> answer = phone.answered(stranger.post(SIGN_IN + "/options", ""));
        jdbc.sql("update access.handshake set expires_at = now() where kind = 'PASSKEY_SIGN_IN'")
                .update();
        assertThat(stranger.post(SIGN_IN, answer).problem()).isEqualTo("handshake-over");
    }

    @Test
    void aPageElsewhereGetsNobodyIn() throws Exception {
        Phone phone = Phone.at(port);
        phone.register(home);
        for (String origin :
                List.of("http://localhost:1", "https://localhost:" + port, "http://evil.localhost:" + port)) {
            assertThat(phone.showing(origin).signIn(stranger).problem())
                    .as(origin)
                    .isEqualTo("passkey-not-accepted");
        }
        assertThat(stranger.get("/api/access/me").problem()).isEqualTo("sign-in-required");
        assertThat(Phone.at(port).showing("http://localhost:1").register(home).problem())
                .isEqualTo("passkey-not-accepted");
    }

    @Test
    void whatIsForgedIsNotAccepted() throws Exception {
        Phone phone = Phone.at(port).withoutCounter();
        phone.register(home);
        Someone other = roster.student();
        for (var change : List.of(
                Map.entry("signature", "AAAA"),
                Map.entry("signature", "no base64!"),
                Map.entry("authenticatorData", "AAAA"),
                Map.entry("clientDataJSON", "e30"),
                Map.entry("id", "AAAA"),
                Map.entry("id", "***"),
                Map.entry("userHandle", PasskeyChecks.text(Tokens.hash(other.number()))))) {
            Map<String, Object> answer = phone.answered(stranger.post(SIGN_IN + "/options", ""));
            Map<String, Object> forged = new HashMap<>(answer);
            forged.put(change.getKey(), change.getValue());
            assertThat(stranger.post(SIGN_IN, forged).problem())
                    .as(change.toString())
                    .isEqualTo("passkey-not-accepted");
        }
        assertThat(phone.signIn(stranger).status()).isEqualTo(200);
    }

    @Test
    void aKeyWhoseCounterRanAheadIsACopyAndIsRefused() throws Exception {
        Phone phone = Phone.at(port);
        phone.register(home);
        assertThat(phone.signIn(stranger).status()).isEqualTo(200);
        jdbc.sql("update access.passkey set sign_count = 1000 where person_id = :person")
                .param("person", someone.id())
                .update();
        assertThat(phone.signIn(stranger).problem()).isEqualTo("passkey-not-accepted");
    }

    @Test
    void aRemovedPasskeyIsOverAndAnothersIsNotFound() throws Exception {
        Phone phone = Phone.at(port);
        String id = phone.register(home).json().get("id").asString();
        Someone other = roster.student();
        passwords.set(other.id(), PASSWORD);
        stranger.signIn(other.number(), PASSWORD);
        assertThat(stranger.delete("/api/access/passkeys/" + id).problem()).isEqualTo("not-found");
        assertThat(phone.stepUp(stranger).problem()).isEqualTo("passkey-not-accepted");
        assertThat(home.delete("/api/access/passkeys/" + id).status()).isEqualTo(204);
        assertThat(home.get("/api/access/passkeys").json()).isEmpty();
        assertThat(phone.signIn(stranger).problem()).isEqualTo("passkey-not-accepted");
    }

    @Test
    void oneWhoLeftDoesNotComeInByPasskey() throws Exception {
        Phone phone = Phone.at(port);
        phone.register(home);
        roster.leaves(someone);
        standings.forgetAll();
        assertThat(phone.signIn(stranger).problem()).isEqualTo("passkey-not-accepted");
    }

    @Test
    void aPasskeyCountsAsThePasswordForSensitiveActs() throws Exception {
        Phone phone = Phone.at(port);
        phone.register(home);
        jdbc.sql("update access.session set stepped_up_until = now() where person_id = :person")
                .param("person", someone.id())
                .update();
        assertThat(home.post("/api/access/passkeys/options", "").problem()).isEqualTo("step-up-required");
        assertThat(phone.stepUp(home).status()).isEqualTo(200);
        assertThat(home.post("/api/access/passkeys/options", "").status()).isEqualTo(200);
        assertThat(jdbc.sql("select act from audit.entry where actor_id = :person order by id")
                        .param("person", someone.id())
                        .query(String.class)
                        .list())
                .contains("access.passkey-added", "access.stepped-up");
    }

    @Test
    void nobodyCollectsPasskeysWithoutEnd() throws Exception {
        jdbc.sql("""
                insert into access.passkey (id, person_id, credential_id, attested, sign_count, backup_eligible,
                    backed_up, transports, name, created_at)
                select gen_random_uuid(), :person, decode(md5(random()::text), 'hex'), '', 0, false, false, '{}', 'x',
                    now()
                from generate_series(1, 20)
                """).param("person", someone.id()).update();
        assertThat(home.post("/api/access/passkeys/options", "").problem()).isEqualTo("passkeys-full");
    }

    @Test
    void thePageOffersPasskeysWhereTheBrowserKnowsThem() throws Exception {
        assertThat(stranger.get("http://localhost:" + port + "/api/access/methods")
                        .json()
                        .get("passkey")
                        .asBoolean())
                .isTrue();
        assertThat(stranger.get("/api/access/methods").json().get("passkey").asBoolean())
                .isFalse();
    }
}
