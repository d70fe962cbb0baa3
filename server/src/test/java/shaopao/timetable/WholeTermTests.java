package shaopao.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import shaopao.ModuleTest;
import shaopao.calendar.Calendar;
import shaopao.calendar.CalendarDay;
import shaopao.calendar.Term;
import shaopao.calendar.TestTerms;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.Actor;
import shaopao.places.FreeQuestion;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;
import shaopao.places.Places;
import shaopao.places.TestPlaces;
import shaopao.timetable.CourseImports.Format;
import shaopao.timetable.CourseImports.PlanReport;
import shaopao.timetable.CourseImports.Wish;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole term is loaded, and every answer about free rooms is compared with one that is worked out from the file
 * alone: at every period of every day of every week exactly those rooms are free in which the file has nothing.
 */
@Tag("once")
@ModuleTest
class WholeTermTests {

    private static final Actor OFFICE = Actor.system("test");

    @Autowired
    CourseImports imports;

    @Autowired
    SectionStore sections;

    @Autowired
    Occupations occupations;

    @Autowired
    Places places;

    @Autowired
    TimetableSettings settings;

    @Autowired
    ApplicationContext program;

    private PlanReport take(Term term, byte[] file, boolean dryRun, String campus) {
        return imports.bringIn(
                OFFICE,
                term.code(),
                new ByteArrayInputStream(file),
                new Wish(Format.SJTU, dryRun, true, Optional.of(campus)));
    }

    private String campus() {
        String code = "W" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
        new TestPlaces(program).campus(code);
        return code;
    }

    @Test
    void everyAnswerOfAMadeUpTermIsExact() {
        exact(CourseLists.made(300, 40, 7), LocalDate.of(2031, 9, 1));
    }

    /** The lists of a real university, where they are at hand: its autumn term, and the spring term after it. */
    @ParameterizedTest
    @CsvSource({"2018_2019_1.json, 2018-09-10, 4490, 417", "2018_2019_2.json, 2019-02-25, 4319, 425"})
    void everyAnswerOfARealTermIsExact(String file, LocalDate firstMonday, int rows, int rejected) {
        Optional<byte[]> real = CourseLists.real(file);
        assumeTrue(real.isPresent(), "the list of the term lies beside the project");
        PlanReport report = exact(real.orElseThrow(), firstMonday);
        assertThat(report.rows()).isEqualTo(rows);
        assertThat(report.rejected()).isEqualTo(rejected);
    }

    private PlanReport exact(byte[] file, LocalDate firstMonday) {
        Term term = new TestTerms(program).on(firstMonday, 20);
        String campus = campus();
        PlanReport dry = take(term, file, true, campus);
        assertThat(dry.dryRun()).isTrue();
        PlanReport report = take(term, file, false, campus);
        assertThat(report.rejected()).isEqualTo(dry.rejected());
        assertThat(report.flaws()).isEqualTo(dry.flaws());
        Set<Integer> leftOut = new HashSet<>();
        report.flaws().stream().filter(flaw -> flaw.reason().leavesOut()).forEach(flaw -> leftOut.add(flaw.row()));
        assertThat(leftOut).hasSize(report.rejected());
        compare(term, new Brute(term, file, leftOut));
        PlanReport again = take(term, file, false, campus);
        assertThat(again.added() + again.changed() + again.removed()).isZero();
        assertThat(again.lessons()).isEqualTo(report.lessons());
        return report;
    }

    private void compare(Term term, Brute brute) {
        Set<PlaceId> rooms = new HashSet<>();
        Map<PlaceId, String> codes = new HashMap<>();
        for (String room : brute.rooms()) {
            PlaceId id = places.byCode(room)
                    .orElseThrow(() -> new AssertionError("no room " + room))
                    .id();
            rooms.add(id);
            codes.put(id, room);
        }
        List<ClassPeriod> periods = settings.periods();
        int asked = 0;
        for (int week = 1; week <= term.weeks(); week++) {
            for (int weekday = 1; weekday <= 7; weekday++) {
                LocalDate day = term.monday(week).plusDays(weekday - 1L);
                for (int period = 1; period <= periods.size(); period++) {
                    Set<String> free = new TreeSet<>();
                    occupations
                            .free(FreeQuestion.of(
                                    at(day, periods.get(period - 1).from()),
                                    at(day, periods.get(period - 1).to()),
                                    Set.of(PlaceKind.CLASSROOM),
                                    2_000))
                            .forEach(one -> {
                                if (rooms.contains(one.place().id())) {
                                    free.add(codes.get(one.place().id()));
                                }
                            });
                    assertThat(free)
                            .as("week %d day %d period %d", week, weekday, period)
                            .isEqualTo(brute.free(week, weekday, period));
                    asked++;
                }
            }
        }
        assertThat(asked).isEqualTo(term.weeks() * 7 * periods.size());
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(WorkingTime.ZONE).toInstant();
    }

    /** The file read by itself, with nothing of the program but the country's days off. */
    private final class Brute {

        private final Map<List<Integer>, Set<String>> taken = new HashMap<>();
        private final Set<String> rooms = new TreeSet<>();
        private final Set<LocalDate> off = new HashSet<>();
        private final Term term;

        Brute(Term term, byte[] file, Set<Integer> leftOut) {
            this.term = term;
            program.getBean(Calendar.class).days(term.firstDay(), term.lastDay()).stream()
                    .filter(day -> day.kind() == CalendarDay.Kind.HOLIDAY)
                    .forEach(day -> off.add(day.day()));
            JsonNode data = JsonMapper.shared().readTree(file).get("data");
            for (int row = 1; row <= data.size(); row++) {
                if (!leftOut.contains(row)) {
                    JsonNode one = data.get(row - 1);
                    for (int week = one.get("start_week").asInt();
                            week <= one.get("end_week").asInt();
                            week++) {
                        for (JsonNode meeting : one.get(week % 2 == 1 ? "odd_week" : "even_week")) {
                            take(week, meeting);
                        }
                    }
                }
            }
        }

        private void take(int week, JsonNode meeting) {
            String text = meeting.get("classroom").asString().replace("\u00a0", "");
            if (!text.isBlank() && !text.contains("不安排") && !text.contains("未定")) {
                String room = text.contains("/") ? text.replaceAll("^.*/|\\)$", "") : text;
                String code = room.toUpperCase(Locale.ROOT);
                rooms.add(code);
                for (int period = meeting.get("start_from").asInt();
                        period <= meeting.get("end_at").asInt();
                        period++) {
                    taken.computeIfAbsent(List.of(week, meeting.get("week_day").asInt(), period), _ -> new HashSet<>())
                            .add(code);
                }
            }
        }

        Set<String> rooms() {
            return rooms;
        }

        Set<String> free(int week, int weekday, int period) {
            Set<String> free = new TreeSet<>(rooms);
            if (!off.contains(term.monday(week).plusDays(weekday - 1L))) {
                free.removeAll(taken.getOrDefault(List.of(week, weekday, period), Set.of()));
            }
            return free;
        }
    }

    /** A plan that comes again with one section moved and one gone changes these and no other lesson. */
    @Test
    void aPlanThatComesAgainMeansTheSameLessons() {
        Term term = new TestTerms(program).on(LocalDate.of(2032, 3, 1), 18);
        String campus = campus();
        String plan = """
                {"data":[
                 {"identifier":"A","name":"甲","teacher":"赵","start_week":1,"end_week":4,
                  "odd_week":[{"week_day":1,"start_from":1,"end_at":2,"classroom":"重楼101"}],
                  "even_week":[{"week_day":1,"start_from":1,"end_at":2,"classroom":"重楼101"}]},
                 {"identifier":"B","name":"乙","teacher":"钱","start_week":1,"end_week":4,
                  "odd_week":[{"week_day":2,"start_from":1,"end_at":2,"classroom":"重楼102"}],"even_week":[]}]}
                """;
        take(term, plan.getBytes(StandardCharsets.UTF_8), false, campus);
        Map<String, SectionStore.Known> before = new TreeMap<>(sections.known(term.code()));
        List<Lesson> lessons = new ArrayList<>(program.getBean(LessonStore.class)
                .of(java.util.Objects.requireNonNull(before.get("A")).id()));
        assertThat(lessons).hasSize(4);
        String other = plan.replace("重楼101", "重楼103").replaceFirst("(?s),\\s*\\{\"identifier\":\"B\".*?\\[\\]\\}", "");
        PlanReport report = take(term, other.getBytes(StandardCharsets.UTF_8), false, campus);
        assertThat(List.of(report.added(), report.changed(), report.removed())).containsExactly(0, 1, 1);
        List<Lesson> later = program.getBean(LessonStore.class)
                .of(java.util.Objects.requireNonNull(before.get("A")).id());
        assertThat(later)
                .extracting(Lesson::id)
                .containsExactlyElementsOf(lessons.stream().map(Lesson::id).toList());
        assertThat(later).extracting(Lesson::sequence).containsOnly(1);
        assertThat(occupations.occupied(
                        List.of(
                                places.byCode("重楼101").orElseThrow().id(),
                                places.byCode("重楼102").orElseThrow().id()),
                        at(term.firstDay(), LocalTime.MIN),
                        at(term.lastDay(), LocalTime.MAX)))
                .isEmpty();
    }
}
