package shaopao.timetable;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.places.PlaceId;
import shaopao.timetable.Courses.SectionPage;

/** Sections for the academic office, and changes of their lessons. */
@RestController
@RequestMapping("/api/timetable")
class CourseController {

    private final Courses courses;
    private final LessonChanges changes;

    CourseController(Courses courses, LessonChanges changes) {
        this.courses = courses;
        this.changes = changes;
    }

    /** Terms with how many sections each has. */
    @GetMapping("/terms")
    @MayCall(TimetablePart.READ)
    List<Courses.TermCount> terms() {
        return courses.terms();
    }

    /** Sections of a term whose code, name or teacher contains the text. */
    @GetMapping("/sections")
    @MayCall(TimetablePart.READ)
    Page<Section> sections(
            @RequestParam @Size(max = 40) String term,
            @RequestParam(defaultValue = "") @Size(max = 100) String text,
            @RequestParam Optional<@Size(max = 200) String> after,
            @RequestParam(defaultValue = "50") int limit) {
        return courses.sections(term, text.strip(), after, limit);
    }

    @GetMapping("/sections/{id}")
    @MayCall(TimetablePart.READ)
    SectionPage section(@PathVariable SectionId id) {
        return courses.section(id);
    }

    /** What a move would come to; nothing is changed. */
    @GetMapping("/lessons/{id}/move")
    @MayCall(value = TimetablePart.MANAGE, everywhere = true)
    LessonChanges.MovePreview preview(
            @PathVariable LessonId id,
            @RequestParam LocalDate day,
            @RequestParam @Min(1) @Max(30) int first,
            @RequestParam @Min(1) @Max(30) int last,
            @RequestParam Optional<UUID> room) {
        return changes.preview(id, new LessonChanges.Target(day, first, last, room.map(PlaceId::new)));
    }

    @Once
    @PostMapping("/lessons/{id}/move")
    @MayCall(value = TimetablePart.MANAGE, everywhere = true)
    ShownLesson move(@PathVariable LessonId id, @Valid @RequestBody MoveLesson command, Actor actor) {
        return courses.shown(changes.move(
                actor,
                id,
                command.sequence(),
                command.to().target(),
                command.reason().strip()));
    }

    @Once
    @PostMapping("/lessons/{id}/cancel")
    @MayCall(value = TimetablePart.MANAGE, everywhere = true)
    ShownLesson cancel(@PathVariable LessonId id, @Valid @RequestBody ChangeLesson command, Actor actor) {
        return courses.shown(
                changes.cancel(actor, id, command.sequence(), command.reason().strip()));
    }

    @Once
    @PostMapping("/lessons/{id}/substitute")
    @MayCall(value = TimetablePart.MANAGE, everywhere = true)
    ShownLesson substitute(@PathVariable LessonId id, @Valid @RequestBody SubstituteTeacher command, Actor actor) {
        return courses.shown(changes.substitute(
                actor,
                id,
                command.sequence(),
                command.teacher().strip(),
                command.reason().strip()));
    }

    /** Back to the plan. */
    @Once
    @PostMapping("/lessons/{id}/restore")
    @MayCall(value = TimetablePart.MANAGE, everywhere = true)
    ShownLesson restore(@PathVariable LessonId id, @Valid @RequestBody RestoreLesson command, Actor actor) {
        return courses.shown(changes.restore(actor, id, command.sequence()));
    }

    /** Day, periods and room; no room for a lesson without one. */
    record LessonTarget(
            @NotNull LocalDate day,
            @Min(1) @Max(30) int first,
            @Min(1) @Max(30) int last,
            Optional<UUID> room) {

        LessonChanges.Target target() {
            return new LessonChanges.Target(day, first, last, room.map(PlaceId::new));
        }
    }

    /** {@code sequence}: that of the lesson as it was read. */
    record MoveLesson(
            @PositiveOrZero int sequence,
            @NotNull @Valid LessonTarget to,
            @NotBlank @Size(max = 200) String reason) {}

    /** {@code sequence}: that of the lesson as it was read. */
    record ChangeLesson(
            @PositiveOrZero int sequence,
            @NotBlank @Size(max = 200) String reason) {}

    /** {@code teacher}: who teaches instead, as people call them. */
    record SubstituteTeacher(
            @PositiveOrZero int sequence,
            @NotBlank @Size(max = 60) String teacher,
            @NotBlank @Size(max = 200) String reason) {}

    /** {@code sequence}: that of the lesson as it was read. */
    record RestoreLesson(@PositiveOrZero int sequence) {}
}
