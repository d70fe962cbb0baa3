package shaopao.timetable;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.calendar.Term;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.Ids;
import shaopao.places.CampusPlace;
import shaopao.places.Occupation;
import shaopao.places.OccupationKind;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;
import shaopao.timetable.SectionPlan.PlannedMeeting;

/** Finds sections of a plan that want a room which an exam, maintenance or a moved lesson has. */
@Component
class OtherUses {

    private final Plans plans;
    private final SectionStore sections;
    private final LessonStore lessons;
    private final Occupations occupations;
    private final Rooms rooms;
    private final Clock clock;

    OtherUses(
            Plans plans,
            SectionStore sections,
            LessonStore lessons,
            Occupations occupations,
            Rooms rooms,
            Clock clock) {
        this.plans = plans;
        this.sections = sections;
        this.lessons = lessons;
        this.occupations = occupations;
        this.rooms = rooms;
        this.clock = clock;
    }

    /** Sections that stand in nobody's way, and the flaws of the others. */
    record Found(List<SectionPlan> plans, List<PlanFlaw> flaws) {}

    Found against(Term term, List<SectionPlan> good) {
        Map<PlaceId, List<Occupation>> taken = taken(term);
        if (taken.isEmpty()) {
            return new Found(good, List.of());
        }
        LessonRules.Frame frame = plans.frame(term, rooms.book());
        Map<String, SectionStore.Known> known = sections.known(term.code());
        Set<LessonId> changed = new HashSet<>();
        lessons.changed(term.code()).forEach(lesson -> changed.add(lesson.id()));
        List<SectionPlan> kept = new ArrayList<>();
        List<PlanFlaw> flaws = new ArrayList<>();
        for (SectionPlan plan : good) {
            SectionId id = Optional.ofNullable(known.get(plan.line().section()))
                    .map(SectionStore.Known::id)
                    .orElseGet(() -> new SectionId(Ids.next()));
            Optional<PlanFlaw> flaw = plan.meetings().stream()
                    .flatMap(meeting -> lessons(id, meeting, frame).stream()
                            .filter(lesson -> !changed.contains(lesson.id()))
                            .flatMap(lesson -> inTheWay(plan, meeting, lesson, taken).stream()))
                    .findFirst();
            flaw.ifPresentOrElse(one -> flaws.addAll(all(plan, one)), () -> kept.add(plan));
        }
        return new Found(kept, flaws);
    }

    /** The flaw, and what it means for the other rows of the section. */
    private static List<PlanFlaw> all(SectionPlan plan, PlanFlaw flaw) {
        List<PlanFlaw> flaws = new ArrayList<>(List.of(flaw));
        plan.rows().stream()
                .filter(row -> row != flaw.row())
                .forEach(row -> flaws.add(new PlanFlaw(row, flaw.section(), PlanFlaw.Reason.SECTION_LEFT_OUT, "")));
        return flaws;
    }

    /** What others have in known rooms; bookings make way, and what the term's own plan has it gives back. */
    private Map<PlaceId, List<Occupation>> taken(Term term) {
        Set<UUID> own = new HashSet<>(lessons.uses(term.code()).keySet());
        lessons.changed(term.code()).forEach(lesson -> lesson.use().ifPresent(own::remove));
        Instant from = term.firstDay().atStartOfDay(WorkingTime.ZONE).toInstant();
        Instant until =
                term.lastDay().plusDays(1).atStartOfDay(WorkingTime.ZONE).toInstant();
        Map<PlaceId, List<Occupation>> taken = new HashMap<>();
        for (Occupation one : occupations.occupied(rooms.book().rooms(), from, until)) {
            if (one.kind() != OccupationKind.BOOKING && !own.contains(one.reference())) {
                taken.computeIfAbsent(one.place(), _ -> new ArrayList<>()).add(one);
            }
        }
        return taken;
    }

    /** What a meeting comes to; one that is changed by hand stays where it was put and is no matter here. */
    private List<Lesson> lessons(SectionId section, PlannedMeeting planned, LessonRules.Frame frame) {
        Optional<PlaceId> room = frame.rooms().byCode(planned.room()).map(CampusPlace::id);
        Meeting meeting = new Meeting(planned.weekday(), planned.first(), planned.last(), planned.weeks(), room, "");
        return room.isEmpty() ? List.of() : LessonRules.lessons(section, List.of(meeting), frame, clock.instant());
    }

    private static Optional<PlanFlaw> inTheWay(
            SectionPlan plan, PlannedMeeting meeting, Lesson lesson, Map<PlaceId, List<Occupation>> taken) {
        return lesson.slot().room().map(room -> taken.getOrDefault(room, List.of())).orElse(List.of()).stream()
                .filter(other -> other.from().isBefore(lesson.slot().endsAt())
                        && lesson.slot().startsAt().isBefore(other.until()))
                .findFirst()
                .map(other -> new PlanFlaw(
                        meeting.row(),
                        plan.line().section(),
                        PlanFlaw.Reason.ROOM_OCCUPIED,
                        "%s %s %s".formatted(meeting.roomText(), other.kind(), SlotWords.clock(other.from()))));
    }
}
