package shaopao.timetable;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.calendar.Term;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.people.Sheets;
import shaopao.places.CampusPlace;
import shaopao.places.NewOccupation;
import shaopao.places.PlaceId;
import shaopao.places.Places;
import shaopao.timetable.PlanFlaw.Reason;
import shaopao.timetable.SectionPlan.PlannedMeeting;
import shaopao.timetable.SectionStore.Known;
import tools.jackson.databind.json.JsonMapper;

/** Brings in the plan of a term: it takes the place of the one before, whole or not at all. */
@Component
class CourseImports {

    static final long BYTES_MAX = 20_000_000;
    private static final int ROWS_MAX = 40_000;

    private final Plans plans;
    private final SectionStore store;
    private final OtherUses others;
    private final PlanPeople people;
    private final Places places;
    private final Readers readers;
    private final ExamNews examNews;

    CourseImports(
            Plans plans,
            SectionStore store,
            OtherUses others,
            PlanPeople people,
            Places places,
            Readers readers,
            ExamNews examNews) {
        this.plans = plans;
        this.store = store;
        this.others = others;
        this.people = people;
        this.places = places;
        this.readers = readers;
        this.examNews = examNews;
    }

    /** What reads files, knows rooms, and keeps a trace. */
    @Component("planReaders")
    record Readers(Sheets sheets, JsonMapper json, Rooms rooms, RoomUses uses, Audit audit, Clock clock) {}

    /** How files are written. */
    enum Format {
        /** The JSON of finda-studyroom. */
        SJTU,
        /** CSV or XLSX with the columns of {@link PlanColumn}. */
        SHEET
    }

    /**
     * How to take a plan.
     *
     * @param leaveOut take what is good although rows are left out
     * @param campus code of the campus for rooms that are not known and get added; without it none is added
     */
    record Wish(Format format, boolean dryRun, boolean leaveOut, Optional<String> campus) {}

    /**
     * What came of it, or would come of it.
     *
     * @param rows in the file
     * @param rejected rows that are left out
     * @param lessons 0 in a dry run
     * @param rooms added
     * @param reasons how many rows have each flaw
     * @param flaws those that leave rows out come first; at most 5,000
     */
    record PlanReport(
            boolean dryRun,
            int rows,
            int rejected,
            int sections,
            int added,
            int changed,
            int removed,
            int lessons,
            List<String> rooms,
            Map<Reason, Long> reasons,
            List<PlanFlaw> flaws) {}

    private static final int FLAWS_MAX = 5_000;

    /** The plan as judged: good sections, flaws, and rooms to add. */
    private record Judged(PlanFile file, List<SectionPlan> plans, List<PlanFlaw> flaws, List<NewRooms.NewRoom> rooms) {

        /** Leaving a bad row out must not take away a section that is there already, with all that hangs on it. */
        boolean takesAway(Set<String> known, Set<String> good) {
            return flaws.stream()
                    .filter(flaw -> flaw.reason().leavesOut() && flaw.reason() != Reason.CALLED_OFF)
                    .map(PlanFlaw::section)
                    .anyMatch(code -> known.contains(code) && !good.contains(code));
        }

        int rejected() {
            return (int) flaws.stream()
                    .filter(flaw -> flaw.reason().leavesOut())
                    .map(PlanFlaw::row)
                    .distinct()
                    .count();
        }
    }

    @Transactional
    public PlanReport bringIn(Actor actor, String termCode, InputStream body, Wish wish) {
        Term term = plans.term(termCode);
        PlanFile file = read(body, wish.format());
        plans.alone(termCode);
        Judged judged = judge(term, file, wish);
        Map<String, Known> known = store.known(termCode);
        Map<String, SectionPlan> byCode = new LinkedHashMap<>();
        judged.plans().forEach(plan -> byCode.put(plan.line().section(), plan));
        if (wish.dryRun()) {
            return report(judged, known, byCode, true, 0);
        }
        if (judged.plans().isEmpty()
                || (judged.rejected() > 0 && !wish.leaveOut())
                || judged.takesAway(known.keySet(), byCode.keySet())) {
            throw new ProblemException(
                    TimetableProblem.PLAN_FLAWED,
                    Map.of("rejected", judged.rejected(), "rows", file.rows(), "errors", shown(judged.flaws())));
        }
        PlanReport report = report(judged, known, byCode, false, write(actor, term, judged, known, byCode));
        readers.audit()
                .record(
                        actor,
                        "timetable.imported",
                        "term",
                        termCode,
                        Map.of("rows", report.rows(), "rejected", report.rejected(), "sections", report.sections()));
        return report;
    }

    private PlanFile read(InputStream body, Format format) {
        Optional<PlanFile> file = switch (format) {
            case SJTU -> SjtuFile.read(body, readers.json(), ROWS_MAX);
            case SHEET -> readers.sheets().rows(body, BYTES_MAX, ROWS_MAX).flatMap(SheetFile::read);
        };
        return file.orElseThrow(() -> new ProblemException(TimetableProblem.PLAN_UNREADABLE, Map.of("rows", ROWS_MAX)));
    }

    private Judged judge(Term term, PlanFile file, Wish wish) {
        RoomBook book = readers.rooms().fresh();
        PlanRules.Bounds bounds = new PlanRules.Bounds(
                term.weeks(),
                plans.times().periodsMax(),
                book.codes(),
                wish.campus().isPresent());
        PlanRules.Verdict verdict = PlanRules.judge(file.lines(), bounds, file.unread());
        OtherUses.Found found = others.against(term, verdict.plans());
        List<PlanFlaw> flaws = new ArrayList<>(verdict.flaws());
        flaws.addAll(found.flaws());
        flaws.addAll(people.unknown(found.plans()));
        List<NewRooms.NewRoom> rooms = wish.campus()
                .map(campus -> NewRooms.of(found.plans(), book, campus))
                .orElse(List.of());
        return new Judged(file, found.plans(), flaws, rooms);
    }

    private static PlanReport report(
            Judged judged, Map<String, Known> known, Map<String, SectionPlan> byCode, boolean dryRun, int lessons) {
        int added = 0;
        int changed = 0;
        for (Map.Entry<String, SectionPlan> one : byCode.entrySet()) {
            Known there = known.get(one.getKey());
            if (there == null) {
                added++;
            } else if (!there.digest().equals(digest(one.getValue()))) {
                changed++;
            }
        }
        Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
        judged.flaws().forEach(flaw -> reasons.merge(flaw.reason(), 1L, Long::sum));
        return new PlanReport(
                dryRun,
                judged.file().rows(),
                judged.rejected(),
                byCode.size(),
                added,
                changed,
                (int) known.keySet().stream()
                        .filter(code -> !byCode.containsKey(code))
                        .count(),
                lessons,
                judged.rooms().stream().map(NewRooms.NewRoom::code).toList(),
                new TreeMap<>(reasons),
                shown(judged.flaws()));
    }

    private static List<PlanFlaw> shown(List<PlanFlaw> flaws) {
        return flaws.stream()
                .sorted(Comparator.comparing((PlanFlaw flaw) -> !flaw.reason().leavesOut())
                        .thenComparingInt(PlanFlaw::row))
                .limit(FLAWS_MAX)
                .toList();
    }

    /** What a plan comes to; equal for plans that say the same, wherever their rows stand. */
    private static String digest(SectionPlan plan) {
        List<PlannedMeeting> meetings = plan.meetings().stream()
                .map(one -> new PlannedMeeting(
                        0, one.weekday(), one.first(), one.last(), one.weeks(), one.room(), one.roomText()))
                .toList();
        return UUID.nameUUIDFromBytes((plan.line().anywhere() + "/" + meetings).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private int write(
            Actor actor, Term term, Judged judged, Map<String, Known> known, Map<String, SectionPlan> byCode) {
        places.ensure(actor, judged.rooms().stream().map(NewRooms.NewRoom::row).toList());
        RoomBook book = readers.rooms().fresh();
        Instant now = readers.clock().instant();
        Map<UUID, NewOccupation> before = readers.uses().of(term.code());
        Set<SectionId> leaving = known.entrySet().stream()
                .filter(one -> !byCode.containsKey(one.getKey()))
                .map(one -> one.getValue().id())
                .collect(Collectors.toSet());
        PlanNews.Ahead ahead = plans.ahead(term, leaving);
        examNews.dropped(leaving);
        List<Section> sections = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        Map<SectionId, List<Meeting>> meetings = new HashMap<>();
        for (SectionPlan plan : byCode.values()) {
            Known there = known.get(plan.line().section());
            String digest = digest(plan);
            SectionId id = there == null ? new SectionId(Ids.next()) : there.id();
            if (there == null || !there.digest().equals(digest)) {
                sections.add(section(id, term, plan.line()));
                digests.add(digest);
                meetings.put(
                        id,
                        plan.meetings().stream().map(one -> meeting(one, book)).toList());
            }
        }
        store.remove(leaving);
        store.write(sections, digests, now);
        store.write(meetings);
        people.enrol(byCode.values(), store.known(term.code()));
        return plans.lay(term, before, ahead);
    }

    private static Section section(SectionId id, Term term, PlanLine line) {
        return new Section(
                id,
                term.code(),
                line.section(),
                line.course(),
                new Words(line.name(), line.nameEn().isBlank() ? line.name() : line.nameEn()),
                line.teacher(),
                line.unit(),
                line.credit(),
                line.students(),
                line.note());
    }

    private static Meeting meeting(PlannedMeeting planned, RoomBook book) {
        Optional<PlaceId> room = book.byCode(planned.room()).map(CampusPlace::id);
        return new Meeting(
                planned.weekday(), planned.first(), planned.last(), planned.weeks(), room, planned.roomText());
    }
}
