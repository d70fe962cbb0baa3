package shaopao.hall;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import shaopao.hall.catalogue.Item;
import shaopao.kernel.PersonId;
import shaopao.workflow.By;
import shaopao.workflow.CaseEvent;
import shaopao.workflow.CaseFile;
import shaopao.workflow.Command;
import shaopao.workflow.Node;
import shaopao.workflow.Outlook;
import shaopao.workflow.Todo;
import shaopao.workflow.WorkflowProblem;

/** What a reader may do to an application now: each act is tried in thought, so the answer is the decider's own. */
@Component
class PossibleActs {

    private static final String WORDS = "-";

    private final MessageSource messages;

    PossibleActs(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * The reader of an application.
     *
     * @param absent people for whom the reader stands in on this item
     */
    record Reader(PersonId person, PersonId acting, boolean applicant, boolean manages, Set<PersonId> absent) {

        By.Person by() {
            return new By.Person(acting, person.equals(acting) ? Optional.empty() : Optional.of(person));
        }
    }

    ApplicationPage.Possible of(CaseFile file, Item item, Outlook.View view, Reader reader) {
        List<ApplicationPage.PossibleAct> acts = new ArrayList<>();
        tried(file, reader).forEach((act, commands) -> acts.add(tried(act, commands, view)));
        Optional<Todo> own = own(file, reader);
        List<ApplicationPage.NamedNode> returnable = own.stream()
                .flatMap(todo -> passed(file, item, todo.node()).stream()
                        .filter(node -> view.obstacle(new Command.Return(
                                        reader.by(),
                                        todo.number(),
                                        WORDS,
                                        Optional.of(node.key()),
                                        Command.Onward.AGAIN))
                                .isEmpty()))
                .toList();
        List<ApplicationPage.NamedNode> jumpable = reader.manages()
                ? VisibleRules.all(item.flow().steps())
                        .filter(node -> view.obstacle(new Command.Jump(reader.by(), node.key(), WORDS))
                                .isEmpty())
                        .map(node -> new ApplicationPage.NamedNode(node.key(), node.name()))
                        .toList()
                : List.of();
        return new ApplicationPage.Possible(acts, returnable, jumpable);
    }

    /** The acts that fit the reader's part, each with the commands of which one would do. */
    private static Map<ActOnApplication.Kind, List<Tried>> tried(CaseFile file, Reader reader) {
        Map<ActOnApplication.Kind, List<Tried>> acts = new LinkedHashMap<>();
        By.Person by = reader.by();
        own(file, reader).ifPresent(todo -> ofTodo(file, todo, by, acts));
        lastDone(file, reader)
                .ifPresent(todo -> acts.put(
                        ActOnApplication.Kind.RECALL, List.of(new Tried(todo, new Command.Recall(by, todo, WORDS)))));
        if (reader.applicant()) {
            put(acts, ActOnApplication.Kind.WITHDRAW, new Command.Withdraw(by, WORDS));
            put(acts, ActOnApplication.Kind.URGE, new Command.Urge(by, WORDS));
        } else {
            put(acts, ActOnApplication.Kind.COPY, new Command.Copy(by, List.of(by.person()), WORDS));
        }
        put(acts, ActOnApplication.Kind.COMMENT, new Command.Comment(by, WORDS));
        if (reader.manages()) {
            ofOwner(file, by, acts);
        }
        return acts;
    }

    private record Tried(int todo, Command command) {}

    private static void put(Map<ActOnApplication.Kind, List<Tried>> acts, ActOnApplication.Kind act, Command command) {
        acts.put(act, List.of(new Tried(0, command)));
    }

    private static void ofTodo(CaseFile file, Todo todo, By.Person by, Map<ActOnApplication.Kind, List<Tried>> acts) {
        int number = todo.number();
        switch (todo.kind()) {
            case DECIDE, ADVISE, RESCUE -> {
                PersonId somebody = new PersonId(new java.util.UUID(0, 1));
                Command.Enclosed signed = new Command.Enclosed(Optional.of(WORDS), Map.of(), Map.of());
                List.of(
                                Map.entry(
                                        ActOnApplication.Kind.APPROVE, new Command.Approve(by, number, WORDS, signed)),
                                Map.entry(
                                        ActOnApplication.Kind.REJECT,
                                        new Command.Reject(by, number, WORDS, Optional.of(WORDS))),
                                Map.entry(ActOnApplication.Kind.RETURN, new Command.Return(by, number, WORDS)),
                                Map.entry(
                                        ActOnApplication.Kind.ASK_CORRECTION,
                                        new Command.AskCorrection(
                                                by, number, Command.Fault.INCORRECT, List.of(), WORDS)),
                                Map.entry(
                                        ActOnApplication.Kind.TRANSFER,
                                        new Command.Transfer(by, number, somebody, WORDS)),
                                Map.entry(
                                        ActOnApplication.Kind.DELEGATE,
                                        new Command.Delegate(by, number, somebody, WORDS)),
                                Map.entry(
                                        ActOnApplication.Kind.ADD_SIGNER,
                                        new Command.AddSigner(
                                                by, number, List.of(somebody), Command.Position.BESIDE, WORDS)))
                        .forEach(one -> acts.put(one.getKey(), List.of(new Tried(number, one.getValue()))));
                acts.put(
                        ActOnApplication.Kind.REMOVE_SIGNER,
                        file.todos().stream()
                                .filter(other -> other.node().equals(todo.node()) && other.number() != number)
                                .map(other ->
                                        new Tried(number, new Command.RemoveSigner(by, number, other.person(), WORDS)))
                                .toList());
                acts.put(ActOnApplication.Kind.UNCLAIM, List.of(new Tried(number, new Command.Unclaim(by, number))));
            }
            case CLAIM ->
                acts.put(ActOnApplication.Kind.CLAIM, List.of(new Tried(number, new Command.Claim(by, number))));
            case FILL ->
                acts.put(
                        ActOnApplication.Kind.FILL, List.of(new Tried(number, new Command.Fill(by, number, Map.of()))));
            case CORRECT ->
                acts.put(
                        ActOnApplication.Kind.RESUBMIT,
                        List.of(new Tried(number, new Command.Submit(by, file.answers()))));
            case SUPPLEMENT ->
                acts.put(
                        ActOnApplication.Kind.CORRECT,
                        List.of(new Tried(number, new Command.Correct(by, number, file.answers()))));
        }
    }

    private static void ofOwner(CaseFile file, By.Person by, Map<ActOnApplication.Kind, List<Tried>> acts) {
        put(acts, ActOnApplication.Kind.SUSPEND, new Command.Suspend(by, WORDS));
        put(acts, ActOnApplication.Kind.RESUME, new Command.Resume(by, WORDS));
        put(acts, ActOnApplication.Kind.CANCEL, new Command.Cancel(by, WORDS));
        PersonId somebody = new PersonId(new java.util.UUID(0, 1));
        acts.put(
                ActOnApplication.Kind.REASSIGN,
                file.todos().stream()
                        .map(todo -> new Tried(todo.number(), new Command.Reassign(by, todo.number(), somebody, WORDS)))
                        .toList());
    }

    /** The first of the commands that would be done; else the refusal of the first. */
    private ApplicationPage.PossibleAct tried(ActOnApplication.Kind act, List<Tried> commands, Outlook.View view) {
        Optional<WorkflowProblem> problem = Optional.of(WorkflowProblem.ACT_NOT_ALLOWED);
        Optional<Integer> todo = Optional.empty();
        for (Tried tried : commands) {
            problem = view.obstacle(tried.command());
            todo = tried.todo() == 0 ? Optional.empty() : Optional.of(tried.todo());
            if (problem.isEmpty()) {
                break;
            }
        }
        return new ApplicationPage.PossibleAct(act, todo, problem.map(WorkflowProblem::slug), problem.map(this::told));
    }

    private String told(WorkflowProblem problem) {
        Locale locale = LocaleContextHolder.getLocale();
        return String.valueOf(
                messages.getMessage("problem." + problem.name() + ".title", null, problem.name(), locale));
    }

    /** The reader's own to-do, or one that the reader may do for somebody who is away. */
    static Optional<Todo> own(CaseFile file, Reader reader) {
        return file.todos().stream()
                .filter(todo -> todo.person().equals(reader.person()))
                .findFirst()
                .or(() -> file.todos().stream()
                        .filter(todo -> reader.absent().contains(todo.person()) && forDeputies(todo.kind()))
                        .findFirst());
    }

    private static boolean forDeputies(CaseEvent.TodoKind kind) {
        return kind != CaseEvent.TodoKind.CORRECT && kind != CaseEvent.TodoKind.SUPPLEMENT;
    }

    private static Optional<Integer> lastDone(CaseFile file, Reader reader) {
        return file.steps().reversed().stream()
                .map(step -> step.event())
                .filter(event -> event instanceof CaseEvent.Approved approved
                        && approved.by().owner().equals(reader.person()))
                .map(event -> ((CaseEvent.Approved) event).todo())
                .findFirst();
    }

    /** Steps at which people were asked before, the latest first. */
    private static List<ApplicationPage.NamedNode> passed(CaseFile file, Item item, String here) {
        return file.steps().reversed().stream()
                .flatMap(step -> step.event() instanceof CaseEvent.Entered entered
                        ? java.util.stream.Stream.of(entered.node())
                        : java.util.stream.Stream.empty())
                .distinct()
                .filter(key -> !key.equals(here))
                .flatMap(key -> item.flow().node(key).stream())
                .filter(node -> node instanceof Node.Approve || node instanceof Node.Collect)
                .map(node -> new ApplicationPage.NamedNode(node.key(), node.name()))
                .toList();
    }
}
