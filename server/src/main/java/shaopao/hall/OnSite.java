package shaopao.hall;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.forms.Draft;
import shaopao.forms.Drafts;
import shaopao.forms.Field;
import shaopao.forms.Shape;
import shaopao.hall.catalogue.Catalogue;
import shaopao.hall.catalogue.Item;
import shaopao.hall.catalogue.LiveItem;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.workflow.By;
import shaopao.workflow.CaseEvent;
import shaopao.workflow.CaseFile;
import shaopao.workflow.CaseFilter;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseLists;
import shaopao.workflow.CaseStatus;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.Cases;
import shaopao.workflow.Command;
import shaopao.workflow.ListOrder;
import shaopao.workflow.Node;
import shaopao.workflow.Todo;
import shaopao.workflow.Viewer;

/**
 * Cases of a person who stands at a counter. Whoever calls answers for that: the person is there, and these are the
 * items of that counter. Each look and each act is recorded with the name of the clerk.
 */
@Component
public class OnSite {

    private static final Set<CaseStatus> OPEN = Set.of(CaseStatus.RUNNING, CaseStatus.RETURNED, CaseStatus.SUSPENDED);
    private static final int CASES_MAX = 30;

    private final CaseLists lists;
    private final Cases cases;
    private final Catalogue catalogue;
    private final Answers answers;
    private final Drafts drafts;
    private final Trail trail;

    OnSite(CaseLists lists, Cases cases, Catalogue catalogue, Answers answers, Drafts drafts, Trail trail) {
        this.lists = lists;
        this.cases = cases;
        this.catalogue = catalogue;
        this.answers = answers;
        this.drafts = drafts;
        this.trail = trail;
    }

    /** Who sees what, and what is remembered of it. */
    @Component
    record Trail(Sight sight, Audit audit) {}

    /** Something that is to be set right, with what stands there now if it is plain. */
    public record MissingField(String key, Words label, String type, String now) {}

    /**
     * An open case as a counter sees it: how it stands and what is missing, none of its answers but those in question.
     *
     * @param waitsForApplicant the person is to do something, and it can be done here
     * @param asked what the person was told to set right
     * @param todo number of the clerk's own to-do, if it waits for this clerk
     * @param signature to agree needs a hand-written one, which this page does not take
     */
    public record CounterCase(
            ApplicationCard card,
            boolean waitsForApplicant,
            String asked,
            List<MissingField> missing,
            Optional<Integer> todo,
            Optional<Words> node,
            boolean opinion,
            boolean signature) {}

    /** An application that was begun and not handed in. */
    public record BegunApplication(String item, Words name, java.time.Instant savedAt) {}

    /** What the counter learns of the person. */
    public record CounterCases(List<CounterCase> cases, List<BegunApplication> begun) {}

    /**
     * The open cases of the person on these items, and those that the clerk may see anyhow; and what the person has
     * begun of these items.
     */
    @Transactional
    public CounterCases cases(Actor clerk, PersonId person, Set<String> items, String why) {
        Viewer viewer = trail.sight().viewer(clerk);
        List<CaseSummary> open = lists.mine(
                person,
                new CaseFilter(
                        "", Set.of(), OPEN, CaseFilter.ALL.from(), CaseFilter.ALL.to(), CaseFilter.ALL.overdueAt()),
                ListOrder.NEWEST,
                Optional.empty(),
                CASES_MAX);
        List<CounterCase> seen = open.stream()
                .filter(one -> items.contains(one.topic())
                        || lists.seen(one.id(), viewer).isPresent())
                .flatMap(one -> cases.file(one.id(), Viewer.of(person)).stream())
                .map(file -> counterCase(file, clerk.person()))
                .toList();
        List<BegunApplication> begun = drafts.drafts(person).stream()
                .filter(draft -> items.contains(draft.form()))
                .map(draft -> new BegunApplication(draft.form(), name(draft), draft.savedAt()))
                .toList();
        trail.audit()
                .record(
                        clerk,
                        "hall.seen-at-counter",
                        "person",
                        person.toString(),
                        Map.of(
                                "why",
                                why,
                                "applications",
                                seen.stream().map(one -> one.card().number()).toList()));
        return new CounterCases(seen, begun);
    }

    private Words name(Draft draft) {
        return catalogue.item(draft.form()).map(live -> live.item().name()).orElse(Words.of(draft.form()));
    }

    private CounterCase counterCase(CaseFile file, PersonId clerk) {
        Item item = item(file);
        Optional<Todo> theirs = theirs(file);
        Optional<Todo> own = file.todos().stream()
                .filter(todo -> todo.person().equals(clerk)
                        && (todo.kind() == CaseEvent.TodoKind.DECIDE || todo.kind() == CaseEvent.TodoKind.ADVISE))
                .findFirst();
        Optional<Node.Manner> manner = own.flatMap(todo -> item.flow().node(todo.node()))
                .filter(Node.Approve.class::isInstance)
                .map(node -> ((Node.Approve) node).manner());
        return new CounterCase(
                ApplicationCard.of(file.summary(), item),
                theirs.isPresent(),
                theirs.map(_ -> told(file)).orElse(""),
                missing(file, item, theirs.isPresent()),
                own.map(Todo::number),
                own.flatMap(todo -> ApplicationCard.name(item.flow(), todo.node())),
                manner.filter(one -> one.opinion() == Node.OpinionRule.REQUIRED).isPresent(),
                manner.filter(Node.Manner::signature).isPresent());
    }

    private Item item(CaseFile file) {
        return catalogue.version(file.summary().topicVersion()).item();
    }

    /** The applicant's own open to-do. */
    private static Optional<Todo> theirs(CaseFile file) {
        return file.todos().stream()
                .filter(todo -> todo.person().equals(file.summary().applicant())
                        && (todo.kind() == CaseEvent.TodoKind.CORRECT || todo.kind() == CaseEvent.TodoKind.SUPPLEMENT))
                .findFirst();
    }

    /** What was said when it was sent back the last time. */
    private static String told(CaseFile file) {
        return file.steps().reversed().stream()
                .flatMap(step -> switch (step.event()) {
                    case CaseEvent.Returned returned -> Stream.of(returned.opinion());
                    case CaseEvent.CorrectionAsked asked -> Stream.of(asked.opinion());
                    default -> Stream.<String>empty();
                })
                .findFirst()
                .orElse("");
    }

    /** The fields that were named when it was sent back, and files that must be there and are not. */
    private static List<MissingField> missing(CaseFile file, Item item, boolean waits) {
        Set<String> keys = new LinkedHashSet<>();
        if (waits) {
            file.steps().reversed().stream()
                    .map(step -> step.event())
                    .filter(event -> event instanceof CaseEvent.CorrectionAsked || event instanceof CaseEvent.Returned)
                    .findFirst()
                    .filter(CaseEvent.CorrectionAsked.class::isInstance)
                    .ifPresent(event -> keys.addAll(((CaseEvent.CorrectionAsked) event).fields()));
        }
        item.form().fields().stream()
                .filter(field -> field.shape() instanceof Shape.FileUpload
                        && field.required()
                        && field.filledBy().isEmpty()
                        && file.answers().get(field.key()) == null)
                .forEach(field -> keys.add(field.key()));
        return item.form().fields().stream()
                .filter(field -> keys.contains(field.key()))
                .map(field -> new MissingField(
                        field.key(),
                        field.label(),
                        type(field),
                        plain(file.answers().get(field.key()))))
                .toList();
    }

    private static String type(Field field) {
        return switch (field.shape()) {
            case Shape.Text _, Shape.LongText _ -> "text";
            case Shape.Quantity _ -> "number";
            case Shape.Day _ -> "date";
            case Shape.FileUpload _ -> "file";
            default -> "other";
        };
    }

    private static String plain(@Nullable Object answer) {
        return answer instanceof String || answer instanceof Number ? String.valueOf(answer) : "";
    }

    /**
     * Hands a case that was sent back in again for the person who stands there, with what was set right at the counter.
     * The history names the clerk, and the person in whose name it was.
     *
     * @param mended answers to plain fields; the others stay as they are
     */
    @Transactional
    public CounterCase handIn(
            Actor clerk, PersonId person, CaseId id, UUID commandId, Map<String, Object> mended, Set<String> items) {
        By.Person by = new By.Person(clerk.person(), Optional.of(person));
        CaseSummary moved = cases.act(
                id, commandId, file -> again(file, person, by, mended, items), clerk.name(), Viewer.of(person));
        trail.audit()
                .record(
                        clerk,
                        "hall.handed-in-at-counter",
                        "application",
                        id.toString(),
                        Map.of(
                                "item", moved.topic(),
                                "number", moved.number(),
                                "person", person,
                                "mended", mended.keySet().stream().sorted().toList()));
        return counterCase(cases.file(id, Viewer.of(person)).orElseThrow(), clerk.person());
    }

    private Command again(CaseFile file, PersonId person, By.Person by, Map<String, Object> mended, Set<String> items) {
        boolean here = items.contains(file.summary().topic())
                && file.summary().applicant().equals(person);
        Todo todo = theirs(file).filter(_ -> here).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        Item item = item(file);
        Map<String, Object> given = new HashMap<>(file.answers());
        requirePlain(item, mended.keySet());
        mended.forEach((key, value) -> given.put(key, typed(item, key, value)));
        Map<String, Object> accepted = answers.accepted(item.form(), person, given, file.answers());
        answers.keepFiles(file.summary(), item.form(), accepted);
        return todo.kind() == CaseEvent.TodoKind.CORRECT
                ? new Command.Submit(by, accepted, Map.of())
                : new Command.Correct(by, todo.number(), accepted);
    }

    /** At a counter only what is typed is mended; choices, files and signatures are the person's own. */
    private static void requirePlain(Item item, Set<String> keys) {
        Set<String> plain = new HashSet<>();
        item.form().fields().stream()
                .filter(field -> Set.of("text", "number", "date").contains(type(field)))
                .forEach(field -> plain.add(field.key()));
        if (!plain.containsAll(keys)) {
            throw new ProblemException(HallProblem.FIELD_NOT_OPEN);
        }
    }

    /** A number stands in answers as a number; what is none is left to the form, which tells so. */
    private static Object typed(Item item, String key, Object value) {
        boolean number = item.form().fields().stream()
                .anyMatch(field -> field.key().equals(key) && field.shape() instanceof Shape.Quantity);
        if (number && value instanceof String text) {
            try {
                return new BigDecimal(text.strip());
            } catch (NumberFormatException _) {
                return value;
            }
        }
        return value;
    }

    /** Begins an application for the person, who goes on with it on the phone; one that was begun stays as it is. */
    @Transactional
    public BegunApplication begin(PersonId person, String code) {
        LiveItem live = catalogue
                .item(code)
                .filter(one -> !one.item().counterOnly())
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        Draft draft = drafts.draft(person, code)
                .orElseGet(() -> drafts.save(person, code, Optional.of(live.version()), Map.of(), Optional.of(0)));
        return new BegunApplication(code, live.item().name(), draft.savedAt());
    }
}
