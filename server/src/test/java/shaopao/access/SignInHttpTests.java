package shaopao.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.Browser;
import shaopao.Browser.Answer;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

@Tag("once")
@CampusTest
class SignInHttpTests {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Passwords passwords;

    @Autowired
    PasswordStore passwordStore;

    @Autowired
    Standings standings;

    private Roster roster;
    private Browser browser;

    @BeforeEach
    void open() {
        roster = new Roster(jdbc);
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        jdbc.sql("delete from access.attempt where key like 'address %'").update();
        browser.close();
    }

    @Test
    void whoSignsInIsToldWhoTheyAre() throws Exception {
        Someone student = withPassword(roster.student());
        Answer answer = browser.signIn(student.number().toLowerCase(java.util.Locale.ROOT), PASSWORD);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("number").asString()).isEqualTo(student.number());
        var cookie = browser.cookie("shaopao-session").orElseThrow();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(answer.response().headers().allValues("set-cookie"))
                .anyMatch(text -> text.contains("SameSite=Lax") && text.contains("Path=/"));
        Answer me = browser.get("/api/access/me");
        assertThat(me.json().get("personId").asString()).isEqualTo(student.id().toString());
        assertThat(me.json().get("kind").asString()).isEqualTo("STUDENT");
        assertThat(me.json().get("steppedUpUntil").isNull()).isFalse();
    }

    @Test
    void unknownNumberAndWrongPasswordReadTheSame() throws Exception {
        Someone student = withPassword(roster.student());
        Answer wrong = browser.signIn(student.number(), "not the password");
        Answer unknown = browser.signIn(student.number() + "0", "not the password");
        Answer without = browser.signIn(roster.student().number(), "not the password");
        assertThat(wrong.problem()).isEqualTo("wrong-credentials");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.response().body()).isEqualTo(wrong.response().body());
        assertThat(without.response().body()).isEqualTo(wrong.response().body());
    }

    @Test
    void withoutSessionOrWithAForgedOneThereIsNobody() throws Exception {
        assertThat(browser.get("/api/access/me").problem()).isEqualTo("sign-in-required");
        browser.header("Cookie", "shaopao-session=" + Tokens.next());
        assertThat(browser.get("/api/access/me").problem()).isEqualTo("sign-in-required");
        browser.header("Cookie", "shaopao-session=%00%ff'\"");
        assertThat(browser.get("/api/access/me").problem()).isEqualTo("sign-in-required");
    }

    @Test
    void expiredAndIdleSessionsAreNone() throws Exception {
        Someone student = withPassword(roster.student());
        browser.signIn(student.number(), PASSWORD);
        set(student, "expires_at = now() - interval '1 second'");
        assertThat(browser.get("/api/access/me").problem()).isEqualTo("sign-in-required");
        set(student, "expires_at = now() + interval '1 day', seen_at = now() - interval '8 days'");
        assertThat(browser.get("/api/access/me").problem()).isEqualTo("sign-in-required");
    }

    @Test
    void sessionOfOneWhoLeftIsOver() throws Exception {
        Someone student = withPassword(roster.student());
        browser.signIn(student.number(), PASSWORD);
        roster.leaves(student);
        standings.forgetAll();
        assertThat(browser.get("/api/access/me").problem()).isEqualTo("sign-in-required");
        assertThat(browser.signIn(student.number(), PASSWORD).problem()).isEqualTo("wrong-credentials");
    }

    @Test
    void signedOutIsSignedOutOnTheServer() throws Exception {
        Someone student = withPassword(roster.student());
        browser.signIn(student.number(), PASSWORD);
        String token = browser.cookie("shaopao-session").orElseThrow().getValue();
        assertThat(browser.post("/api/access/sign-out", "").status()).isEqualTo(204);
        assertThat(browser.cookie("shaopao-session")).isEmpty();
        browser.header("Cookie", "shaopao-session=" + token);
        assertThat(browser.get("/api/access/me").problem()).isEqualTo("sign-in-required");
    }

    @Test
    void aRequestWithoutTheTokenOfThePageIsRefused() throws Exception {
        Someone student = withPassword(roster.student());
        browser.signIn(student.number(), PASSWORD);
        browser.header("X-XSRF-TOKEN", "forged");
        Answer answer = browser.post("/api/access/sessions/end-others", "");
        assertThat(answer.problem()).isEqualTo("page-outdated");
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void pagesMayRunNoForeignScript() throws Exception {
        var headers = browser.get("/api/access/methods").response().headers();
        String policy = headers.firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).contains("frame-ancestors 'none'").contains("script-src 'self' 'wasm-unsafe-eval';");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElseThrow()).contains("camera=(self)");
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void parallelGuessesNeverExceedTheAllowedNumber() throws Exception {
        Someone student = withPassword(roster.student());
        List<String> told = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> guesses = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String guess = "guess number " + i;
                guesses.add(() -> {
                    try (Browser other = new Browser(port)) {
                        return other.signIn(student.number(), guess).problem();
                    }
                });
            }
            for (Future<String> one : threads.invokeAll(guesses)) {
                told.add(one.get());
            }
        }
        assertThat(told).filteredOn("wrong-credentials"::equals).hasSize(5);
        assertThat(told).filteredOn("too-many-attempts"::equals).hasSize(19);
        Answer locked = browser.signIn(student.number(), PASSWORD);
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.json().get("retryAfter").asInt()).isBetween(1, 31);
        jdbc.sql("update access.attempt set blocked_until = now() where key = :key")
                .param("key", "account " + student.number())
                .update();
        assertThat(browser.signIn(student.number(), "guess").problem()).isEqualTo("wrong-credentials");
        Answer longer = browser.signIn(student.number(), PASSWORD);
        assertThat(longer.json().get("retryAfter").asInt()).isBetween(50, 61);
        jdbc.sql("update access.attempt set blocked_until = now() where key = :key")
                .param("key", "account " + student.number())
                .update();
        assertThat(browser.signIn(student.number(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void changedPasswordEndsTheOtherSessions() throws Exception {
        Someone student = withPassword(roster.student());
        browser.signIn(student.number(), PASSWORD);
        try (Browser other = new Browser(port)) {
            other.signIn(student.number(), PASSWORD);
            assertThat(change("wrong", "another good phrase").problem()).isEqualTo("password-wrong");
            assertThat(change(PASSWORD, "short").problem()).isEqualTo("password-weak");
            assertThat(change(PASSWORD, "password123").problem()).isEqualTo("password-weak");
            assertThat(change(PASSWORD, "x" + student.number() + "x").problem()).isEqualTo("password-weak");
            assertThat(change(PASSWORD, "another good phrase").status()).isEqualTo(204);
            assertThat(other.get("/api/access/me").problem()).isEqualTo("sign-in-required");
        }
        assertThat(browser.get("/api/access/me").status()).isEqualTo(200);
        assertThat(browser.signIn(student.number(), PASSWORD).problem()).isEqualTo("wrong-credentials");
        assertThat(browser.signIn(student.number(), "another good phrase").status())
                .isEqualTo(200);
    }

    @Test
    void onesOwnSessionsAreListedAndEndedAndNobodyElses() throws Exception {
        Someone student = withPassword(roster.student());
        Someone stranger = withPassword(roster.student());
        browser.signIn(student.number(), PASSWORD);
        try (Browser other = new Browser(port)) {
            other.header("User-Agent", "Mozilla/5.0 (Linux; Android 16) Chrome/143.0 Mobile Safari/537.36");
            other.signIn(student.number(), PASSWORD);
            var list = browser.get("/api/access/sessions").json();
            assertThat(list).hasSize(2);
            var others = list.valueStream()
                    .filter(row -> !row.get("current").asBoolean())
                    .findFirst()
                    .orElseThrow();
            assertThat(others.get("agent").asString()).isEqualTo("Chrome · Android");
            String path = "/api/access/sessions/" + others.get("id").asString();
            try (Browser third = new Browser(port)) {
                third.signIn(stranger.number(), PASSWORD);
                assertThat(third.delete(path).problem()).isEqualTo("not-found");
            }
            assertThat(other.get("/api/access/me").status()).isEqualTo(200);
            assertThat(browser.delete(path).status()).isEqualTo(204);
            assertThat(other.get("/api/access/me").problem()).isEqualTo("sign-in-required");
            other.signIn(student.number(), PASSWORD);
            assertThat(browser.post("/api/access/sessions/end-others", "")
                            .json()
                            .get("ended")
                            .asInt())
                    .isEqualTo(1);
            assertThat(other.get("/api/access/me").problem()).isEqualTo("sign-in-required");
        }
    }

    @Test
    void whoAnswersForSecurityEndsTheSessionsOfOthersInTheirScope() throws Exception {
        Someone officer = withPassword(roster.staff());
        roster.grant(officer, "security");
        Someone student = withPassword(roster.student());
        browser.signIn(officer.number(), PASSWORD);
        String path = "/api/access/sessions/of/" + student.id();
        try (Browser other = new Browser(port)) {
            other.signIn(student.number(), PASSWORD);
            assertThat(other.get(path).problem()).isEqualTo("not-permitted");
            assertThat(browser.get(path).json()).hasSize(1);
            assertThat(browser.get(path).json().get(0).get("current").asBoolean())
                    .isFalse();
            assertThat(browser.post(path + "/end", "").json().get("ended").asInt())
                    .isEqualTo(1);
            assertThat(other.get("/api/access/me").problem()).isEqualTo("sign-in-required");
        }
        assertThat(browser.get("/api/access/sessions/of/" + PersonId.next()).problem())
                .isEqualTo("not-found");
        jdbc.sql("update access.role_grant set scope = 'OWN_COLLEGE' where person_id = :officer")
                .param("officer", officer.id())
                .update();
        assertThat(browser.get(path).problem()).isEqualTo("not-found");
        assertThat(browser.post(path + "/end", "").problem()).isEqualTo("not-found");
        set(officer, "stepped_up_until = now()");
        assertThat(browser.post(path + "/end", "").problem()).isEqualTo("step-up-required");
    }

    @Test
    void aFloodOfSignInsWaitsAndIsThenToldToComeAgain() throws Exception {
        Someone student = withPassword(roster.student());
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Passwords few = new Passwords(passwordStore, oneAtATime());
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<?> slow = threads.submit(() -> few.inSlot(() -> {
                entered.countDown();
                return waitFor(done);
            }));
            assertThat(waitFor(entered)).isTrue();
            assertThatThrownBy(() -> few.match(Optional.of(student.id()), PASSWORD))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(AccessProblem.SIGN_IN_BUSY));
            done.countDown();
            slow.get();
        }
        assertThat(few.match(Optional.of(student.id()), PASSWORD)).isTrue();
    }

    private static boolean waitFor(CountDownLatch done) {
        try {
            return done.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static AccessSettings oneAtATime() {
        return settings(Map.of("shaopao.access.hashes-at-once", "1"));
    }

    private static AccessSettings settings(Map<String, String> changed) {
        return new Binder(new MapConfigurationPropertySource(changed))
                .bindOrCreate("shaopao.access", AccessSettings.class);
    }

    /** The other tests make do with a cheap hash. */
    @Test
    void aPasswordIsKeptByTheHashThatOwaspAsksForAndAWeakerOneIsMadeAnew() {
        Passwords shipped = new Passwords(passwordStore, settings(Map.of()));
        String asked = "$argon2id$v=19$m=19456,t=2,p=1$";
        Someone fresh = roster.student();
        shipped.set(fresh.id(), PASSWORD);
        assertThat(passwordStore.hash(fresh.id()).orElseThrow()).startsWith(asked);
        Someone old = withPassword(roster.student());
        assertThat(passwordStore.hash(old.id()).orElseThrow()).doesNotStartWith(asked);
        assertThat(shipped.match(Optional.of(old.id()), "not " + PASSWORD)).isFalse();
        assertThat(passwordStore.hash(old.id()).orElseThrow()).doesNotStartWith(asked);
        assertThat(shipped.match(Optional.of(old.id()), PASSWORD)).isTrue();
        assertThat(passwordStore.hash(old.id()).orElseThrow()).startsWith(asked);
        assertThat(shipped.match(Optional.of(old.id()), PASSWORD)).isTrue();
    }

    @Test
    void firstPasswordIsSetByACodeThatWorksOnce() throws Exception {
        Someone clerk = withPassword(roster.staff());
        roster.grant(clerk, "clerk");
        Someone student = roster.student();
        browser.signIn(clerk.number(), PASSWORD);
        Answer issued = browser.post("/api/access/activation-codes", Map.of("personId", student.id()));
        assertThat(issued.status()).isEqualTo(200);
        String code = issued.json().get("code").asString();
        try (Browser other = new Browser(port)) {
            assertThat(activate(other, student, "WRONGCODE0").problem()).isEqualTo("activation-code-wrong");
            assertThat(activate(other, student, code).status()).isEqualTo(200);
            assertThat(other.get("/api/access/me").json().get("number").asString())
                    .isEqualTo(student.number());
            assertThat(activate(other, student, code).problem()).isEqualTo("activation-code-wrong");
        }
        Someone administrator = roster.staff();
        roster.grant(administrator, "administrator");
        assertThat(browser.post("/api/access/activation-codes", Map.of("personId", administrator.id()))
                        .problem())
                .isEqualTo("grant-beyond-own");
    }

    private static Answer activate(Browser browser, Someone student, String code) throws Exception {
        return browser.post(
                "/api/access/activate",
                Map.of("number", student.number(), "code", code, "password", "a phrase of my own"));
    }

    private Answer change(String current, String next) throws Exception {
        return browser.post("/api/access/password", Map.of("current", current, "next", next));
    }

    private Someone withPassword(Someone someone) {
        passwords.set(someone.id(), PASSWORD);
        return someone;
    }

    private void set(Someone someone, String what) {
        jdbc.sql("update access.session set " + what + " where person_id = :person")
                .param("person", someone.id())
                .update();
    }
}
