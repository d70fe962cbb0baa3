package shaopao.hall;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.files.FileId;
import shaopao.files.Files;
import shaopao.forms.Field;
import shaopao.forms.Shape;
import shaopao.hall.catalogue.Item;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.people.Codes;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.workflow.CaseEvent;
import shaopao.workflow.CaseFile;
import shaopao.workflow.CaseId;

/** The file of an application: as one document, and the contents of its files for those who may see them. */
@Component
class Documents {

    /** Long enough to look at it, short enough not to be passed on. */
    private static final Duration LINK = Duration.ofMinutes(5);

    private final Applications applications;
    private final ApplicationPages pages;
    private final ApplicationPages.Beside beside;
    private final Names names;
    private final Files files;
    private final Audit audit;
    private final Clock clock;

    Documents(
            Applications applications,
            ApplicationPages pages,
            ApplicationPages.Beside beside,
            Names names,
            Files files,
            Audit audit,
            Clock clock) {
        this.applications = applications;
        this.pages = pages;
        this.beside = beside;
        this.names = names;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who and what is named in a document. */
    @Component
    record Names(People people, Codes codes) {}

    /** Everything that a print needs; that it was taken is recorded. */
    @Transactional
    CaseDocument document(Actor actor, CaseId id) {
        CaseFile file = applications.file(actor, id);
        ApplicationPage page = pages.page(actor, id);
        audit.record(
                actor,
                "hall.printed",
                "application",
                id.toString(),
                Map.of("number", page.card().number()));
        return new CaseDocument(
                page.card().number(),
                page.card().name(),
                pages.department(file),
                page.card().applicantName(),
                names.people()
                        .person(file.summary().applicant())
                        .map(Person::number)
                        .orElse(""),
                page.card().status().name(),
                page.card().createdAt(),
                page.card().endedAt(),
                lines(page.form().fields(), page.answers()),
                page.timeline(),
                page.clock(),
                page.supplements(),
                page.result(),
                page.rating(),
                Moments.now(clock),
                actor.name());
    }

    private List<CaseDocument.FieldLine> lines(List<Field> fields, Map<?, ?> answers) {
        List<CaseDocument.FieldLine> lines = new ArrayList<>();
        for (Field field : fields) {
            Object answer = answers.get(field.key());
            if (answer != null) {
                List<List<CaseDocument.FieldLine>> rows = rows(field, answer);
                lines.add(new CaseDocument.FieldLine(
                        field.label(),
                        rows.isEmpty() ? ValueWords.of(field, answer, names.codes()::words) : Words.of(""),
                        rows));
            }
        }
        return lines;
    }

    /** Of a table or a repeated group. */
    private List<List<CaseDocument.FieldLine>> rows(Field field, Object answer) {
        List<Field> inner = field.shape() instanceof Shape.Rows asked ? asked.asked() : List.of();
        return inner.isEmpty() || !(answer instanceof List<?> rows)
                ? List.of()
                : rows.stream()
                        .flatMap(row -> row instanceof Map<?, ?> map ? Stream.of(lines(inner, map)) : Stream.empty())
                        .toList();
    }

    /** An address of a file of the application for some minutes, if the reader may see it there. */
    String link(Actor actor, CaseId id, FileId wanted) {
        CaseFile file = applications.file(actor, id);
        Item item = pages.item(file);
        PossibleActs.Reader reader = pages.reader(actor, file.summary());
        Set<String> hidden = VisibleRules.hidden(file, item.flow(), reader);
        Stream<FileId> answered =
                ApplicationPages.materials(file, item, hidden).stream().map(ApplicationPage.HandedInFile::id);
        Stream<FileId> added = beside.conversations().supplements(actor, file.summary()).stream()
                .map(Supplement::file);
        Stream<FileId> results = beside.conversations().result(file.summary()).stream()
                .flatMap(result -> result.files().stream())
                .map(CaseResult.ResultFile::id);
        boolean here = Stream.of(answered, added, results, signatures(file))
                .flatMap(ids -> ids)
                .anyMatch(wanted::equals);
        return files.file(wanted)
                .filter(_ -> here)
                .filter(found ->
                        found.owner().filter(owner -> owned(file, owner)).isPresent())
                .map(found -> files.link(found.id(), LINK))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** A file of somebody who had no hand in the application is not shown by naming it in an answer. */
    private boolean owned(CaseFile file, java.util.UUID owner) {
        return Applications.hands(file).stream().anyMatch(hand -> hand.value().equals(owner))
                || beside.conversations().added(file.summary().id(), owner);
    }

    private static Stream<FileId> signatures(CaseFile file) {
        return file.steps().stream()
                .flatMap(step -> switch (step.event()) {
                    case CaseEvent.Approved approved -> approved.signature().stream();
                    case CaseEvent.Rejected rejected -> rejected.signature().stream();
                    default -> Stream.empty();
                })
                .flatMap(text -> Materials.in(Map.of("file", text)).stream())
                .map(Materials.Attached::id);
    }
}
