package shaopao.timetable;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.calendar.Calendar;
import shaopao.calendar.CalendarDay;
import shaopao.calendar.Term;
import shaopao.db.Locks;
import shaopao.kernel.ProblemException;
import shaopao.places.Holding;
import shaopao.places.NewOccupation;
import shaopao.places.OccupationKind;
import shaopao.places.Occupations;

/** Makes lessons of plans: when a plan, the period tables or the teaching days change, those that differ are written. */
@Component
class Plans {

    private final Calendar calendar;
    private final SectionStore sections;
    private final LessonStore lessons;
    private final TeachingStore teaching;
    private final Occupations occupations;
    private final Desk desk;
    private final PlanNews news;

    Plans(
            Calendar calendar,
            SectionStore sections,
            LessonStore lessons,
            TeachingStore teaching,
            Occupations occupations,
            Desk desk,
            PlanNews news) {
        this.calendar = calendar;
        this.sections = sections;
        this.lessons = lessons;
        this.teaching = teaching;
        this.occupations = occupations;
        this.desk = desk;
        this.news = news;
    }

    /** What is needed everywhere here. */
    @Component("timetableDesk")
    record Desk(Rooms rooms, Locks locks, TimetableSettings settings, Clock clock) {}

    Term term(String code) {
        return calendar.terms().stream()
                .filter(term -> term.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ProblemException(TimetableProblem.TERM_UNKNOWN, Map.of("term", code)));
    }

    TeachingTimes times() {
        return new TeachingTimes(teaching.tables(), desk.settings().periods());
    }

    LessonRules.Frame frame(Term term, RoomBook rooms) {
        List<CalendarDay> off = calendar.days(term.firstDay(), term.lastDay()).stream()
                .filter(day -> day.kind() == CalendarDay.Kind.HOLIDAY)
                .toList();
        return new LessonRules.Frame(
                term,
                new TeachingDays(
                        off.stream().map(CalendarDay::day).toList(), teaching.days(term.firstDay(), term.lastDay())),
                times(),
                rooms);
    }

    /** One change of a term's lessons at a time. */
    void alone(String term) {
        desk.locks().hold("timetable." + term);
    }

    /**
     * Writes the lessons that follow from the stored plan of a term, gives rooms back and takes others.
     *
     * @return how many lessons the plan has
     */
    @Transactional
    public int lay(Term term) {
        Instant now = desk.clock().instant();
        Map<SectionId, Map<LessonId, Integer>> ahead = lessons.ahead(term.code(), now);
        Map<UUID, NewOccupation> before = lessons.uses(term.code());
        LessonRules.Frame frame = frame(term, desk.rooms().book());
        Set<SectionId> ids = new HashSet<>();
        sections.known(term.code()).values().forEach(known -> ids.add(known.id()));
        List<Lesson> planned = new ArrayList<>();
        sections.meetings(ids)
                .forEach((section, meetings) -> planned.addAll(LessonRules.lessons(section, meetings, frame, now)));
        lessons.removeAllBut(term.code(), planned);
        lessons.plan(planned, now);
        rooms(before, lessons.uses(term.code()));
        news.replanned(ahead, lessons.ahead(term.code(), now), now);
        return planned.size();
    }

    private void rooms(Map<UUID, NewOccupation> before, Map<UUID, NewOccupation> after) {
        Map<UUID, NewOccupation> gone = new HashMap<>(before);
        gone.keySet().removeAll(after.keySet());
        occupations.release(OccupationKind.CLASS, gone.keySet());
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
            desk.rooms()
                    .book()
                    .place(conflict.wish().place())
                    .ifPresent(place -> facts.put("room", place.name().zh()));
            facts.put("from", SlotWords.clock(conflict.by().from()));
            facts.put("until", SlotWords.clock(conflict.by().until()));
            facts.put("kind", conflict.by().kind());
        });
        return new ProblemException(TimetableProblem.ROOM_TAKEN, facts);
    }
}
