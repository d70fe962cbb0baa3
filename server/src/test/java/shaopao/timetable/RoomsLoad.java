package shaopao.timetable;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import shaopao.calendar.Term;
import shaopao.calendar.TestTerms;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.Actor;
import shaopao.places.FreeQuestion;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;
import shaopao.places.TestPlaces;
import shaopao.timetable.CourseImports.Format;
import shaopao.timetable.CourseImports.PlanReport;
import shaopao.timetable.CourseImports.Wish;

/** A whole term for measurements, and random questions about it. */
public final class RoomsLoad {

    private final ApplicationContext program;
    private final Term term;

    /** What a load came to. */
    public record Loaded(int classes, int rejected, int lessons, double seconds) {}

    public RoomsLoad(ApplicationContext program) {
        this.program = program;
        this.term = new TestTerms(program).on(LocalDate.of(2018, 9, 10), 20);
        new TestPlaces(program).campus("MINHANG");
    }

    public Loaded load() {
        byte[] file = CourseLists.real().orElseGet(() -> CourseLists.made(4490, 480, 1));
        long begun = System.nanoTime();
        PlanReport report = program.getBean(CourseImports.class)
                .bringIn(
                        Actor.system("bench"),
                        term.code(),
                        new ByteArrayInputStream(file),
                        new Wish(Format.SJTU, false, true, Optional.of("MINHANG")));
        return new Loaded(report.rows(), report.rejected(), report.lessons(), (System.nanoTime() - begun) / 1e9);
    }

    /** The time that a random question takes, in nanoseconds. */
    public long ask(Random random) {
        List<PlaceId> buildings = program.getBean(FreeRooms.class).buildings().stream()
                .map(FreeRooms.RoomBuilding::id)
                .toList();
        Instant from = term.monday(1 + random.nextInt(term.weeks()))
                .plusDays(random.nextInt(7))
                .atTime(8 + random.nextInt(13), random.nextInt(60))
                .atZone(WorkingTime.ZONE)
                .toInstant();
        FreeQuestion question = new FreeQuestion(
                from,
                from.plusSeconds(900L * (1 + random.nextInt(16))),
                Set.of(PlaceKind.CLASSROOM),
                random.nextInt(3) == 0
                        ? Optional.of(buildings.get(random.nextInt(buildings.size())))
                        : Optional.empty(),
                random.nextInt(3) * 40,
                Set.of(),
                false,
                false,
                Optional.empty(),
                100);
        long begun = System.nanoTime();
        program.getBean(Occupations.class).free(question);
        return System.nanoTime() - begun;
    }
}
