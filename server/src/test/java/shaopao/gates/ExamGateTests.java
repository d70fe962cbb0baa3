package shaopao.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.kernel.Ids;
import shaopao.pass.PassPhones;
import shaopao.pass.Shown;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;
import shaopao.places.TestPlaces;

/** A gate in exam mode lets in who sits the exam there, at its time, and nobody else. */
@CampusTest
class ExamGateTests {

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    private Roster roster;
    private Gatehouse gatehouse;
    private String mark = "";
    private String course = "";
    private PlaceId building;
    private PlaceId room;
    private PlaceId elsewhere;
    private Gate gate;
    private final Map<Someone, PassPhones.Phone> shown = new HashMap<>();
    private final Map<Someone, Integer> codes = new HashMap<>();

    @BeforeEach
    void aBuilding() {
        roster = new Roster(jdbc);
        gatehouse = new Gatehouse(context);
        mark = Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
        course = "C" + mark;
        TestPlaces places = new TestPlaces(context);
        places.campus(mark);
        building = places.in(mark, mark + "-T", PlaceKind.BUILDING);
        room = places.in(mark + "-T", mark + "-T1", PlaceKind.CLASSROOM);
        places.in(mark, mark + "-U", PlaceKind.BUILDING);
        elsewhere = places.in(mark + "-U", mark + "-U1", PlaceKind.CLASSROOM);
        gatehouse.policy(building, Gatehouse.open());
        EntryPoint entry = gatehouse.entry(building, Direction.IN, Optional.empty());
        gate = context.getBean(GateBook.class).gate(entry.id()).orElseThrow();
    }

    /** A section with its exam in a room; its only student has a seat when one is given. */
    private UUID exam(String name, PlaceId in, Duration begins, Optional<Someone> seated) {
        UUID section = Ids.next();
        UUID exam = Ids.next();
        jdbc.sql("""
                insert into timetable.section (id, term, code, course, name_zh, name_en, teacher, unit, credit,
                    students, note, digest, changed_at)
                values (:id, 'test', :code, :course, '高等数学', 'Calculus', '', '', 0, 1, '', '', now())
                """)
                .param("id", section)
                .param("code", section.toString())
                .param("course", name)
                .update();
        Instant start = Instant.now().plus(begins);
        jdbc.sql("""
                insert into timetable.exam (id, section_id, kind, starts_at, ends_at, changed_at)
                values (:id, :section, '期末考试', :start, :end, now())
                """)
                .param("id", exam)
                .param("section", section)
                .param("start", start)
                .param("end", start.plus(Duration.ofHours(2)))
                .update();
        jdbc.sql("insert into timetable.exam_room (exam_id, room_id, use_id) values (:exam, :room, :exam)")
                .param("exam", exam)
                .param("room", in)
                .update();
        seated.ifPresent(one -> jdbc.sql("""
                insert into timetable.exam_seat (exam_id, person_id, room_id, seat) values (:exam, :person, :room, '7')
                """)
                .param("exam", exam)
                .param("person", one.id())
                .param("room", in)
                .update());
        return section;
    }

    private void member(UUID section, Someone someone, String role) {
        jdbc.sql("insert into timetable.member (section_id, person_id, role, source) values (:s, :p, :role, 'LIST')")
                .param("s", section)
                .param("p", someone.id())
                .param("role", role)
                .update();
    }

    private GateReason reason(Someone someone) {
        Gate now = context.getBean(GateBook.class).gate(gate.entry().id()).orElseThrow();
        PassPhones.Phone phone = shown.computeIfAbsent(someone, one -> new PassPhones(context).phone(one.id()));
        // a code is good once, so the next one is of the next step
        int before = codes.merge(someone, 1, Integer::sum) - 1;
        Shown code = new Shown.Code(phone.signed(Instant.now().plusSeconds(15L * before)));
        return context.getBean(GateDecisions.class)
                .decide(now, Optional.empty(), code)
                .passage()
                .verdict()
                .reason();
    }

    @Test
    void whoSitsItComesInAndNobodyElse() {
        Someone candidate = roster.student();
        Someone classmate = roster.student();
        Someone teacher = roster.staff();
        Someone later = roster.student();
        Someone passer = roster.student();
        UUID section = exam(course, room, Duration.ofMinutes(30), Optional.of(candidate));
        member(section, candidate, "STUDENT");
        member(section, classmate, "STUDENT");
        member(section, teacher, "TEACHER");
        exam(course, room, Duration.ofHours(3), Optional.of(later));
        gatehouse.mode(building, GateMode.EXAM, course);
        assertThat(reason(candidate)).isEqualTo(GateReason.EXAM_SEAT);
        assertThat(reason(teacher)).as("who watches over it").isEqualTo(GateReason.EXAM_SEAT);
        assertThat(reason(classmate)).as("has no seat").isEqualTo(GateReason.EXAM_ONLY);
        assertThat(reason(later)).as("too early").isEqualTo(GateReason.EXAM_ONLY);
        assertThat(reason(passer)).isEqualTo(GateReason.EXAM_ONLY);
    }

    @Test
    void atAPlaceThoseWhoSitItElsewhereAreSentThere() {
        Someone here = roster.student();
        Someone there = roster.student();
        Someone otherCourse = roster.student();
        member(exam(course, room, Duration.ofMinutes(-30), Optional.empty()), here, "STUDENT");
        exam(course, elsewhere, Duration.ofMinutes(-30), Optional.of(there));
        exam("X" + course, room, Duration.ofMinutes(10), Optional.of(otherCourse));
        gatehouse.mode(building, GateMode.EXAM, course + "@" + mark + "-T");
        assertThat(reason(here)).as("without seats the whole section sits").isEqualTo(GateReason.EXAM_SEAT);
        assertThat(reason(there)).isEqualTo(GateReason.EXAM_ONLY);
        assertThat(reason(otherCourse)).isEqualTo(GateReason.EXAM_ONLY);
        gatehouse.mode(building, GateMode.EXAM, "@" + mark + "-T");
        assertThat(reason(otherCourse)).as("any exam in the building").isEqualTo(GateReason.EXAM_SEAT);
        assertThat(reason(there)).isEqualTo(GateReason.EXAM_ONLY);
        gatehouse.mode(building, GateMode.NORMAL, "");
    }

    @Test
    void examThatIsOverOpensNothing() {
        Someone late = roster.student();
        exam(course, room, Duration.ofHours(-3), Optional.of(late));
        gatehouse.mode(building, GateMode.EXAM, course);
        assertThat(reason(late)).isEqualTo(GateReason.EXAM_ONLY);
    }
}
