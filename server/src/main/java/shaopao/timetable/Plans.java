package shaopao.timetable;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
import shaopao.places.NewOccupation;

/** Makes lessons of plans: when a plan, the periods or the teaching days change, those that differ are written. */
@Component
class Plans {

    private final Calendar calendar;
    private final SectionStore sections;
    private final LessonStore lessons;
    private final TeachingStore teaching;
    private final RoomUses uses;
    private final Desk desk;
    private final PlanNews news;

    Plans(
            Calendar calendar,
            SectionStore sections,
            LessonStore lessons,
            TeachingStore teaching,
            RoomUses uses,
            Desk desk,
            PlanNews news) {
        this.calendar = calendar;
        this.sections = sections;
        this.lessons = lessons;
        this.teaching = teaching;
        this.uses = uses;
        this.desk = desk;
        this.news = news;
    }

    /** What is needed everywhere here. */
    @Component("timetableDesk")
    record Desk(Rooms rooms, Locks locks, TimetableSettings settings, Clock clock) {}

    Desk desk() {
        return desk;
    }

    Term term(String code) {
        return calendar.terms().stream()
                .filter(term -> term.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ProblemException(TimetableProblem.TERM_UNKNOWN, Map.of("term", code)));
    }

    TeachingTimes times() {
        return new TeachingTimes(teaching.tables(), desk.settings().periods());
    }

    TeachingDays days(Term term) {
        List<CalendarDay> off = calendar.days(term.firstDay(), term.lastDay()).stream()
                .filter(day -> day.kind() == CalendarDay.Kind.HOLIDAY)
                .toList();
        return new TeachingDays(
                off.stream().map(CalendarDay::day).toList(), teaching.days(term.firstDay(), term.lastDay()));
    }

    LessonRules.Frame frame(Term term, RoomBook rooms) {
        return new LessonRules.Frame(term, days(term), times(), rooms);
    }

    /** One change of a term's lessons at a time. */
    void alone(String term) {
        desk.locks().hold("timetable." + term);
    }

    /** Writes the lessons that follow from the stored plan of a term, gives rooms back and takes others. */
    @Transactional
    public void lay(Term term) {
        lay(term, uses.of(term.code()), ahead(term, Set.of()));
    }

    /** Lessons yet to come, to be told from those of a new plan; {@code leaving}: sections that are about to go. */
    PlanNews.Ahead ahead(Term term, Set<SectionId> leaving) {
        return new PlanNews.Ahead(
                lessons.ahead(term.code(), desk.clock().instant()),
                sections.sections(leaving),
                sections.members(leaving));
    }

    /**
     * The same after sections were removed.
     *
     * @param before what the term used when they were there
     * @param ahead its lessons yet to come then
     * @return how many lessons the plan has
     */
    int lay(Term term, Map<UUID, NewOccupation> before, PlanNews.Ahead ahead) {
        Instant now = desk.clock().instant();
        LessonRules.Frame frame = frame(term, desk.rooms().book());
        Set<SectionId> ids = new HashSet<>();
        sections.known(term.code()).values().forEach(known -> ids.add(known.id()));
        List<Lesson> planned = new ArrayList<>();
        Set<LessonId> untaught = new HashSet<>();
        sections.meetings(ids).forEach((section, meetings) -> {
            planned.addAll(LessonRules.lessons(section, meetings, frame, now));
            untaught.addAll(LessonRules.names(section, meetings, term));
        });
        planned.forEach(lesson -> untaught.remove(lesson.id()));
        lessons.removeAllBut(term.code(), planned, untaught);
        lessons.plan(planned, now);
        uses.follow(before, term.code());
        news.replanned(ahead, lessons.ahead(term.code(), now), now);
        return planned.size();
    }
}
