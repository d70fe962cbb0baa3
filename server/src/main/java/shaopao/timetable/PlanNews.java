package shaopao.timetable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.notices.NewNotice;
import shaopao.notices.Notices;
import shaopao.places.spi.Engagements;
import shaopao.places.spi.Engagements.Engagement;

/** Tells those concerned what changed. */
@Component
class PlanNews {

    private static final String WEEK = "/day";
    private static final List<String> ALL = List.of("TEACHER", "STUDENT");

    private final SectionStore sections;
    private final Notices notices;
    private final Rooms rooms;
    private final ObjectProvider<Engagements> engagements;

    PlanNews(SectionStore sections, Notices notices, Rooms rooms, ObjectProvider<Engagements> engagements) {
        this.sections = sections;
        this.notices = notices;
        this.rooms = rooms;
        this.engagements = engagements;
    }

    /** A lesson of the section holds otherwise than before; each hears once, and of what of theirs now clashes. */
    void changed(Section section, Lesson lesson, String kind) {
        String key = "timetable/" + lesson.id() + "/" + lesson.sequence();
        List<PersonId> quiet = new ArrayList<>();
        List<NewNotice> all = new ArrayList<>();
        for (PersonId person : sections.members(section.id(), ALL)) {
            List<Words> clashes = lesson.state() == LessonState.CANCELLED ? List.of() : clashes(person, lesson);
            if (clashes.isEmpty()) {
                quiet.add(person);
            } else {
                all.add(notice(section, lesson, kind, key, List.of(person), clashes));
            }
        }
        all.add(notice(section, lesson, kind, key, quiet, List.of()));
        notices.sendAll(all);
    }

    private NewNotice notice(
            Section section, Lesson lesson, String kind, String key, List<PersonId> to, List<Words> clashes) {
        String teacher = lesson.teacher().isBlank() ? section.teacher() : lesson.teacher();
        return NewNotice.of(kind, key, to)
                .with("course", section.name())
                .with("planned", SlotWords.of(lesson.planned()))
                .with("held", SlotWords.of(lesson.slot()))
                .with("room", SlotWords.room(lesson.slot().room(), rooms.book()))
                .with("teacher", teacher)
                .with("reason", lesson.reason())
                .with("clashes", SlotWords.list(clashes))
                .linkedTo(WEEK + "?day=" + lesson.slot().day());
    }

    /** What else the person has at that time: other lessons, bookings, appointments. */
    private List<Words> clashes(PersonId person, Lesson lesson) {
        List<Words> clashes = new ArrayList<>();
        for (Engagements one : engagements) {
            one.of(person, lesson.slot().startsAt(), lesson.slot().endsAt()).stream()
                    .filter(other -> !itself(other, lesson))
                    .map(Engagement::what)
                    .forEach(clashes::add);
        }
        return clashes;
    }

    private static boolean itself(Engagement other, Lesson lesson) {
        return other.link().filter(link -> link.endsWith("#" + lesson.id())).isPresent();
    }

    /**
     * How things stood before a plan.
     *
     * @param lessons yet to come, each with its count of changes
     * @param leaving sections that the plan has no more, and {@code people}: theirs
     */
    record Ahead(
            Map<SectionId, Map<LessonId, Integer>> lessons,
            Map<SectionId, Section> leaving,
            Map<SectionId, List<PersonId>> people) {}

    /** A plan came anew: who has other lessons ahead now hears of it once, with all courses in one message. */
    void replanned(Ahead before, Map<SectionId, Map<LessonId, Integer>> after, Instant now) {
        Map<SectionId, Integer> changes = changes(before.lessons(), after);
        if (!changes.isEmpty()) {
            Map<SectionId, Section> known = new HashMap<>(sections.sections(changes.keySet()));
            known.putAll(before.leaving());
            Map<SectionId, List<PersonId>> people = new HashMap<>(sections.members(changes.keySet()));
            people.putAll(before.people());
            notices.sendAll(messages(changes, known, people, "timetable/plan/" + now));
        }
    }

    /** How many lessons of each section are other than before; of those that are not, nothing. */
    private static Map<SectionId, Integer> changes(
            Map<SectionId, Map<LessonId, Integer>> before, Map<SectionId, Map<LessonId, Integer>> after) {
        Map<SectionId, Integer> changes = new HashMap<>();
        before.forEach((section, lessons) -> {
            Map<LessonId, Integer> later = after.getOrDefault(section, Map.of());
            Set<LessonId> all = new HashSet<>(lessons.keySet());
            all.addAll(later.keySet());
            int count = (int) all.stream()
                    .filter(id -> !Objects.equals(lessons.get(id), later.get(id)))
                    .count();
            if (count > 0) {
                changes.put(section, count);
            }
        });
        return changes;
    }

    private static Collection<NewNotice> messages(
            Map<SectionId, Integer> changes,
            Map<SectionId, Section> known,
            Map<SectionId, List<PersonId>> people,
            String key) {
        Map<PersonId, Set<String>> courses = new HashMap<>();
        Map<PersonId, Integer> lessons = new HashMap<>();
        changes.forEach((id, count) -> people.getOrDefault(id, List.of()).forEach(person -> {
            Optional.ofNullable(known.get(id))
                    .ifPresent(section -> courses.computeIfAbsent(person, _ -> new TreeSet<>())
                            .add(section.name().zh()));
            lessons.merge(person, count, Integer::sum);
        }));
        Map<List<Object>, List<PersonId>> alike = new HashMap<>();
        courses.forEach((person, names) -> alike.computeIfAbsent(
                        List.of(names, lessons.getOrDefault(person, 0)), _ -> new ArrayList<>())
                .add(person));
        List<NewNotice> messages = new ArrayList<>();
        alike.forEach((what, those) -> messages.add(NewNotice.of(TimetableNoticeKinds.REPLANNED, key, those)
                .with("courses", String.valueOf(what.get(0)).replaceAll("^\\[|]$", ""))
                .with("lessons", String.valueOf(what.get(1)))
                .linkedTo(WEEK)));
        return messages;
    }
}
