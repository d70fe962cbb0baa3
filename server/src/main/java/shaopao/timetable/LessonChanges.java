package shaopao.timetable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.calendar.Term;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.places.Holding;
import shaopao.places.NewOccupation;
import shaopao.places.Occupation;
import shaopao.places.OccupationKind;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;

/** Changes of single lessons: moved, cancelled, taught by somebody else, and back to the plan. */
@Component
class LessonChanges {

    private static final List<String> ALL = List.of("TEACHER", "STUDENT");

    private final Plans plans;
    private final SectionStore sections;
    private final LessonStore lessons;
    private final Occupations occupations;
    private final PlanNews news;
    private final Audit audit;
    private final RoomUses uses;

    LessonChanges(
            Plans plans,
            SectionStore sections,
            LessonStore lessons,
            Occupations occupations,
            PlanNews news,
            Audit audit,
            RoomUses uses) {
        this.plans = plans;
        this.sections = sections;
        this.lessons = lessons;
        this.occupations = occupations;
        this.news = news;
        this.audit = audit;
        this.uses = uses;
    }

    /** Where a lesson should go. */
    record Target(LocalDate day, int first, int last, Optional<PlaceId> room) {}

    /**
     * What a move would come to.
     *
     * @param people of the section
     * @param busy how many of them have another lesson then
     * @param displaced bookings that would lose the room
     * @param taken whether somebody has the room whom a lesson does not displace
     */
    record MovePreview(Slot slot, int people, int busy, int displaced, boolean taken) {}

    MovePreview preview(LessonId id, Target target) {
        Lesson lesson = lesson(id);
        Section section = sections.section(lesson.section()).orElseThrow();
        Slot slot = slot(plans.term(section.term()), target);
        Optional<UUID> own = lesson.use();
        List<Occupation> others = slot
                .room()
                .map(room -> occupations.occupied(List.of(room), slot.startsAt(), slot.endsAt()))
                .orElse(List.of())
                .stream()
                .filter(other -> !Optional.of(other.reference()).equals(own))
                .toList();
        int bookings = (int) others.stream()
                .filter(other -> other.kind() == OccupationKind.BOOKING)
                .count();
        return new MovePreview(
                slot,
                sections.members(section.id(), ALL).size(),
                lessons.busy(id, section.id(), slot),
                bookings,
                others.size() > bookings);
    }

    @Transactional
    public Lesson move(Actor actor, LessonId id, int sequence, Target target, String reason) {
        Change change = begin(id, sequence);
        Slot slot = slot(plans.term(change.section().term()), target);
        boolean home = slot.equals(change.lesson().planned());
        return write(
                actor,
                change,
                slot,
                home ? LessonState.PLANNED : LessonState.MOVED,
                change.lesson().teacher(),
                reason,
                TimetableNoticeKinds.MOVED);
    }

    @Transactional
    public Lesson cancel(Actor actor, LessonId id, int sequence, String reason) {
        Change change = begin(id, sequence);
        Lesson lesson = change.lesson();
        return write(
                actor,
                change,
                lesson.slot(),
                LessonState.CANCELLED,
                lesson.teacher(),
                reason,
                TimetableNoticeKinds.CANCELLED);
    }

    @Transactional
    public Lesson substitute(Actor actor, LessonId id, int sequence, String teacher, String reason) {
        Change change = begin(id, sequence);
        Lesson lesson = change.lesson();
        boolean planned = lesson.slot().equals(lesson.planned());
        return write(
                actor,
                change,
                lesson.slot(),
                planned ? LessonState.SUBSTITUTED : LessonState.MOVED,
                teacher,
                reason,
                TimetableNoticeKinds.SUBSTITUTED);
    }

    /** Back to the plan, unless that would lay the lesson into the past, or on a day that is not taught any more. */
    @Transactional
    public Lesson restore(Actor actor, LessonId id, int sequence) {
        Change change = begin(id, sequence);
        Slot planned = change.lesson().planned();
        if (!planned.equals(change.lesson().slot())
                && !planned.startsAt().isAfter(plans.desk().clock().instant())) {
            throw new ProblemException(TimetableProblem.LESSON_OVER);
        }
        if (!plans.days(plans.term(change.section().term())).taught(planned.day())) {
            throw new ProblemException(TimetableProblem.DAY_NOT_TAUGHT);
        }
        return write(actor, change, planned, LessonState.PLANNED, "", "", TimetableNoticeKinds.RESTORED);
    }

    private record Change(Lesson lesson, Section section) {}

    private Lesson lesson(LessonId id) {
        return lessons.lesson(id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    private Change begin(LessonId id, int sequence) {
        Section section = sections.section(lesson(id).section()).orElseThrow();
        plans.alone(section.term());
        Lesson lesson = lesson(id);
        if (lesson.sequence() != sequence) {
            throw new ProblemException(TimetableProblem.LESSON_CHANGED);
        }
        boolean over = !lesson.slot().endsAt().isAfter(plans.desk().clock().instant());
        if (over && !lesson.planned().endsAt().isAfter(plans.desk().clock().instant())) {
            throw new ProblemException(TimetableProblem.LESSON_OVER);
        }
        return new Change(lesson, section);
    }

    private Slot slot(Term term, Target target) {
        Optional<PlaceId> campus = target.room().flatMap(plans.desk().rooms().book()::campus);
        if (target.room().isPresent()
                && plans.desk().rooms().book().place(target.room().get()).isEmpty()) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        Slot slot = plans.times()
                .slot(campus, target.day(), target.first(), target.last(), target.room())
                .filter(_ -> term.covers(target.day()))
                .orElseThrow(() -> new ProblemException(TimetableProblem.SLOT_UNKNOWN));
        if (!slot.startsAt().isAfter(plans.desk().clock().instant())) {
            throw new ProblemException(TimetableProblem.LESSON_OVER);
        }
        return slot;
    }

    private Lesson write(
            Actor actor, Change change, Slot slot, LessonState state, String teacher, String reason, String kind) {
        Lesson old = change.lesson();
        Instant now = plans.desk().clock().instant();
        Lesson lesson = new Lesson(
                old.id(),
                old.section(),
                old.week(),
                slot,
                old.planned(),
                state,
                teacher,
                reason,
                old.sequence() + 1,
                now);
        Optional<UUID> before = old.use();
        Optional<UUID> after = lesson.use();
        boolean other = !before.equals(after);
        if (other) {
            after.ifPresent(use -> refuseAnothersRoom(use, old, slot));
        }
        if (!lessons.change(lesson)) {
            throw new ProblemException(TimetableProblem.LESSON_CHANGED);
        }
        if (other) {
            before.filter(use -> !lessons.inUse(use))
                    .ifPresent(use -> occupations.release(OccupationKind.CLASS, List.of(use)));
            after.ifPresent(use -> take(use, slot));
        }
        news.changed(change.section(), lesson, kind);
        audit.record(
                actor,
                kind,
                "lesson",
                old.id().toString(),
                Map.of("section", change.section().code(), "reason", reason, "sequence", lesson.sequence()));
        return lesson;
    }

    /** Exactly this use may be another lesson's already; only what is planned together comes together again. */
    private void refuseAnothersRoom(UUID use, Lesson old, Slot slot) {
        List<Lesson> there = lessons.withUses(List.of(use));
        boolean together = slot.equals(old.planned())
                && there.stream().allMatch(one -> Lesson.use(one.planned()).equals(Optional.of(use)));
        if (!there.isEmpty() && !together) {
            NewOccupation wish = wish(use, slot);
            throw uses.taken(occupations.of(OccupationKind.CLASS, List.of(use)).stream()
                    .map(by -> new Holding.Conflict(wish, by))
                    .toList());
        }
    }

    private static NewOccupation wish(UUID use, Slot slot) {
        return new NewOccupation(slot.room().orElseThrow(), slot.startsAt(), slot.endsAt(), OccupationKind.CLASS, use);
    }

    private void take(UUID use, Slot slot) {
        boolean held = !occupations.of(OccupationKind.CLASS, List.of(use)).isEmpty();
        if (!held
                && occupations.claim(List.of(wish(use, slot)))
                        instanceof Holding.Taken(List<Holding.Conflict> conflicts)) {
            throw uses.taken(conflicts);
        }
    }
}
