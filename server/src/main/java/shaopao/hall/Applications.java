package shaopao.hall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.forms.Forms;
import shaopao.hall.catalogue.Catalogue;
import shaopao.hall.catalogue.Item;
import shaopao.hall.catalogue.LiveItem;
import shaopao.http.LiveEvents;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.people.People;
import shaopao.workflow.By;
import shaopao.workflow.CaseFile;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseMoved;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.Cases;
import shaopao.workflow.Command;
import shaopao.workflow.NewCase;
import shaopao.workflow.Todo;
import shaopao.workflow.Viewer;

/** Applications for items: handed in, decided, looked at. What moves is told to the open pages of all concerned. */
@Component
public class Applications {

    /** Sees the applications for an item without having to do with them. */
    private static final String SEE = "hall.manage";

    private final Catalogue catalogue;
    private final Answers answers;
    private final Forms forms;
    private final Cases cases;
    private final People people;
    private final Audit audit;
    private final LiveEvents live;

    Applications(
            Catalogue catalogue,
            Answers answers,
            Forms forms,
            Cases cases,
            People people,
            Audit audit,
            LiveEvents live) {
        this.catalogue = catalogue;
        this.answers = answers;
        this.forms = forms;
        this.cases = cases;
        this.people = people;
        this.audit = audit;
        this.live = live;
    }

    /** Hands an application in; the same id again gives the application that is there. */
    @Transactional
    CaseSummary apply(Actor actor, CaseId id, String code, Map<String, Object> given) {
        PersonId person = actor.person();
        Optional<CaseSummary> there = cases.mine(id, person);
        if (there.isPresent()) {
            return there.get();
        }
        LiveItem item = catalogue.openFor(person, code);
        Map<String, Object> accepted = answers.accepted(item.item().form(), person, given);
        CaseSummary opened = cases.open(new NewCase(
                id,
                code,
                item.version(),
                item.item().name().zh(),
                item.definition(),
                By.self(person),
                actor.name(),
                accepted));
        forms.discard(person, code);
        recorded(actor, "hall.applied", opened);
        return opened;
    }

    /** Does an act on an application, once for each command id. */
    @Transactional
    CaseSummary act(Actor actor, CaseId id, UUID commandId, Act act) {
        By.Person by = new By.Person(actor.person(), actor.actingFor());
        Viewer viewer = viewer(actor);
        Command command = switch (act) {
            case Act.Approve(int todo, String opinion) -> new Command.Approve(by, todo, opinion);
            case Act.Reject(int todo, String opinion) -> new Command.Reject(by, todo, opinion);
            case Act.Return(int todo, String opinion) -> new Command.Return(by, todo, opinion);
            case Act.Withdraw(String opinion) -> new Command.Withdraw(by, opinion);
            case Act.Comment(String text) -> new Command.Comment(by, text);
            case Act.Resubmit(Map<String, Object> given) -> {
                CaseSummary seen =
                        cases.seen(id, viewer).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
                yield new Command.Submit(by, answers.accepted(item(seen).form(), seen.applicant(), given));
            }
        };
        CaseSummary moved = cases.act(id, commandId, command, actor.name(), viewer);
        recorded(actor, act.recordedAs(), moved);
        return moved;
    }

    /** The application with its history, if the actor has to do with it. */
    CaseFile file(Actor actor, CaseId id) {
        return cases.file(id, viewer(actor)).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    private static Viewer viewer(Actor actor) {
        Scope scope = actor.scope(SEE);
        return new Viewer(actor.actingFor().orElse(actor.person()), scope.all(), scope.items());
    }

    /** The application as its page shows it. */
    ApplicationPage page(Actor actor, CaseId id) {
        CaseFile file = file(actor, id);
        Item item = item(file.summary());
        PersonId person = actor.actingFor().orElse(actor.person());
        Set<PersonId> named = new java.util.HashSet<>(TimelineRules.people(file.steps()));
        file.todos().forEach(todo -> named.add(todo.person()));
        Map<PersonId, String> names = people.names(named);
        List<ApplicationPage.Waiting> waiting = file.todos().stream()
                .map(todo -> new ApplicationPage.Waiting(
                        ApplicationCard.name(item.flow(), todo.node()),
                        names.getOrDefault(todo.person(), ""),
                        todo.openedAt()))
                .toList();
        Optional<ApplicationPage.OwnTodo> own = file.todos().stream()
                .filter(todo -> todo.person().equals(person))
                .findFirst()
                .map(todo -> new ApplicationPage.OwnTodo(todo.number(), todo.kind()));
        return new ApplicationPage(
                card(file.summary()),
                file.summary().version(),
                item.form(),
                file.answers(),
                TimelineRules.timeline(file.steps(), item.flow(), names),
                waiting,
                own,
                file.summary().applicant().equals(person));
    }

    ApplicationCard card(CaseSummary summary) {
        return ApplicationCard.of(summary, item(summary));
    }

    TodoCard card(Todo todo) {
        Item item = item(todo.of());
        return new TodoCard(
                ApplicationCard.of(todo.of(), item),
                todo.number(),
                todo.kind(),
                ApplicationCard.name(item.flow(), todo.node()),
                todo.openedAt());
    }

    @EventListener
    void moved(CaseMoved moved) {
        CaseSummary summary = moved.summary();
        Map<String, Object> news = Map.of(
                "id",
                summary.id(),
                "number",
                summary.number(),
                "status",
                summary.status(),
                "version",
                summary.version());
        live.publish(moved.people(), "hall.moved", news);
    }

    private Item item(CaseSummary summary) {
        return catalogue.version(summary.topicVersion()).item();
    }

    private void recorded(Actor actor, String act, CaseSummary summary) {
        audit.record(
                actor,
                act,
                "application",
                summary.id().toString(),
                Map.of("item", summary.topic(), "number", summary.number(), "status", summary.status()));
    }
}
