package shaopao.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.component.VEvent;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.util.CompatibilityHints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.SignedInByHeader.Visitor;
import shaopao.calendar.Term;
import shaopao.calendar.TestTerms;
import shaopao.places.Holding;
import shaopao.places.NewOccupation;
import shaopao.places.Occupation;
import shaopao.places.OccupationKind;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;
import shaopao.places.TestPlaces;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The academic office brings in a plan, changes lessons; people see their week and subscribe to it. */
@CampusTest
class TimetableHttpTests {

    private static final String TITLES = "教学班号,课程名称,教师,星期,开始节,结束节,周次,教室\n";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Occupations occupations;

    @Autowired
    ApplicationContext program;

    private Roster.Someone student;
    private Visitor office;
    private Visitor reader;
    private Term term;
    private String mark = "";
    private String room = "";
    private String other = "";

    @BeforeEach
    void aTermWithTwoRooms() {
        Roster roster = new Roster(jdbc);
        student = roster.student();
        office = new Visitor(port, roster.staff().id() + " timetable.manage timetable.read");
        reader = new Visitor(port, student.id().toString());
        term = new TestTerms(program)
                .on(
                        LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"))
                                .plusWeeks(3)
                                .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)),
                        10);
        mark = Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
        TestPlaces some = new TestPlaces(program);
        some.campus(mark);
        some.in(mark, mark + "-B", PlaceKind.BUILDING);
        room = some.in(mark + "-B", mark + "-1", PlaceKind.CLASSROOM).toString();
        other = some.in(mark + "-B", mark + "-2", PlaceKind.CLASSROOM).toString();
    }

    private String path(String what) {
        return "/api/timetable/terms/" + term.code() + "/" + what;
    }

    private JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private String problem(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
        return json.readTree(answer.body()).get("type").asString().replace("/problems/", "");
    }

    private HttpResponse<String> file(String path, String text) {
        return office.send("POST", path, text, "Content-Type", "application/octet-stream");
    }

    /** Two courses of the student; the lessons of the first. */
    private List<JsonNode> planned() {
        String plan = TITLES
                + "%s-A,高等数学,何艳,1,3,4,1-4,%s-1\n".formatted(mark, mark)
                + "%s-B,体育,马跃,2,1,2,1-4,不安排教室\n".formatted(mark);
        JsonNode report = read(file(path("plan"), plan));
        assertThat(report.get("sections").asInt()).isEqualTo(2);
        assertThat(report.get("lessons").asInt()).isGreaterThanOrEqualTo(8 - 2);
        read(file(
                path("roll"), "教学班号,学号\n%s-A,%s\n%s-B,%s\n".formatted(mark, student.number(), mark, student.number())));
        JsonNode section = read(office.get("/api/timetable/sections?term=" + term.code() + "&text=" + mark + "-A"));
        String id = section.at("/items/0/id").asString();
        List<JsonNode> lessons = new ArrayList<>();
        JsonNode page = read(office.get("/api/timetable/sections/" + id));
        assertThat(page.get("enrolled").asInt()).isEqualTo(1);
        page.get("lessons").forEach(lessons::add);
        return lessons;
    }

    private String calendar(String link) {
        HttpResponse<String> answer = Visitor.nobody(port).get(link);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        return answer.body();
    }

    /** Parsed strictly by the one library and read by another: UID to event. */
    private static Map<String, VEvent> events(String text) throws Exception {
        CompatibilityHints.setHintEnabled(CompatibilityHints.KEY_RELAXED_PARSING, false);
        CompatibilityHints.setHintEnabled(CompatibilityHints.KEY_RELAXED_UNFOLDING, false);
        CompatibilityHints.setHintEnabled(CompatibilityHints.KEY_RELAXED_VALIDATION, false);
        var strict = new CalendarBuilder().build(new StringReader(text));
        assertThat(strict.validate(true).getEntries()).isEmpty();
        var read = Biweekly.parse(text).first();
        var wrong = read.validate(ICalVersion.V2_0);
        assertThat(wrong.isEmpty()).as(wrong.toString()).isTrue();
        assertThat(text.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        Map<String, VEvent> events = new TreeMap<>();
        read.getEvents().forEach(event -> events.put(event.getUid().getValue(), event));
        assertThat(events).hasSameSizeAs(strict.getComponents());
        return events;
    }

    @Test
    void aPlanIsCheckedFirstAndTakenWholeOrNotAtAll() {
        String plan = TITLES
                + "%s-A,高等数学,何艳,1,3,4,1-4,%s-1\n".formatted(mark, mark)
                + "%s-C,大学物理,梁磊,1,4,5,2,%s-1\n".formatted(mark, mark)
                + "%s-D,化学,丁一,3,1,2,1-4,没有这间%s\n".formatted(mark, mark);
        JsonNode dry = read(file(path("plan?dryRun=true"), plan));
        assertThat(dry.get("rejected").asInt()).isEqualTo(2);
        assertThat(dry.get("flaws"))
                .extracting(flaw ->
                        flaw.get("row").asInt() + " " + flaw.get("reason").asString())
                .containsExactly("3 ROOM_TAKEN", "4 ROOM_UNKNOWN");
        assertThat(problem(file(path("plan"), plan))).isEqualTo("plan-flawed");
        assertThat(read(office.get("/api/timetable/sections?term=" + term.code() + "&text=" + mark))
                        .get("items"))
                .isEmpty();
        assertThat(read(file(path("plan?leaveOut=true&campus=" + mark), plan))
                        .get("sections")
                        .asInt())
                .isEqualTo(2);
        assertThat(problem(file(path("plan"), "甲,乙\n1,2\n"))).isEqualTo("plan-unreadable");
        assertThat(problem(file("/api/timetable/terms/none/plan", plan))).isEqualTo("term-unknown");
        assertThat(problem(reader.send("POST", path("plan"), plan, "Content-Type", "application/octet-stream")))
                .isEqualTo("not-permitted");
        assertThat(office.get("/api/timetable/templates/plan?format=csv").body())
                .contains("教学班号", "周次");
    }

    @Test
    void aCalendarFollowsChangesUnderTheSameNames() throws Exception {
        List<JsonNode> lessons = planned();
        JsonNode feed = read(reader.post("/api/timetable/mine/feed", "{\"reminderMinutes\":15}"));
        String link = feed.get("path").asString();
        Map<String, VEvent> before = events(calendar(link));
        JsonNode lesson = lessons.getFirst();
        VEvent event =
                java.util.Objects.requireNonNull(before.get(lesson.get("id").asString() + "@shaopao"));
        assertThat(event.getSummary().getValue()).isEqualTo("高等数学");
        assertThat(event.getLocation().getValue()).contains(mark + "-1");
        assertThat(event.getDateStart().getValue().toInstant())
                .isEqualTo(Instant.parse(lesson.get("startsAt").asString()));
        assertThat(event.getDateEnd().getValue().toInstant())
                .isEqualTo(Instant.parse(lesson.get("endsAt").asString()));
        assertThat(event.getAlarms()).hasSize(1);
        assertThat(before.keySet())
                .containsAll(lessons.stream()
                        .map(one -> one.get("id").asString() + "@shaopao")
                        .toList());
        change(lesson, "cancel", "{\"sequence\":0,\"reason\":\"教师参会\"}");
        move(lessons.get(1), 0, 2);
        Map<String, VEvent> after = events(calendar(link));
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(java.util.Objects.requireNonNull(after.get(lesson.get("id").asString() + "@shaopao"))
                        .getStatus()
                        .isCancelled())
                .isTrue();
        VEvent moved = java.util.Objects.requireNonNull(
                after.get(lessons.get(1).get("id").asString() + "@shaopao"));
        assertThat(moved.getSequence().getValue()).isEqualTo(1);
        assertThat(moved.getDateStart().getValue().toInstant())
                .isEqualTo(
                        Instant.parse(lessons.get(1).get("startsAt").asString()).plusSeconds(2 * 86_400));
        String mark =
                Visitor.nobody(port).get(link).headers().firstValue("ETag").orElseThrow();
        assertThat(Visitor.nobody(port).get(link, "If-None-Match", mark).statusCode())
                .isEqualTo(304);
    }

    @Test
    void aLinkIsRevokedAndRenewedAndCannotBeGuessed() {
        planned();
        assertThat(problem(reader.get("/api/timetable/mine/feed"))).isEqualTo("not-found");
        String first =
                read(reader.post("/api/timetable/mine/feed", "{}")).get("path").asString();
        String second =
                read(reader.post("/api/timetable/mine/feed", "{}")).get("path").asString();
        assertThat(second).isNotEqualTo(first);
        assertThat(problem(Visitor.nobody(port).get(first))).isEqualTo("not-found");
        calendar(second);
        String forged = second.substring(0, second.length() - 6)
                + (second.charAt(second.length() - 6) == 'A' ? "B" : "A")
                + second.substring(second.length() - 5);
        assertThat(problem(Visitor.nobody(port).get(forged))).isEqualTo("not-found");
        assertThat(problem(Visitor.nobody(port).get("/api/timetable/feeds/x.ics")))
                .isEqualTo("not-found");
        assertThat(read(reader.send(
                                "PUT",
                                "/api/timetable/mine/feed",
                                "{\"reminderMinutes\":30}",
                                "Content-Type",
                                "application/json"))
                        .get("reminderMinutes")
                        .asInt())
                .isEqualTo(30);
        read(reader.send("DELETE", "/api/timetable/mine/feed", ""));
        assertThat(problem(Visitor.nobody(port).get(second))).isEqualTo("not-found");
        assertThat(problem(Visitor.nobody(port).get("/api/timetable/mine/today")))
                .isEqualTo("sign-in-required");
    }

    private JsonNode change(JsonNode lesson, String act, String body) {
        return read(office.post("/api/timetable/lessons/" + lesson.get("id").asString() + "/" + act, body));
    }

    private String target(JsonNode lesson, int days, String place) {
        return "{\"day\":\"%s\",\"first\":3,\"last\":4,\"room\":\"%s\"}"
                .formatted(LocalDate.parse(lesson.get("day").asString()).plusDays(days), place);
    }

    private JsonNode move(JsonNode lesson, int sequence, int days) {
        return change(
                lesson,
                "move",
                "{\"sequence\":%d,\"to\":%s,\"reason\":\"运动会\"}".formatted(sequence, target(lesson, days, room)));
    }

    @Test
    void aChangeTakesTheRoomTellsEverybodyAndIsTakenBack() {
        List<JsonNode> lessons = planned();
        JsonNode lesson = lessons.getFirst();
        LocalDate day = LocalDate.parse(lesson.get("day").asString()).plusDays(2);
        Instant begin = Instant.parse(lesson.get("startsAt").asString()).plusSeconds(2 * 86_400);
        NewOccupation booking = new NewOccupation(
                PlaceId.of(room), begin, begin.plusSeconds(1800), OccupationKind.BOOKING, UUID.randomUUID());
        assertThat(occupations.hold(List.of(booking))).isInstanceOf(Holding.Held.class);
        JsonNode preview = read(office.get("/api/timetable/lessons/%s/move?day=%s&first=3&last=4&room=%s"
                .formatted(lesson.get("id").asString(), day, room)));
        assertThat(preview.get("people").asInt()).isEqualTo(1);
        assertThat(preview.get("displaced").asInt()).isEqualTo(1);
        assertThat(preview.get("taken").asBoolean()).isFalse();
        JsonNode moved = move(lesson, 0, 2);
        assertThat(moved.get("state").asString()).isEqualTo("MOVED");
        assertThat(moved.at("/was/day").asString()).isEqualTo(lesson.get("day").asString());
        assertThat(occupations.of(OccupationKind.BOOKING, List.of(booking.reference())))
                .isEmpty();
        assertThat(problem(office.post(
                        "/api/timetable/lessons/" + lesson.get("id").asString() + "/cancel",
                        "{\"sequence\":0,\"reason\":\"x\"}")))
                .isEqualTo("lesson-changed");
        assertThat(read(reader.get("/api/notices")).toString()).contains("高等数学");
        JsonNode week = read(reader.get("/api/timetable/mine/week?day=" + day));
        assertThat(week.toString()).contains("\"MOVED\"");
        JsonNode substituted = change(lesson, "substitute", "{\"sequence\":1,\"teacher\":\"周明远\",\"reason\":\"病假\"}");
        assertThat(substituted.get("teacher").asString()).isEqualTo("周明远");
        JsonNode back = change(lesson, "restore", "{\"sequence\":2}");
        assertThat(back.get("state").asString()).isEqualTo("PLANNED");
        assertThat(back.get("teacher").asString()).isEqualTo("何艳");
        assertThat(occupations.occupied(List.of(PlaceId.of(room)), begin, begin.plusSeconds(1800)))
                .isEmpty();
    }

    @Test
    void nobodyTakesARoomThatSomebodyHas() {
        List<JsonNode> lessons = planned();
        JsonNode one = lessons.get(0);
        JsonNode two = lessons.get(1);
        int days = (int) (LocalDate.parse(two.get("day").asString()).toEpochDay()
                - LocalDate.parse(one.get("day").asString()).toEpochDay());
        String id = one.get("id").asString();
        String body = "{\"sequence\":0,\"to\":%s,\"reason\":\"x\"}";
        assertThat(problem(
                        office.post("/api/timetable/lessons/" + id + "/move", body.formatted(target(one, days, room)))))
                .isEqualTo("room-taken");
        assertThat(problem(office.post(
                        "/api/timetable/lessons/" + id + "/move", body.formatted(target(one, 4_000, room)))))
                .isEqualTo("slot-unknown");
        assertThat(problem(office.post(
                        "/api/timetable/lessons/" + id + "/move",
                        body.formatted(target(one, 1, UUID.randomUUID().toString())))))
                .isEqualTo("not-found");
        assertThat(read(office.get(
                                "/api/timetable/sections/" + one.get("section").asString()))
                        .at("/lessons/0/state")
                        .asString())
                .isEqualTo("PLANNED");
        jdbc.sql("""
                update timetable.lesson set starts_at = now() - interval '2 days', ends_at = now() - interval '1 day',
                    planned_starts_at = now() - interval '2 days', planned_ends_at = now() - interval '1 day'
                where id = :id::uuid
                """).param("id", two.get("id").asString()).update();
        assertThat(problem(office.post(
                        "/api/timetable/lessons/" + two.get("id").asString() + "/cancel",
                        "{\"sequence\":0,\"reason\":\"x\"}")))
                .isEqualTo("lesson-over");
    }

    /** Ten clerks move ten lessons into one room at one time: one does, and the others are told that it is taken. */
    @Test
    void ofManyWhoMoveALessonToOnePlaceOneDoes() throws Exception {
        String plan = TITLES;
        for (int i = 0; i < 10; i++) {
            plan += "%s-R%d,课程,教师%d,%d,%d,%d,1,不安排教室\n".formatted(mark, i, i, 1 + i % 5, 1 + i / 5 * 2, 2 + i / 5 * 2);
        }
        read(file(path("plan"), plan));
        List<Callable<Integer>> all = new ArrayList<>();
        String to = "{\"sequence\":0,\"to\":{\"day\":\"%s\",\"first\":11,\"last\":12,\"room\":\"%s\"},\"reason\":\"x\"}"
                .formatted(term.monday(2).plusDays(1), other);
        for (JsonNode section : read(office.get(
                        "/api/timetable/sections?limit=50&term=" + term.code() + "&text=" + mark + "-R"))
                .get("items")) {
            JsonNode lesson = read(office.get(
                            "/api/timetable/sections/" + section.get("id").asString()))
                    .at("/lessons/0");
            if (!lesson.isMissingNode()) {
                all.add(() -> office.post(
                                "/api/timetable/lessons/" + lesson.get("id").asString() + "/move", to)
                        .statusCode());
            }
        }
        assertThat(all).hasSizeGreaterThan(4);
        List<Integer> codes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (Future<Integer> code : threads.invokeAll(all)) {
                codes.add(code.get());
            }
        }
        assertThat(codes).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void examsHoldTheirRoomsAndStandInTheWeek() {
        planned();
        LocalDate day = term.monday(8).plusDays(2);
        String titles = "教学班号,考试名称,日期,开始时间,结束时间,考场,学号,座位号\n";
        String good = "%s-A,期末考试,%s,14:00,15:40,%s-2,%s,17\n".formatted(mark, day, mark, student.number());
        String bad = "%s-X,期末考试,%s,14:00,15:40,%s-2,,\n".formatted(mark, day, mark)
                + "%s-B,期末考试,%s,15:00,14:00,%s-2,,\n".formatted(mark, day, mark)
                + "%s-B,补考,%s,14:00,15:00,没有%s,,\n".formatted(mark, day, mark);
        JsonNode dry = read(file(path("exams?dryRun=true"), titles + good + bad));
        assertThat(dry.get("flaws"))
                .extracting(flaw -> flaw.get("reason").asString())
                .containsExactly("SECTION_UNKNOWN", "TIME_WRONG", "ROOM_UNKNOWN");
        assertThat(problem(file(path("exams"), titles + good + bad))).isEqualTo("plan-flawed");
        assertThat(read(file(path("exams"), titles + good)).get("written").asInt())
                .isEqualTo(1);
        JsonNode week = read(reader.get("/api/timetable/mine/week?day=" + day));
        assertThat(week.at("/days/2/exams/0/seat").asString()).isEqualTo("17");
        assertThat(occupations.occupied(
                        List.of(PlaceId.of(other)),
                        Instant.parse(week.at("/days/2/exams/0/startsAt").asString()),
                        Instant.parse(week.at("/days/2/exams/0/endsAt").asString())))
                .extracting(Occupation::kind)
                .containsExactly(OccupationKind.EXAM);
        assertThat(file(path("roll?dryRun=true"), "教学班号,学号\n%s-A,nobody\nX,%s\n".formatted(mark, student.number()))
                        .body())
                .contains("PERSON_UNKNOWN", "SECTION_UNKNOWN");
    }

    private List<String> free(JsonNode lesson, int seconds) {
        Instant from = Instant.parse(lesson.get("startsAt").asString()).plusSeconds(seconds);
        JsonNode answer = read(reader.get("/api/timetable/rooms/free?limit=500&from=%s&until=%s"
                .formatted(from, Instant.parse(lesson.get("endsAt").asString()).plusSeconds(seconds))));
        assertThat(answer.get("open").asBoolean()).isTrue();
        List<String> codes = new ArrayList<>();
        answer.get("rooms").forEach(one -> codes.add(one.at("/room/code").asString()));
        return codes.stream().filter(code -> code.startsWith(mark)).sorted().toList();
    }

    @Test
    void freeRoomsAreAnsweredToAnybodySignedIn() {
        JsonNode lesson = planned().getFirst();
        assertThat(free(lesson, 0)).containsExactly(mark + "-2");
        assertThat(free(lesson, 3 * 3_600)).containsExactly(mark + "-1", mark + "-2");
        Instant now = Instant.now();
        assertThat(problem(reader.get("/api/timetable/rooms/free?from=" + now + "&until=" + now.minusSeconds(1))))
                .isEqualTo("time-wrong");
        assertThat(problem(reader.get("/api/timetable/rooms/free?from=" + now + "&until=" + now.plusSeconds(90_000))))
                .isEqualTo("time-wrong");
        JsonNode night =
                read(reader.get("/api/timetable/rooms/free?from=" + night() + "&until=" + night().plusSeconds(3600)));
        assertThat(night.get("open").asBoolean()).isFalse();
        assertThat(night.get("rooms")).isEmpty();
        assertThat(read(reader.get("/api/timetable/rooms/buildings")))
                .filteredOn(one -> one.at("/name/zh").asString().equals("场所 " + mark + "-B"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.at("/campus/zh").asString()).isEqualTo("场所 " + mark);
                    assertThat(one.get("rooms").asInt()).isEqualTo(2);
                });
        String day = lesson.get("day").asString();
        assertThat(read(reader.get("/api/timetable/rooms/" + room + "?day=" + day))
                        .get("uses"))
                .singleElement()
                .satisfies(use -> assertThat(use.get("from")).isEqualTo(lesson.get("startsAt")));
        assertThat(read(reader.get("/api/timetable/rooms/" + other + "?day=" + day))
                        .get("uses"))
                .isEmpty();
        assertThat(problem(reader.get("/api/timetable/rooms/" + UUID.randomUUID() + "?day=2026-01-01")))
                .isEqualTo("not-found");
        assertThat(problem(reader.get("/api/timetable/mine/week?day=9999-12-31")))
                .isEqualTo("time-wrong");
        JsonNode today = read(reader.get("/api/timetable/mine/today"));
        assertThat(today.get("enrolled").asBoolean()).isTrue();
    }

    @Test
    void betweenLessonsRoomsOfTheSameBuildingComeFirst() {
        JsonNode lesson = planned().getFirst();
        JsonNode gaps = read(
                reader.get("/api/timetable/mine/gaps?day=" + lesson.get("day").asString()));
        assertThat(gaps).hasSize(2);
        assertThat(gaps.at("/0/gap/until")).isEqualTo(lesson.get("startsAt"));
        assertThat(gaps.at("/0/gap/before/id")).isEqualTo(lesson.get("id"));
        assertThat(gaps.at("/1/gap/from")).isEqualTo(lesson.get("endsAt"));
        assertThat(gaps.at("/1/gap/after/id")).isEqualTo(lesson.get("id"));
        for (JsonNode gap : gaps) {
            assertThat(List.of(
                            gap.at("/rooms/0/room/code").asString(),
                            gap.at("/rooms/1/room/code").asString()))
                    .containsExactlyInAnyOrder(mark + "-1", mark + "-2");
        }
    }

    @Test
    void whereOneCanSitIsToldByBuildingTheEmptiestFirst() {
        new TestPlaces(program).in(mark + "-B", mark + "-S", PlaceKind.SEAT);
        int before = Integer.MAX_VALUE;
        JsonNode answer = read(reader.get("/api/timetable/rooms/sit"));
        assertThat(answer).isNotEmpty();
        for (JsonNode one : answer) {
            int places = 0;
            for (JsonNode count : one.get("counts")) {
                places += count.asInt();
            }
            assertThat(places).isBetween(1, before);
            before = places;
            assertThat(one.get("places")).hasSize(Math.min(places, 6));
        }
    }

    /** Who keeps the courses of one college only may not change what holds for all. */
    @Test
    void aRightThatDoesNotHoldEverywhereChangesNothing() {
        JsonNode lesson = planned().getFirst();
        Visitor some = new Visitor(port, student.id() + " timetable.manage~ timetable.read~");
        String change = "/api/timetable/lessons/" + lesson.get("id").asString();
        String day = "/api/timetable/days/" + lesson.get("day").asString();
        String periods = "{\"name\":\"x\",\"firstDay\":\"2030-01-01\",\"lastDay\":\"2030-02-01\","
                + "\"periods\":[{\"from\":\"08:00\",\"to\":\"09:00\"}]}";
        String cancel = "{\"sequence\":0,\"reason\":\"x\"}";
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (String list : List.of("plan", "roll", "exams")) {
            answers.add(some.send("POST", path(list), TITLES, "Content-Type", "application/octet-stream"));
        }
        answers.add(some.post("/api/timetable/periods", periods));
        answers.add(some.send("PUT", day, "{\"reason\":\"x\"}", "Content-Type", "application/json"));
        answers.add(some.send("DELETE", day, ""));
        answers.add(some.get(change + "/move?day=2030-01-01&first=1&last=2"));
        answers.add(some.post(
                change + "/move", "{\"sequence\":0,\"to\":%s,\"reason\":\"x\"}".formatted(target(lesson, 1, room))));
        answers.add(some.post(change + "/cancel", cancel));
        answers.add(some.post(change + "/substitute", "{\"sequence\":0,\"teacher\":\"x\",\"reason\":\"x\"}"));
        answers.add(some.post(change + "/restore", "{\"sequence\":0}"));
        assertThat(answers).extracting(this::problem).containsOnly("not-permitted");
    }

    private static Instant night() {
        return LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"))
                .plusDays(1)
                .atTime(19, 0)
                .toInstant(ZoneOffset.UTC);
    }

    @Test
    void periodsAndTeachingDaysMoveLessonsAndBadOnesAreRefused() {
        List<JsonNode> lessons = planned();
        LocalDate monday = LocalDate.parse(lessons.get(1).get("day").asString());
        LocalDate saturday = monday.plusDays(5);
        String on = "{\"taughtAs\":\"%s\",\"reason\":\"补课\"}".formatted(monday);
        String week = "/api/timetable/mine/week?day=" + monday;
        read(office.send("PUT", "/api/timetable/days/" + saturday, on, "Content-Type", "application/json"));
        JsonNode days = read(reader.get(week)).get("days");
        assertThat(days.get(0).get("lessons")).isEmpty();
        assertThat(days.get(5).at("/lessons/0/id").asString())
                .isEqualTo(lessons.get(1).get("id").asString());
        assertThat(read(office.get(path("days"))).toString()).contains(saturday.toString());
        assertThat(problem(office.send(
                        "PUT", "/api/timetable/days/" + saturday.plusDays(1), on, "Content-Type", "application/json")))
                .isEqualTo("day-taught-elsewhere");
        read(office.send("DELETE", "/api/timetable/days/" + saturday, ""));
        assertThat(problem(office.send("DELETE", "/api/timetable/days/" + saturday, "")))
                .isEqualTo("not-found");
        assertThat(read(reader.get(week)).get("days").get(0).get("lessons")).hasSize(1);
        String campus = jdbc.sql("select id::text from places.place where code = :code")
                .param("code", mark)
                .query(String.class)
                .single();
        String table = """
                {"campus":"%s","name":"测试作息","firstDay":"%s","lastDay":"%s","periods":[%s]}
                """;
        String periods = "{\"from\":\"07:00\",\"to\":\"07:45\"},{\"from\":\"08:00\",\"to\":\"08:45\"},"
                + "{\"from\":\"09:10\",\"to\":\"09:55\"},{\"from\":\"10:05\",\"to\":\"10:50\"}";
        read(office.post("/api/timetable/periods", table.formatted(campus, term.firstDay(), term.lastDay(), periods)));
        Instant begins = Instant.parse(
                read(reader.get(week)).at("/days/0/lessons/0/startsAt").asString());
        assertThat(begins).isEqualTo(Instant.parse(monday + "T01:10:00Z"));
        assertThat(read(office.get("/api/timetable/periods")).toString()).contains("测试作息");
        assertThat(problem(office.post(
                        "/api/timetable/periods",
                        table.formatted(
                                campus, term.firstDay(), term.lastDay(), "{\"from\":\"09:00\",\"to\":\"08:00\"}"))))
                .isEqualTo("periods-wrong");
        assertThat(read(office.get("/api/timetable/terms")).toString()).contains(term.code());
    }
}
