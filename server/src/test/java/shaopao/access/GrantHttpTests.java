package shaopao.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.Browser;
import shaopao.Browser.Answer;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.Roster.Someone;

@CampusTest
class GrantHttpTests {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Passwords passwords;

    @Autowired
    Delegations delegations;

    @Autowired
    Roles roles;

    @Test
    void aRoleHoldsFromTheNextRequestUntilItIsRevoked() throws Exception {
        Someone someone = roster().staff();
        try (Browser admin = admin();
                Browser other = signedIn(someone)) {
            assertThat(other.get("/api/access/roles").problem()).isEqualTo("not-permitted");
            Answer given = give(admin, someone, "auditor", "ALL", Map.of());
            assertThat(given.status()).isEqualTo(201);
            assertThat(permissions(other)).contains("audit.read").doesNotContain("access.grant");
            assertThat(admin.get("/api/access/grants?person=" + someone.id())
                            .json()
                            .get("items")
                            .get(0)
                            .get("personName")
                            .asString())
                    .isEqualTo("陈思远");
            String path = "/api/access/grants/" + given.json().get("id").asString();
            assertThat(admin.delete(path).status()).isEqualTo(204);
            assertThat(permissions(other)).doesNotContain("audit.read");
            assertThat(admin.delete(path).problem()).isEqualTo("not-found");
            assertThat(jdbc.sql("select act from audit.entry where subject = :person order by id")
                            .param("person", someone.id().toString())
                            .query(String.class)
                            .list())
                    .contains("access.granted", "access.grant-revoked");
        }
    }

    @Test
    void rolesFollowFromWhatAPersonIs() throws Exception {
        Someone dean = roster().staff();
        roster().heads(dean, dean.unit());
        UUID below = roster().unit(Optional.of(dean.unit()));
        Someone student = roster().someone("STUDENT", below);
        Someone stranger = roster().student();
        try (Browser browser = signedIn(dean)) {
            assertThat(permissions(browser)).contains("people.read", "access.delegate");
            assertThat(browser.get("/api/people/" + student.id()).status()).isEqualTo(200);
            assertThat(browser.get("/api/people/" + stranger.id()).problem()).isEqualTo("not-found");
        }
    }

    @Test
    void nobodyGrantsWhatTheyDoNotHold() throws Exception {
        jdbc.sql("""
                insert into access.role (code, name_zh, name_en, permissions, position, implied)
                values ('granter', '授权员', 'Granter', '{access.grant,people.read}', 55, false) on conflict do nothing
                """).update();
        Someone granter = roster().staff();
        Someone someone = roster().staff();
        try (Browser admin = admin()) {
            roles.forget();
            Answer units = give(admin, granter, "granter", "UNITS", Map.of("units", List.of(someone.unit())));
            assertThat(units.status()).isEqualTo(201);
        }
        try (Browser browser = signedIn(granter)) {
            assertThat(give(browser, someone, "administrator", "ALL", Map.of()).problem())
                    .isEqualTo("grant-beyond-own");
            assertThat(give(browser, someone, "granter", "ALL", Map.of()).problem())
                    .isEqualTo("grant-beyond-own");
            assertThat(give(browser, someone, "auditor", "OWN_COLLEGE", Map.of())
                            .problem())
                    .isEqualTo("grant-beyond-own");
            assertThat(give(browser, someone, "student", "SELF", Map.of()).problem())
                    .isEqualTo("role-not-grantable");
            assertThat(give(browser, someone, "granter", "UNITS", Map.of()).problem())
                    .isEqualTo("scope-empty");
            assertThat(give(browser, roster().staff(), "granter", "OWN_COLLEGE", Map.of())
                            .problem())
                    .isEqualTo("not-found");
            assertThat(give(browser, someone, "granter", "OWN_COLLEGE", Map.of())
                            .status())
                    .isEqualTo(201);
            assertThat(give(browser, someone, "granter", "OWN_COLLEGE", Map.of("until", Instant.EPOCH))
                            .problem())
                    .isEqualTo("period-invalid");
        }
    }

    @Test
    void whoGivesRolesSeesAndEndsDelegationsOfOthers() throws Exception {
        Someone absent = roster().staff();
        Someone delegate = roster().staff();
        try (Browser admin = admin();
                Browser away = signedIn(absent);
                Browser stranger = signedIn(roster().staff())) {
            Answer given = away.post(
                    "/api/access/delegations",
                    Map.of(
                            "delegateId",
                            delegate.id(),
                            "until",
                            Instant.now().plusSeconds(3_600).toString(),
                            "reason",
                            "出差"));
            assertThat(given.status()).isEqualTo(201);
            String id = given.json().get("id").asString();
            assertThat(stranger.get("/api/access/delegations/all").problem()).isEqualTo("not-permitted");
            assertThat(admin.get("/api/access/delegations/all?person=" + absent.id())
                            .json()
                            .get("items")
                            .get(0)
                            .get("absentName")
                            .asString())
                    .isEqualTo("陈思远");
            assertThat(admin.get("/api/access/delegations/all?limit=1")
                            .json()
                            .get("items")
                            .size())
                    .isEqualTo(1);
            assertThat(stranger.delete("/api/access/delegations/" + id).problem())
                    .isEqualTo("not-found");
            assertThat(admin.delete("/api/access/delegations/" + id).status()).isEqualTo(204);
            assertThat(admin.delete("/api/access/delegations/" + id).problem()).isEqualTo("not-found");
        }
    }

    @Test
    void grantingAsksForThePasswordOnceMore() throws Exception {
        Someone someone = roster().staff();
        try (Browser admin = admin()) {
            jdbc.sql("update access.session set stepped_up_until = now() where ended_at is null")
                    .update();
            assertThat(give(admin, someone, "auditor", "ALL", Map.of()).problem())
                    .isEqualTo("step-up-required");
            assertThat(admin.post("/api/access/step-up", Map.of("password", "no"))
                            .problem())
                    .isEqualTo("password-wrong");
            assertThat(admin.post("/api/access/step-up", Map.of("password", PASSWORD))
                            .status())
                    .isEqualTo(200);
            assertThat(give(admin, someone, "auditor", "ALL", Map.of()).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void ofAllWhoRemoveEachOtherOneAdministratorRemains() throws Exception {
        List<UUID> hidden = jdbc.sql("""
                update access.role_grant set revoked_at = now() where role = 'administrator' and revoked_at is null
                returning id
                """).query((row, _) -> row.getString(1)).list().stream()
                .map(id -> UUID.fromString(String.valueOf(id)))
                .toList();
        List<UUID> grants = new ArrayList<>();
        List<Browser> browsers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 6; i++) {
                Someone someone = roster().staff();
                grants.add(roster().grant(someone, "administrator"));
                browsers.add(signedIn(someone));
            }
            List<Callable<String>> removals = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Browser browser = browsers.get(i);
                String path = "/api/access/grants/" + grants.get((i + 1) % 6);
                removals.add(() -> browser.delete(path).problem());
            }
            List<String> told = new ArrayList<>();
            for (Future<String> one : threads.invokeAll(removals)) {
                told.add(one.get());
            }
            assertThat(told).contains("204");
            List<UUID> left = jdbc.sql("""
                    select id from access.role_grant where role = 'administrator' and revoked_at is null
                    """).query((row, _) -> row.getString(1)).list().stream()
                    .map(id -> UUID.fromString(String.valueOf(id)))
                    .toList();
            assertThat(left).isNotEmpty();
            for (UUID grant : left) {
                Browser owner = browsers.get(grants.indexOf(grant));
                Answer own = owner.delete("/api/access/grants/" + grant);
                assertThat(own.problem()).isEqualTo(grant.equals(left.getLast()) ? "last-administrator" : "204");
            }
        } finally {
            browsers.forEach(Browser::close);
            jdbc.sql("update access.role_grant set revoked_at = null where id = any(:ids)")
                    .param("ids", hidden)
                    .update();
        }
    }

    @Test
    void whoIsAwayIsActedForByOneWhoAgreed() throws Exception {
        Someone away = roster().staff();
        Someone deputy = roster().staff();
        try (Browser absent = signedIn(away);
                Browser delegate = signedIn(deputy)) {
            delegate.header("X-Acting-For", away.id().toString());
            assertThat(delegate.get("/api/access/me").problem()).isEqualTo("not-delegated");
            Answer handed = handOver(absent, deputy, List.of("leave"), 3600);
            assertThat(handed.status()).isEqualTo(201);
            assertThat(delegate.get("/api/access/me").problem()).isEqualTo("not-delegated");
            delegate.header("X-Acting-For", "");
            String path = "/api/access/delegations/" + handed.json().get("id").asString();
            assertThat(absent.post(path + "/accept", "").problem()).isEqualTo("not-found");
            assertThat(delegate.post(path + "/accept", "").status()).isEqualTo(204);
            delegate.header("X-Acting-For", away.id().toString());
            assertThat(delegate.get("/api/access/me").json().get("actingFor").asString())
                    .isEqualTo(away.id().toString());
            assertThat(delegations.delegateOf(away.id(), "leave", Instant.now()))
                    .hasValue(deputy.id());
            assertThat(delegations.delegateOf(away.id(), "seal", Instant.now())).isEmpty();
            assertThat(delegations.mayActFor(deputy.id(), away.id(), "leave", Instant.now()))
                    .isTrue();
            assertThat(absent.get("/api/access/delegations").json()).hasSize(1);
            assertThat(absent.delete(path).status()).isEqualTo(204);
            assertThat(delegate.get("/api/access/me").problem()).isEqualTo("not-delegated");
            delegate.header("X-Acting-For", "nonsense");
            assertThat(delegate.get("/api/access/me").problem()).isEqualTo("not-delegated");
        }
    }

    @Test
    void handingOverTwiceOrInACircleIsRefused() throws Exception {
        Someone one = roster().staff();
        Someone two = roster().staff();
        Someone three = roster().staff();
        try (Browser first = signedIn(one);
                Browser second = signedIn(two);
                Browser third = signedIn(three)) {
            assertThat(handOver(first, two, List.of("leave"), 3600).status()).isEqualTo(201);
            assertThat(handOver(first, three, List.of("leave", "seal"), 1800).problem())
                    .isEqualTo("delegation-overlaps");
            assertThat(handOver(first, three, List.of(), 1800).problem()).isEqualTo("delegation-overlaps");
            assertThat(handOver(first, three, List.of("seal"), 1800).status()).isEqualTo(201);
            assertThat(handOver(second, three, List.of(), 3600).status()).isEqualTo(201);
            assertThat(handOver(third, one, List.of(), 3600).problem()).isEqualTo("delegation-loops");
            assertThat(handOver(third, three, List.of(), 3600).problem()).isEqualTo("delegate-unsuitable");
            assertThat(handOver(third, one, List.of(), -5).problem()).isEqualTo("period-invalid");
        }
    }

    @Test
    void aServiceAccountDoesWhatItsKeySaysAndNoMore() throws Exception {
        try (Browser admin = admin();
                Browser program = new Browser(port)) {
            Answer opened = open(admin, Map.of("permissions", List.of("people.read"), "wholeSchool", true));
            assertThat(opened.status()).isEqualTo(201);
            String key = opened.json().get("key").asString();
            String id = opened.json().get("account").get("id").asString();
            program.header("Authorization", "Bearer " + key);
            assertThat(program.get("/api/people?q=x").status()).isEqualTo(200);
            assertThat(program.get("/api/access/roles").problem()).isEqualTo("not-permitted");
            assertThat(program.get("/api/access/me").problem()).isEqualTo("sign-in-required");
            Answer rotated =
                    admin.post("/api/access/service-accounts/" + id + "/rotate", Map.of("expiresAt", inDays(30)));
            assertThat(program.get("/api/people?q=x").problem()).isEqualTo("key-not-accepted");
            program.header(
                    "Authorization", "Bearer " + rotated.json().get("key").asString());
            assertThat(program.get("/api/people?q=x").status()).isEqualTo(200);
            assertThat(admin.get("/api/access/service-accounts").response().body())
                    .contains(id)
                    .doesNotContain("sp_");
            assertThat(admin.delete("/api/access/service-accounts/" + id).status())
                    .isEqualTo(204);
            assertThat(program.get("/api/people?q=x").problem()).isEqualTo("key-not-accepted");
            program.header("Authorization", "Bearer nonsense");
            assertThat(program.get("/api/people?q=x").problem()).isEqualTo("key-not-accepted");
        }
    }

    @Test
    void aKeyWorksOnlyFromItsAddresses() throws Exception {
        try (Browser admin = admin();
                Browser program = new Browser(port)) {
            Map<String, Object> wish = Map.of(
                    "permissions", List.of("people.read"), "wholeSchool", true, "addresses", List.of("10.1.0.0/16"));
            program.header(
                    "Authorization",
                    "Bearer " + open(admin, wish).json().get("key").asString());
            assertThat(program.get("/api/people?q=x").problem()).isEqualTo("key-not-accepted");
            assertThat(open(admin, with(wish, "addresses", List.of("evil.example")))
                            .problem())
                    .isEqualTo("address-invalid");
            assertThat(open(admin, with(wish, "addresses", List.of("10.0.0.0/99")))
                            .problem())
                    .isEqualTo("address-invalid");
            assertThat(open(admin, with(wish, "expiresAt", inDays(4000))).problem())
                    .isEqualTo("period-invalid");
            assertThat(open(admin, with(wish, "permissions", List.of("no.such")))
                            .problem())
                    .isEqualTo("grant-beyond-own");
            assertThat(open(admin, with(wish, "wholeSchool", false)).problem()).isEqualTo("scope-empty");
        }
    }

    private static Answer open(Browser admin, Map<String, Object> wish) throws Exception {
        Map<String, Object> body = new HashMap<>(Map.of("name", "教务系统", "expiresAt", inDays(90)));
        body.putAll(wish);
        return admin.post("/api/access/service-accounts", body);
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> copy = new HashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static String inDays(int days) {
        return Instant.now().plusSeconds(days * 86_400L).toString();
    }

    private static Answer handOver(Browser absent, Someone delegate, List<String> items, int seconds) throws Exception {
        return absent.post(
                "/api/access/delegations",
                Map.of(
                        "delegateId",
                        delegate.id(),
                        "items",
                        items,
                        "until",
                        Instant.now().plusSeconds(seconds).toString(),
                        "reason",
                        "出差"));
    }

    private static Answer give(Browser browser, Someone to, String role, String scope, Map<String, Object> more)
            throws Exception {
        Map<String, Object> body =
                new HashMap<>(Map.of("personId", to.id(), "role", role, "scope", scope, "reason", "工作需要"));
        more.forEach((key, value) -> body.put(key, value instanceof Instant ? value.toString() : value));
        return browser.post("/api/access/grants", body);
    }

    @Test
    void staffMayLookForColleaguesAndStudentsMayNot() throws Exception {
        Roster roster = roster();
        try (Browser staff = signedIn(roster.staff());
                Browser student = signedIn(roster.student());
                Browser retired = signedIn(roster.someone("RETIRED", roster.unit(Optional.empty())))) {
            assertThat(staff.get("/api/people/colleagues?q=a").status()).isEqualTo(200);
            assertThat(student.get("/api/people/colleagues?q=a").problem()).isEqualTo("not-permitted");
            assertThat(retired.get("/api/people/colleagues?q=a").problem()).isEqualTo("not-permitted");
        }
    }

    private static List<String> permissions(Browser browser) throws Exception {
        return browser.get("/api/access/me")
                .json()
                .get("permissions")
                .valueStream()
                .map(node -> node.asString())
                .toList();
    }

    private Browser admin() throws Exception {
        Someone someone = roster().staff();
        roster().grant(someone, "administrator");
        return signedIn(someone);
    }

    private Browser signedIn(Someone someone) throws Exception {
        passwords.set(someone.id(), PASSWORD);
        Browser browser = new Browser(port);
        assertThat(browser.signIn(someone.number(), PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private Roster roster() {
        return new Roster(jdbc);
    }
}
