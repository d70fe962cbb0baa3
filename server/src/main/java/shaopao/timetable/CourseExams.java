package shaopao.timetable;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.calendar.Term;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Sheets;
import shaopao.places.NewOccupation;
import shaopao.places.OccupationKind;
import shaopao.places.Occupations;
import shaopao.timetable.ExamFile.ExamPlan;

/** Exams of a term: a list replaces the one before, holds its rooms, and tells those whose exam is new or other. */
@Component
class CourseExams {

    private static final long BYTES_MAX = 20_000_000;
    private static final int ROWS_MAX = 300_000;

    private final Plans plans;
    private final ExamStore store;
    private final SectionStore sections;
    private final Occupations occupations;
    private final Sources sources;
    private final ExamNews news;
    private final Plans.Desk desk;

    CourseExams(
            Plans plans,
            ExamStore store,
            SectionStore sections,
            Occupations occupations,
            Sources sources,
            ExamNews news,
            Plans.Desk desk) {
        this.plans = plans;
        this.store = store;
        this.sections = sections;
        this.occupations = occupations;
        this.sources = sources;
        this.news = news;
        this.desk = desk;
    }

    /** What names in a list are looked up in, and where it is recorded. */
    @Component("examSources")
    record Sources(People people, Sheets sheets, RoomUses uses, Audit audit) {}

    /** Takes the list whole, or with {@code leaveOut} without the exams of its bad rows, or not at all. */
    @Transactional
    public ListReport bringIn(Actor actor, String termCode, InputStream body, boolean dryRun, boolean leaveOut) {
        Term term = plans.term(termCode);
        ListFile file = sources.sheets()
                .rows(body, BYTES_MAX, ROWS_MAX)
                .flatMap(rows -> ListFile.of(rows, ExamFile.NEEDED))
                .orElseThrow(() -> new ProblemException(TimetableProblem.PLAN_UNREADABLE, Map.of("rows", ROWS_MAX)));
        plans.alone(termCode);
        Set<String> numbers = new HashSet<>();
        file.rows().forEach(row -> numbers.add(file.cell(row, ExamFile.NUMBER)));
        numbers.remove("");
        ExamFile read = ExamFile.read(
                file,
                term,
                sections.known(termCode),
                desk.rooms().fresh(),
                sources.people().numbered(numbers));
        List<PlanFlaw> flaws = new ArrayList<>(read.flaws());
        List<ExamPlan> good = new ArrayList<>();
        Map<UUID, NewOccupation> own = store.uses(termCode);
        for (ExamPlan plan : read.plans()) {
            List<PlanFlaw> taken = new ArrayList<>(taken(plan, own.keySet()));
            good.stream()
                    .filter(plan::shares)
                    .findFirst()
                    .ifPresent(other -> taken.add(new PlanFlaw(
                            plan.row(), plan.code(), PlanFlaw.Reason.ROOM_TAKEN, other.code() + " #" + other.row())));
            flaws.addAll(taken);
            if (taken.isEmpty()) {
                good.add(plan);
            }
        }
        ListReport report = ListReport.of(dryRun, file.rows().size(), good.size(), flaws);
        if (dryRun) {
            return report;
        }
        if (report.rejected() > 0 && !leaveOut) {
            throw new ProblemException(
                    TimetableProblem.PLAN_FLAWED,
                    Map.of("rejected", report.rejected(), "rows", report.rows(), "errors", report.flaws()));
        }
        keepWhatIsThere(termCode, good, report);
        write(termCode, good, sources.uses().of(termCode));
        sources.audit().record(actor, "timetable.exams-imported", "term", termCode, Map.of("exams", good.size()));
        return report;
    }

    /** Leaving a bad row out must not take an exam away that is there already. */
    private void keepWhatIsThere(String term, List<ExamPlan> good, ListReport report) {
        Set<String> bad = new HashSet<>();
        report.flaws().stream().filter(flaw -> flaw.reason().leavesOut()).forEach(flaw -> bad.add(flaw.section()));
        Set<String> kept = new HashSet<>();
        good.forEach(plan -> kept.add(plan.section() + "/" + plan.kind()));
        Map<String, Exam> known = store.byKind(term);
        boolean lost = sections.known(term).entrySet().stream()
                .filter(one -> bad.contains(one.getKey()))
                .anyMatch(one -> known.entrySet().stream()
                        .anyMatch(exam ->
                                exam.getValue().section().equals(one.getValue().id())
                                        && !kept.contains(exam.getKey())));
        if (lost) {
            throw new ProblemException(
                    TimetableProblem.PLAN_FLAWED,
                    Map.of("rejected", report.rejected(), "rows", report.rows(), "errors", report.flaws()));
        }
    }

    /** Rooms that lessons, maintenance or other terms' exams have at that time. */
    private List<PlanFlaw> taken(ExamPlan plan, Set<UUID> own) {
        return occupations.occupied(plan.rooms(), plan.startsAt(), plan.endsAt()).stream()
                .filter(one -> one.kind() != OccupationKind.BOOKING && !own.contains(one.reference()))
                .limit(1)
                .map(one -> new PlanFlaw(
                        plan.row(),
                        plan.code(),
                        PlanFlaw.Reason.ROOM_OCCUPIED,
                        "%s %s %s"
                                .formatted(
                                        desk.rooms()
                                                .book()
                                                .place(one.place())
                                                .map(place -> place.name().zh())
                                                .orElse(""),
                                        one.kind(),
                                        SlotWords.clock(one.from()))))
                .toList();
    }

    private void write(String term, List<ExamPlan> good, Map<UUID, NewOccupation> before) {
        Instant now = desk.clock().instant();
        Map<String, Exam> known = store.byKind(term);
        Set<String> kept = new HashSet<>();
        List<Exam> told = new ArrayList<>();
        for (ExamPlan plan : good) {
            String key = plan.section() + "/" + plan.kind();
            kept.add(key);
            Exam old = known.get(key);
            boolean same = old != null
                    && old.startsAt().equals(plan.startsAt())
                    && old.endsAt().equals(plan.endsAt())
                    && Set.copyOf(old.rooms()).equals(Set.copyOf(plan.rooms()));
            Exam exam = new Exam(
                    old == null ? new ExamId(Ids.next()) : old.id(),
                    plan.section(),
                    plan.kind(),
                    plan.startsAt(),
                    plan.endsAt(),
                    plan.rooms(),
                    Optional.empty(),
                    old == null ? 0 : same ? old.sequence() : old.sequence() + 1,
                    old != null && same ? old.changedAt() : now);
            store.write(exam);
            store.seats(exam.id(), plan.seats());
            if (!same && exam.startsAt().isAfter(now)) {
                told.add(exam);
            }
        }
        List<Exam> gone = known.entrySet().stream()
                .filter(one -> !kept.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        news.dropped(gone);
        store.remove(gone.stream().map(Exam::id).toList());
        sources.uses().follow(before, term);
        news.set(told);
    }

    /** Exams of one section. */
    List<Exam> of(SectionId section) {
        return store.of(List.of(section));
    }
}
