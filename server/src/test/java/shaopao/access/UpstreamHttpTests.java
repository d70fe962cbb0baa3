package shaopao.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import shaopao.Browser;
import shaopao.Browser.Answer;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.kernel.ProblemException;

/** The school's own sign-in: a real OpenID provider in this process, a real CAS in another. */
@Tag("once")
@CampusTest
class UpstreamHttpTests {

    private static final String OIDC = "/api/access/upstream/oidc/";
    private static final String CAS = "/api/access/upstream/cas/";
    private static final String ACCOUNT =
            "CAS" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

    private static MockOAuth2Server oidc = started();
    private static CasPeer cas = startedCas();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AccessSettings access;

    @Autowired
    Standings standings;

    private Browser browser;
    private Roster roster;

    private static MockOAuth2Server started() {
        MockOAuth2Server server = new MockOAuth2Server(
                new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(), new NettyWrapper()));
        server.start(InetAddress.getLoopbackAddress(), 0);
        return server;
    }

    private static CasPeer startedCas() {
        try {
            return new CasPeer(Path.of("target/cas").toAbsolutePath(), List.of(ACCOUNT, "stranger"));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void peers(DynamicPropertyRegistry registry) {
        registry.add("shaopao.access.oidc.issuer", UpstreamHttpTests::issuer);
        registry.add("shaopao.access.oidc.client-secret", () -> "between us");
        registry.add("shaopao.access.cas.server", cas::address);
        registry.add("shaopao.access.cas.title-en", () -> "Campus card");
    }

    private static String issuer() {
        return oidc.issuerUrl("school").toString().replace("localhost", "127.0.0.1");
    }

    @AfterAll
    static void stop() {
        oidc.shutdown();
        cas.close();
    }

    @BeforeEach
    void open() {
        browser = new Browser(port);
        roster = new Roster(jdbc);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void theDoorShowsBothInTheReadersLanguage() throws Exception {
        var shown = browser.get("/api/access/methods").json().get("upstreams");
        assertThat(shown.valueStream().map(one -> one.get("name").asString()))
                .containsExactlyInAnyOrder("University sign-in", "Campus card");
        assertThat(shown.valueStream().map(one -> one.get("url").asString()))
                .containsExactlyInAnyOrder(OIDC + "begin", CAS + "begin");
        browser.header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8");
        assertThat(browser.get("/api/access/methods").response().body()).contains("统一身份认证");
    }

    @Test
    void whomTheProviderConfirmsIsIn() throws Exception {
        Someone someone = roster.student();
        says(Map.of("preferred_username", someone.number()));
        String departure = location(browser.get(OIDC + "begin?to=/profile?tab=1"));
        assertThat(departure).startsWith(issuer()).contains("code_challenge_method=S256", "nonce=", "state=");
        Answer back = browser.get(location(browser.get(departure)));
        assertThat(location(back)).isEqualTo("/profile?tab=1");
        var me = browser.get("/api/access/me").json();
        assertThat(me.get("number").asString()).isEqualTo(someone.number());
        assertThat(me.get("steppedUpUntil").isNull()).isTrue();
        assertThat(browser.get("/api/access/sessions")
                        .json()
                        .get(0)
                        .get("method")
                        .asString())
                .isEqualTo("OIDC");
    }

    @Test
    void whoHasJustProvedItThereNeedNotProveItHere() throws Exception {
        Someone someone = roster.student();
        says(Map.of("preferred_username", someone.number()));
        arrive();
        String departure = location(browser.get(OIDC + "begin?fresh=true"));
        assertThat(departure).contains("prompt=login", "max_age=0");
        assertThat(browser.get(departure).response().body()).contains("<form");
        says(Map.of(
                "preferred_username",
                someone.number(),
                "auth_time",
                Instant.now().getEpochSecond()));
        browser.get(passwordGiven(departure));
        assertThat(browser.get("/api/access/me").json().get("steppedUpUntil").isNull())
                .isFalse();
        assertThat(browser.get("/api/access/sessions").json()).hasSize(1);
        says(Map.of(
                "preferred_username",
                someone.number(),
                "auth_time",
                Instant.now().getEpochSecond() - 3600));
        arrive();
        assertThat(browser.get("/api/access/me").json().get("steppedUpUntil").isNull())
                .isTrue();
    }

    @Test
    void whoIsNotKnownHereIsToldSoOnAPage() throws Exception {
        Someone left = roster.student();
        roster.leaves(left);
        for (String number : List.of("nobody-here", left.number())) {
            says(Map.of("preferred_username", number));
            assertThat(location(arrive())).isEqualTo("/?refused=upstream-person-unknown");
        }
        assertThat(browser.get("/api/access/me").problem()).isEqualTo("sign-in-required");
        says(Map.of("preferred_username", "nobody-here"));
        String departure = location(browser.get(OIDC + "begin?to=/console/people"));
        assertThat(location(browser.get(location(browser.get(departure)))))
                .isEqualTo("/console?refused=upstream-person-unknown");
    }

    @Test
    void aTripIsGoodOnceForTheBrowserThatBegan() throws Exception {
        says(Map.of("preferred_username", roster.student().number()));
        String back = location(browser.get(location(browser.get(OIDC + "begin"))));
        try (Browser other = new Browser(port)) {
            assertThat(location(other.get(back))).isEqualTo("/?refused=handshake-over");
            other.get(OIDC + "begin");
            assertThat(location(other.get(back))).isEqualTo("/?refused=handshake-over");
        }
        assertThat(location(browser.get(back))).isEqualTo("/");
        assertThat(location(browser.get(back))).isEqualTo("/?refused=handshake-over");
    }

    @Test
    void aTokenThatIsStaleOrOfAnotherTripIsNotTaken() throws Exception {
        Someone someone = roster.student();
        oidc.enqueueCallback(new DefaultOAuth2TokenCallback(
                "school", "somebody", "JWT", List.of("shaopao"), Map.of("preferred_username", someone.number()), -600));
        assertThat(location(arrive())).isEqualTo("/?refused=upstream-refused");
        says(Map.of("preferred_username", someone.number()));
        String back = location(browser.get(location(browser.get(OIDC + "begin"))));
        jdbc.sql("update access.handshake set nonce = 'of another trip' where kind = 'OIDC'")
                .update();
        assertThat(location(browser.get(back))).isEqualTo("/?refused=upstream-refused");
        assertThat(browser.get("/api/access/me").problem()).isEqualTo("sign-in-required");
        assertThat(location(browser.get(OIDC + "return?error=access_denied&state=" + state(OIDC))))
                .isEqualTo("/?refused=upstream-refused");
        assertThat(location(browser.get(OIDC + "return?code=guessed&state=" + state(OIDC))))
                .isEqualTo("/?refused=upstream-refused");
    }

    @Test
    void nobodyIsSentToAnotherHost() throws Exception {
        says(Map.of("preferred_username", roster.student().number()));
        String departure = location(browser.get(OIDC + "begin?to=//evil.example/x"));
        assertThat(location(browser.get(location(browser.get(departure))))).isEqualTo("/");
        assertThat(browser.get("/api/access/upstream/saml/begin").problem()).isEqualTo("not-found");
    }

    @Test
    void anUpstreamThatDoesNotAnswerIsSaidToBeSo() {
        OidcUpstream silent = new OidcUpstream(
                new OidcSettings("http://127.0.0.1:1/none", "x", "", "openid", "sub", "一", "one"),
                access,
                Clock.systemUTC());
        assertThatThrownBy(() -> silent.departure(silent.prepare("/"), "http://127.0.0.1/back", false))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem()).isEqualTo(AccessProblem.UPSTREAM_UNREACHABLE));
        CasUpstream dead = new CasUpstream(new CasSettings("http://127.0.0.1:1/cas", "", "一", "one"));
        assertThatThrownBy(() -> dead.arrival(Map.of("ticket", "ST-1"), dead.prepare("/"), "http://127.0.0.1/back"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem()).isEqualTo(AccessProblem.UPSTREAM_UNREACHABLE));
    }

    @Test
    void whomCasConfirmsIsInUntilCasSaysOtherwise() throws Exception {
        Someone someone = account();
        try (CasPeer.Visitor visitor = new CasPeer.Visitor()) {
            String departure = location(browser.get(CAS + "begin?to=/profile"));
            assertThat(departure).startsWith(cas.address() + "/login?service=");
            String back = visitor.signIn(departure, ACCOUNT).orElseThrow();
            assertThat(back).contains("ticket=ST-");
            assertThat(location(browser.get(back))).isEqualTo("/profile");
            var me = browser.get("/api/access/me").json();
            assertThat(me.get("personId").asString()).isEqualTo(someone.id().toString());
            assertThat(me.get("steppedUpUntil").isNull()).isFalse();
            assertThat(location(browser.get(back))).isEqualTo("/?refused=handshake-over");
            try (Browser second = new Browser(port)) {
                String again = visitor.signIn(location(second.get(CAS + "begin")), ACCOUNT)
                        .orElseThrow();
                assertThat(location(second.get(again))).isEqualTo("/");
                assertThat(second.get("/api/access/me")
                                .json()
                                .get("steppedUpUntil")
                                .isNull())
                        .isTrue();
                visitor.signOut(cas.address() + "/logout");
                for (Browser one : List.of(browser, second)) {
                    await().atMost(Duration.ofSeconds(20))
                            .untilAsserted(
                                    () -> assertThat(one.get("/api/access/me").problem())
                                            .isEqualTo("sign-in-required"));
                }
            }
        }
    }

    @Test
    void aTicketThatCasDidNotGiveIsNotTaken() throws Exception {
        assertThat(location(browser.get(CAS + "return?ticket=ST-1-guessed&state=" + state(CAS))))
                .isEqualTo("/?refused=upstream-refused");
        assertThat(location(browser.get(CAS + "return?state=" + state(CAS)))).isEqualTo("/?refused=upstream-refused");
        try (CasPeer.Visitor visitor = new CasPeer.Visitor()) {
            String back = visitor.signIn(location(browser.get(CAS + "begin")), "stranger")
                    .orElseThrow();
            assertThat(location(browser.get(back))).isEqualTo("/?refused=upstream-person-unknown");
        }
        assertThat(browser.postText(CAS + "return", "logoutRequest=nonsense").status())
                .isEqualTo(204);
    }

    /** The person whose number is the account of CAS. */
    private Someone account() {
        Someone someone = roster.student();
        for (String table : List.of("people.person_number", "people.person")) {
            jdbc.sql("update " + table + " set number = :account where number = :number")
                    .param("account", ACCOUNT)
                    .param("number", someone.number())
                    .update();
        }
        standings.forgetAll();
        return someone;
    }

    private void says(Map<String, Object> claims) {
        oidc.enqueueCallback(
                new DefaultOAuth2TokenCallback("school", "somebody", "JWT", List.of("shaopao"), new HashMap<>(claims)));
    }

    /** The provider's own page with name and password, filled in. */
    private static String passwordGiven(String page) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest form = HttpRequest.newBuilder(URI.create(page))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("username=somebody&claims="))
                    .build();
            return client.send(form, HttpResponse.BodyHandlers.ofString())
                    .headers()
                    .firstValue("location")
                    .orElseThrow();
        }
    }

    private Answer arrive() throws Exception {
        return browser.get(location(browser.get(location(browser.get(OIDC + "begin")))));
    }

    private String state(String upstream) throws Exception {
        String departure = java.net.URLDecoder.decode(
                location(browser.get(upstream + "begin")), java.nio.charset.StandardCharsets.UTF_8);
        return departure.replaceFirst(".*[?&]state=", "").replaceFirst("&.*", "");
    }

    private static String location(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(302);
        String location = answer.response().headers().firstValue("location").orElseThrow();
        assertThat(URI.create(location)).isNotNull();
        return location;
    }
}
