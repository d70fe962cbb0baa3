package shaopao.timetable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.kernel.ProblemException;
import shaopao.places.Holding;
import shaopao.places.NewOccupation;
import shaopao.places.OccupationKind;
import shaopao.places.Occupations;

/** Keeps the rooms that a term holds in step with its lessons and exams. */
@Component
class RoomUses {

    private final LessonStore lessons;
    private final ExamStore exams;
    private final Occupations occupations;
    private final Rooms rooms;

    RoomUses(LessonStore lessons, ExamStore exams, Occupations occupations, Rooms rooms) {
        this.lessons = lessons;
        this.exams = exams;
        this.occupations = occupations;
        this.rooms = rooms;
    }

    /** What the lessons and exams of a term use. */
    Map<UUID, NewOccupation> of(String term) {
        Map<UUID, NewOccupation> uses = new HashMap<>(lessons.uses(term));
        uses.putAll(exams.uses(term));
        return uses;
    }

    /** Gives back what was used before and is no more, and takes what is new; refuses when somebody has it. */
    void follow(Map<UUID, NewOccupation> before, String term) {
        Map<UUID, NewOccupation> after = of(term);
        for (OccupationKind kind : List.of(OccupationKind.CLASS, OccupationKind.EXAM)) {
            Set<UUID> gone = new HashSet<>();
            before.forEach((use, wish) -> {
                if (wish.kind() == kind && !after.containsKey(use)) {
                    gone.add(use);
                }
            });
            occupations.release(kind, gone);
        }
        Map<UUID, NewOccupation> added = new HashMap<>(after);
        added.keySet().removeAll(before.keySet());
        if (occupations.claim(List.copyOf(added.values())) instanceof Holding.Taken(List<Holding.Conflict> conflicts)) {
            throw taken(conflicts);
        }
    }

    /** The refusal that names the room and the time of the first conflict. */
    ProblemException taken(List<Holding.Conflict> conflicts) {
        Map<String, Object> facts = new HashMap<>(Map.of("room", "—", "from", "", "until", "", "kind", ""));
        conflicts.stream().findFirst().ifPresent(conflict -> {
            rooms.book()
                    .place(conflict.wish().place())
                    .ifPresent(place -> facts.put("room", place.name().zh()));
            facts.put("from", SlotWords.clock(conflict.by().from()));
            facts.put("until", SlotWords.clock(conflict.by().until()));
            facts.put("kind", conflict.by().kind());
        });
        return new ProblemException(TimetableProblem.ROOM_TAKEN, facts);
    }
}
