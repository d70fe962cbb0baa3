package shaopao.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.Browser;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.access.Accounts;
import shaopao.kernel.ProblemException;
import shaopao.pass.PassPhones;
import shaopao.pass.Shown;
import shaopao.people.Portraits;
import shaopao.places.PlaceId;

/** Staff and holders at gates, over HTTP; and the batch that decides. */
@CampusTest
class GatesHttpTests {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    GateDecisions decisions;

    @Autowired
    GateBook book;

    @Autowired
    GateJobs jobs;

    private Gatehouse house;
    private Roster roster;
    private Portraits photos;
    private PassPhones phones;
    private PlaceId place;

    @BeforeEach
    void build() {
        house = new Gatehouse(context);
        roster = new Roster(jdbc);
        photos = new Portraits(context);
        phones = new PassPhones(context);
        place = house.place();
    }

    private Gate gate(Direction way) {
        return book.gate(house.entry(place, way, Optional.empty()).id()).orElseThrow();
    }

    private Browser signedIn(Someone someone) throws Exception {
        new Accounts(context).open(someone.id(), PASSWORD);
        Browser browser = new Browser(port);
        browser.signIn(someone.number(), PASSWORD);
        return browser;
    }

    private Browser officer() throws Exception {
        Someone officer = roster.staff();
        roster.grant(officer, "security");
        return signedIn(officer);
    }

    @Test
    void aLineThatIsNoneIsRefusedWithItsPlace() throws Exception {
        try (Browser console = officer()) {
            Map<String, Object> wrong = policy("person.kind == 'student' &&\n  nobody > 1");
            var refused = console.put("/api/gates/policies/" + place, Map.of("version", 0, "policy", wrong));
            assertThat(refused.problem()).isEqualTo("policy-line-wrong");
            assertThat(refused.json().get("line").asInt()).isEqualTo(1);
            assertThat(refused.json().get("row").asInt()).isEqualTo(2);
            assertThat(refused.json().get("column").asInt()).isEqualTo(3);
            assertThat(console.put("/api/gates/policies/" + place, Map.of("version", 0, "policy", policy("true")))
                            .status())
                    .isEqualTo(200);
            assertThat(console.put("/api/gates/policies/" + place, Map.of("version", 0, "policy", policy("true")))
                            .problem())
                    .isEqualTo("changed-meanwhile");
            assertThat(console.put("/api/gates/policies/" + place + "/mode", Map.of("mode", "EXAM", "exam", ""))
                            .problem())
                    .isEqualTo("exam-missing");
        }
    }

    private static Map<String, Object> policy(String condition) {
        return Map.of(
                "mode",
                "NORMAL",
                "exam",
                "",
                "lines",
                List.of(Map.of("condition", condition, "opens", true, "zh", "", "en", "")),
                "passback",
                "REMARK",
                "missedMinutes",
                720,
                "capacity",
                0,
                "visitors",
                false,
                "autoExitMinute",
                -1);
    }

    @Test
    void staffKeepGatesAndADeviceStandsAtOne() throws Exception {
        Object device = house.announced().id();
        try (Browser console = officer()) {
            var gate = Map.of("place", place, "nameZh", "东门", "nameEn", "", "way", "IN", "device", device);
            var added = console.post("/api/gates/entries", gate);
            assertThat(added.status()).isEqualTo(201);
            assertThat(console.post("/api/gates/entries", gate).problem()).isEqualTo("reader-taken");
            String id = added.json().get("id").asString();
            house.look();
            assertThat(console.get("/api/gates").json().toString()).contains(id);
            assertThat(console.delete("/api/gates/entries/" + id).status()).isEqualTo(204);
        }
        try (ReaderClient reader = new ReaderClient(port)) {
            reader.enrol(house.announced().code());
            assertThat(reader.greet().problem()).isEqualTo("no-entry-here");
        }
    }

    @Test
    void everybodyReadsTheirOwnPassagesAndStaffThoseOfTheirScope() throws Exception {
        house.policy(place, Gatehouse.open(new PolicyLine("person.kind == 'student'", true, "同学请进", "Come in")));
        Gate in = gate(Direction.IN);
        Someone mine = roster.student();
        Someone other = roster.student();
        decisions.decide(in, Optional.empty(), shown(phones.phone(mine.id())));
        decisions.decide(in, Optional.empty(), shown(phones.phone(other.id())));
        try (Browser portal = signedIn(mine)) {
            var passages = portal.get("/api/gates/mine").json().get("items");
            assertThat(passages.size()).isEqualTo(1);
            assertThat(passages.get(0).get("words").get("zh").asString()).isEqualTo("同学请进");
            assertThat(portal.get("/api/gates/mine/places").json().size()).isEqualTo(1);
            assertThat(portal.get("/api/gates/places/" + place + "/inside").problem())
                    .isEqualTo("not-permitted");
        }
        Someone counsellor = roster.staff();
        UUID schoolClass = roster.schoolClass(mine.unit());
        jdbc.sql("update people.person set class_id = :class where id = :id")
                .param("class", schoolClass)
                .param("id", mine.id())
                .update();
        roster.counsels(counsellor, schoolClass);
        try (Browser staff = signedIn(counsellor)) {
            var inside =
                    staff.get("/api/gates/places/" + place + "/inside").json().get("items");
            assertThat(inside.size()).isEqualTo(1);
            assertThat(inside.get(0).get("who").get("number").asString()).isEqualTo(mine.number());
            assertThat(staff.get("/api/gates/people/" + other.id() + "/passages")
                            .problem())
                    .isEqualTo("not-found");
            decisions.decide(
                    in, Optional.empty(), shown(phones.phone(roster.student().id())));
            var page = staff.get("/api/gates/places/" + place + "/passages?limit=1")
                    .json();
            assertThat(page.get("items").size())
                    .as("what others did since is passed over, not cut off")
                    .isEqualTo(1);
            assertThat(page.get("items").get(0).get("who").get("number").asString())
                    .isEqualTo(mine.number());
            assertThat(page.hasNonNull("next"))
                    .as("that others follow is not told")
                    .isFalse();
            assertThat(staff.post(
                                    "/api/gates/entries/" + in.entry().id() + "/passages",
                                    Map.of("number", mine.number(), "direction", "IN", "reason", "x"))
                            .problem())
                    .as("who may look does not open gates")
                    .isEqualTo("not-permitted");
        }
        assertThat(jdbc.sql("select count(*) from audit.entry where act = 'gates.inside-read' and subject = :place")
                        .param("place", place.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void staffLetSomebodyPassByHandAndItIsKnownByWhom() throws Exception {
        house.policy(place, Gatehouse.open());
        Gate in = gate(Direction.IN);
        Someone guestless = roster.student();
        try (Browser staff = officer()) {
            assertThat(staff.post(
                                    "/api/gates/entries/" + in.entry().id() + "/passages",
                                    Map.of("number", guestless.number(), "direction", "IN", "reason", "手机没电"))
                            .status())
                    .isEqualTo(201);
            var now =
                    staff.get("/api/gates/entries/" + in.entry().id() + "/now").json();
            assertThat(now.get(0).get("how").asString()).isEqualTo("STEWARD");
            assertThat(now.get(0).get("who").get("number").asString()).isEqualTo(guestless.number());
        }
    }

    @Test
    void thePhotoOfWhoPassesIsShownForAMomentToThoseBesideTheGate() throws Exception {
        house.policy(place, Gatehouse.open(new PolicyLine("true", true, "", "")));
        Gate in = gate(Direction.IN);
        Someone student = roster.student();
        decisions.decide(in, Optional.empty(), shown(phones.phone(student.id())));
        UUID passage = jdbc.sql("select id from gates.event where subject = :id")
                .param("id", student.id())
                .query(UUID.class)
                .single();
        String photo = "/api/gates/entries/" + in.entry().id() + "/passages/" + passage + "/photo";
        try (Browser staff = officer();
                Browser portal = signedIn(student)) {
            assertThat(staff.get(photo).status()).as("there is none yet").isEqualTo(204);
            photos.keep(student.id());
            assertThat(staff.get(photo).status()).isEqualTo(200);
            assertThat(portal.get(photo).problem()).isEqualTo("not-permitted");
            String other = "/api/gates/entries/" + gate(Direction.OUT).entry().id() + "/passages/" + passage + "/photo";
            assertThat(staff.get(other).problem()).as("at another entry point").isEqualTo("not-found");
            Someone counsellor = roster.staff();
            roster.counsels(counsellor, roster.schoolClass(counsellor.unit()));
            try (Browser elsewhere = signedIn(counsellor)) {
                assertThat(elsewhere.get(photo).problem())
                        .as("of nobody in the reader's scope")
                        .isEqualTo("not-found");
            }
            assertThat(jdbc.sql("select count(*) from audit.entry where act = 'gates.photo-read' and subject = :id")
                            .param("id", student.id().toString())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            jdbc.sql("update gates.event set at = at - interval '3 minutes' where id = :id")
                    .param("id", passage)
                    .update();
            assertThat(staff.get(photo).problem()).as("a while later").isEqualTo("not-found");
        }
    }

    @Test
    void ofManyAtOnceNoMoreGetInThanThePlaceHolds() throws Exception {
        house.policy(place, Gatehouse.strict(10));
        Gate in = gate(Direction.IN);
        List<PassPhones.Phone> crowd = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            crowd.add(phones.phone(roster.student().id()));
        }
        List<GateReason> told = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(40)) {
            List<Callable<GateReason>> tries = crowd.stream()
                    .<Callable<GateReason>>map(phone -> () -> decisions
                            .decide(in, Optional.empty(), shown(phone))
                            .passage()
                            .verdict()
                            .reason())
                    .toList();
            for (var one : threads.invokeAll(tries)) {
                told.add(one.get());
            }
        }
        assertThat(told).filteredOn(GateReason.LINE::equals).hasSize(10);
        assertThat(told).filteredOn(GateReason.FULL::equals).hasSize(30);
        assertThat(jdbc.sql("select inside from gates.occupancy where place_id = :place")
                        .param("place", place)
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);
    }

    @Test
    void aFullOrDeceivedGateRaisesOneAlarmWhichStaffSettle() throws Exception {
        house.policy(place, Gatehouse.strict(0));
        Gate in = gate(Direction.IN);
        PassPhones.Phone phone = phones.phone(roster.student().id());
        decisions.decide(in, Optional.empty(), shown(phone));
        Shown next = new Shown.Code(phone.signed(Instant.now().plusSeconds(15)));
        assertThat(decisions
                        .decide(in, Optional.empty(), next)
                        .passage()
                        .verdict()
                        .reason())
                .isEqualTo(GateReason.ALREADY_INSIDE);
        decisions.decide(
                in, Optional.empty(), new Shown.Code(phone.signed(Instant.now().plusSeconds(30))));
        try (Browser console = officer()) {
            var alarms = console.get("/api/gates/alarms?limit=200")
                    .json()
                    .valueStream()
                    .filter(alarm -> alarm.get("place").asString().equals(place.toString()))
                    .toList();
            assertThat(alarms).hasSize(1);
            String id = alarms.getFirst().get("id").asString();
            assertThat(console.post("/api/gates/alarms/" + id + "/settle", Map.of("note", "看过录像"))
                            .status())
                    .isEqualTo(204);
            assertThat(console.post("/api/gates/alarms/" + id + "/settle", Map.of("note", "再看"))
                            .problem())
                    .isEqualTo("not-found");
        }
    }

    private List<String> alarms(String kind) {
        return jdbc.sql("select occasion from gates.alarm where place_id = :place and kind = :kind")
                .param("place", place)
                .param("kind", kind)
                .query((row, _) -> row.getString("occasion"))
                .list();
    }

    @Test
    void eachStoppedPassRingsOnceADayAtAGate() {
        house.policy(place, Gatehouse.open());
        Gate in = gate(Direction.IN);
        for (int i = 0; i < 2; i++) {
            PassPhones.Phone stolen = phones.phone(roster.student().id());
            stolen.freeze();
            decisions.decide(in, Optional.empty(), shown(stolen));
            decisions.decide(
                    in,
                    Optional.empty(),
                    new Shown.Code(stolen.signed(Instant.now().plusSeconds(15))));
        }
        assertThat(alarms("BAD_CODE")).hasSize(2);
        assertThat(alarms("PASSED_BACK")).isEmpty();
    }

    @Test
    void aGuestGoesOutThroughAGateForBothWaysAlsoWhenTheVisitIsOver() {
        house.policy(place, withVisitors());
        Gate both = gate(Direction.BOTH);
        Instant now = Instant.now();
        PassPhones.Phone guest = phones.guest(now.minusSeconds(3_600), now.plusSeconds(60));
        assertThat(reason(both, guest, now)).isEqualTo(GateReason.VISIT);
        assertThat(reason(both, guest, now.plusSeconds(120))).isEqualTo(GateReason.LEAVING);
        assertThat(reason(both, guest, now.plusSeconds(180)))
                .as("and does not come in again")
                .isEqualTo(GateReason.VISIT_NOT_NOW);
    }

    private GateReason reason(Gate gate, PassPhones.Phone phone, Instant at) {
        return decisions
                .decide(gate, Optional.empty(), new Shown.Code(phone.signed(at)), at)
                .passage()
                .verdict()
                .reason();
    }

    private static GatePolicy withVisitors() {
        GatePolicy open = Gatehouse.open();
        return new GatePolicy(
                open.mode(),
                open.exam(),
                open.lines(),
                open.passback(),
                open.missedMinutes(),
                open.capacity(),
                true,
                open.autoExitMinute());
    }

    @Test
    void aGuestWhoseExitWasMissedIsStillAGuest() {
        house.policy(place, withVisitors());
        Gate in = gate(Direction.IN);
        Instant now = Instant.now();
        PassPhones.Phone guest = phones.guest(now.minusSeconds(3_600), now.plusSeconds(600));
        assertThat(reason(in, guest, now)).isEqualTo(GateReason.VISIT);
        assertThat(jobs.endDay(in, now.plusSeconds(1), now.plusSeconds(2))).isEqualTo(1);
        assertThat(jdbc.sql("select guest from gates.event where place_id = :place and how = 'AUTO'")
                        .param("place", place)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void passagesOfOneMomentAreAllOnThePages() throws Exception {
        house.policy(place, Gatehouse.open());
        Gate in = gate(Direction.IN);
        Instant now = Instant.now();
        for (int i = 0; i < 3; i++) {
            reason(in, phones.phone(roster.student().id()), now);
        }
        try (Browser staff = officer()) {
            String passages = "/api/gates/places/" + place + "/passages?limit=1";
            List<String> seen = new ArrayList<>();
            String after = "";
            do {
                var page = staff.get(passages + after).json();
                page.get("items").forEach(one -> seen.add(one.get("id").asString()));
                after = page.hasNonNull("next") ? "&after=" + page.get("next").asString() : "";
            } while (!after.isEmpty() && seen.size() < 9);
            assertThat(seen).hasSize(3).doesNotHaveDuplicates();
            assertThat(staff.get(passages + "&after=x").problem()).isEqualTo("invalid-request");
        }
    }

    @Test
    void whatIsOldIsForgottenOnceItsTimeIsOver() {
        house.policy(place, Gatehouse.open());
        UUID device = UUID.randomUUID();
        UUID leave = UUID.randomUUID();
        jdbc.sql("insert into gates.reader_log values (:device, :device, 1, 1, '', now() - interval '2 years')")
                .param("device", device)
                .update();
        jdbc.sql("insert into gates.leave values (:leave, :leave, '2020-01-01', '2020-01-02', now())")
                .param("leave", leave)
                .update();
        jobs.prepareMonths();
        assertThat(jdbc.sql("""
                        select (select count(*) from gates.reader_log where device_id = :device)
                            + (select count(*) from gates.leave where case_id = :leave)
                        """)
                        .param("device", device)
                        .param("leave", leave)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatCannotBeDecidedIsToldAsBusyAndNothingIsStored() {
        house.policy(place, Gatehouse.open());
        Gate in = gate(Direction.IN);
        GateDecisions stopped = SimulatedReader.decisions(context, new SimulatedClock());
        stopped.destroy();
        PassPhones.Phone phone = phones.phone(roster.student().id());
        assertThatThrownBy(() -> stopped.decide(in, Optional.empty(), shown(phone)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(GatesProblem.GATES_BUSY));
        assertThat(decisions
                        .decide(in, Optional.empty(), shown(phone))
                        .passage()
                        .verdict()
                        .opens())
                .isTrue();
    }

    @Test
    void anEmergencyOpensToWhateverIsShown() {
        house.policy(place, Gatehouse.strict(1));
        house.mode(place, GateMode.EMERGENCY, "");
        Gate in = gate(Direction.IN);
        assertThat(decisions
                        .decide(in, Optional.empty(), new Shown.Code(new byte[3]))
                        .passage()
                        .verdict()
                        .opens())
                .isTrue();
    }

    @Test
    void whoMissedTheExitHasGoneWhenTheDayEnds() {
        house.policy(place, Gatehouse.open());
        Gate in = gate(Direction.IN);
        Someone late = roster.student();
        decisions.decide(in, Optional.empty(), shown(phones.phone(late.id())));
        Instant now = Instant.now();
        assertThat(jobs.endDay(in, now.minusSeconds(3_600), now)).isZero();
        assertThat(jobs.endDay(in, now.plusSeconds(1), now.plusSeconds(2))).isEqualTo(1);
        assertThat(jdbc.sql("select how from gates.presence where subject = :id and not inside")
                        .param("id", late.id())
                        .query(String.class)
                        .single())
                .isEqualTo("AUTO");
    }

    @Test
    void theDayOfAPlaceEndsAtItsMinute() {
        Instant evening = Instant.parse("2026-11-27T14:30:00Z");
        assertThat(GateJobs.lastEnd(evening, 22 * 60)).isEqualTo(Instant.parse("2026-11-27T14:00:00Z"));
        assertThat(GateJobs.lastEnd(evening, 23 * 60)).isEqualTo(Instant.parse("2026-11-26T15:00:00Z"));
    }

    private static Shown shown(PassPhones.Phone phone) {
        return new Shown.Code(phone.signed(Instant.now()));
    }
}
