package shaopao.timetable;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Sheets;
import shaopao.people.Sheets.SheetRow;
import shaopao.timetable.ListFile.Column;
import shaopao.timetable.PlanFlaw.Reason;

/** Who is in which section: lists of student numbers, which replace the lists of the sections that they name. */
@Component
class Rolls {

    static final Column SECTION = new Column("教学班号", "section");
    static final Column NUMBER = new Column("学号", "student number");

    private static final long BYTES_MAX = 20_000_000;
    private static final int ROWS_MAX = 300_000;

    private final Plans plans;
    private final SectionStore store;
    private final People people;
    private final Sheets sheets;
    private final Audit audit;

    Rolls(Plans plans, SectionStore store, People people, Sheets sheets, Audit audit) {
        this.plans = plans;
        this.store = store;
        this.people = people;
        this.sheets = sheets;
        this.audit = audit;
    }

    private record Entry(int row, String section, String number) {}

    /** Takes the list whole, or with {@code leaveOut} without its bad rows, or not at all. */
    @Transactional
    public ListReport bringIn(Actor actor, String term, InputStream body, boolean dryRun, boolean leaveOut) {
        plans.term(term);
        ListFile file = sheets.rows(body, BYTES_MAX, ROWS_MAX)
                .flatMap(rows -> ListFile.of(rows, List.of(SECTION, NUMBER)))
                .orElseThrow(() -> new ProblemException(TimetableProblem.PLAN_UNREADABLE, Map.of("rows", ROWS_MAX)));
        plans.alone(term);
        List<Entry> entries = new ArrayList<>();
        for (SheetRow row : file.rows()) {
            entries.add(new Entry((int) row.number(), file.cell(row, SECTION), file.cell(row, NUMBER)));
        }
        Map<String, SectionStore.Known> sections = store.known(term);
        Set<String> numbers = new HashSet<>();
        entries.forEach(entry -> numbers.add(entry.number()));
        Map<String, PersonId> persons = people.numbered(numbers);
        List<PlanFlaw> flaws = new ArrayList<>();
        List<SectionId> of = new ArrayList<>();
        List<PersonId> who = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (Entry entry : entries) {
            SectionStore.Known section = sections.get(entry.section());
            PersonId person = persons.get(entry.number());
            if (section == null) {
                flaws.add(new PlanFlaw(entry.row(), entry.section(), Reason.SECTION_UNKNOWN, entry.section()));
            } else if (person == null) {
                flaws.add(new PlanFlaw(entry.row(), entry.section(), Reason.PERSON_UNKNOWN, entry.number()));
            } else if (seen.add(List.of(section.id(), person))) {
                of.add(section.id());
                who.add(person);
            } else {
                flaws.add(new PlanFlaw(entry.row(), entry.section(), Reason.DUPLICATE, entry.number()));
            }
        }
        ListReport report = ListReport.of(dryRun, entries.size(), who.size(), flaws);
        if (dryRun) {
            return report;
        }
        if (report.rejected() > 0 && !leaveOut) {
            throw new ProblemException(
                    TimetableProblem.PLAN_FLAWED,
                    Map.of("rejected", report.rejected(), "rows", report.rows(), "errors", report.flaws()));
        }
        store.members(
                "LIST",
                new HashSet<>(of),
                of,
                who,
                who.stream().map(_ -> "STUDENT").toList());
        audit.record(actor, "timetable.roll-imported", "term", term, Map.of("students", who.size()));
        return report;
    }
}
