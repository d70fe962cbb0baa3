package shaopao.hall;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.forms.Field;
import shaopao.hall.catalogue.Item;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.people.People;
import shaopao.workflow.AheadStep;
import shaopao.workflow.CaseFile;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseLists;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.Node;
import shaopao.workflow.Outlook;
import shaopao.workflow.Todo;
import shaopao.workflow.Who;

/** Puts together what the page of an application shows to its reader, and nothing that is hidden from that one. */
@Component
class ApplicationPages {

    private final Applications applications;
    private final Cards cards;
    private final People people;
    private final Outlook outlook;
    private final CaseLists lists;
    private final Beside beside;
    private final Told told;

    ApplicationPages(
            Applications applications,
            Cards cards,
            People people,
            Outlook outlook,
            CaseLists lists,
            Beside beside,
            Told told) {
        this.applications = applications;
        this.cards = cards;
        this.people = people;
        this.outlook = outlook;
        this.lists = lists;
        this.beside = beside;
        this.told = told;
    }

    /** What belongs to an application beside its course. */
    @Component
    record Beside(Sight sight, Conversations conversations, Ratings ratings) {}

    /** What is worked out from an application. */
    @Component
    record Told(CaseClock clock, PossibleActs possible) {}

    /** What people call the office of the application's item. */
    Words department(CaseFile file) {
        return cards.department(item(file));
    }

    ApplicationPage page(Actor actor, CaseId id) {
        CaseFile file = applications.file(actor, id);
        CaseSummary summary = file.summary();
        Item item = cards.item(summary);
        PossibleActs.Reader reader = reader(actor, summary);
        Set<String> hidden = VisibleRules.hidden(file, item.flow(), reader);
        Outlook.View view = outlook.view(id);
        List<AheadStep> ahead = summary.status().over() ? List.of() : view.ahead();
        Optional<PersonId> assignee = reader.manages() ? lists.assignee(id, true, Set.of()) : Optional.empty();
        Map<PersonId, String> names = names(file, ahead, assignee);
        Function<PersonId, String> name = person -> names.getOrDefault(person, "");
        Optional<Todo> own = PossibleActs.own(file, reader);
        BesideStore.Seen seen = beside.conversations().seen(actor, summary);
        return new ApplicationPage(
                ApplicationCard.of(summary, item),
                summary.version(),
                VisibleRules.form(item.form(), hidden),
                VisibleRules.answers(file.answers(), hidden),
                own.flatMap(todo -> item.flow().node(todo.node()))
                        .map(node -> Acts.open(node).stream().sorted().toList())
                        .orElse(List.of()),
                TimelineRules.timeline(file.steps(), item.flow(), names),
                seen.version(),
                seen.unread(),
                waiting(file, item, name),
                ahead.stream()
                        .map(step -> new ApplicationPage.Ahead(
                                ApplicationCard.name(item.flow(), step.node()),
                                step.people().stream().map(name).toList(),
                                step.told()))
                        .toList(),
                told.clock().of(summary, item.promisedDays(), TimeSpent.of(file.steps())),
                own.map(todo -> own(
                        todo,
                        item,
                        Optional.of(todo.person())
                                .filter(person -> !person.equals(reader.person()))
                                .map(name))),
                own.flatMap(_ -> ChangeRules.since(file.steps(), reader.person(), hidden)),
                reader.applicant(),
                told.possible().of(file, item, view, reader),
                materials(file, item, hidden),
                beside.conversations().supplements(actor, summary),
                beside.conversations().result(summary),
                beside.ratings().rating(id),
                assignee.map(person -> new ApplicationPage.Assigned(person, name.apply(person))));
    }

    private static ApplicationPage.OwnTodo own(Todo todo, Item item, Optional<String> absent) {
        Optional<Node.Manner> manner = item.flow()
                .node(todo.node())
                .filter(Node.Approve.class::isInstance)
                .map(node -> ((Node.Approve) node).manner());
        return new ApplicationPage.OwnTodo(
                todo.number(),
                todo.kind(),
                ApplicationCard.name(item.flow(), todo.node()),
                absent,
                manner.filter(Node.Manner::signature).isPresent(),
                manner.filter(one -> one.opinion() == Node.OpinionRule.REQUIRED).isPresent(),
                VisibleRules.all(item.flow().steps())
                        .filter(node -> asked(node).stream().anyMatch(who -> who.chosenBy(todo.node())))
                        .map(node -> new ApplicationPage.NamedNode(node.key(), node.name()))
                        .toList());
    }

    private static List<Who> asked(Node node) {
        if (node instanceof Node.Approve approve) {
            return approve.who();
        }
        return node instanceof Node.Collect collect ? collect.who() : List.of();
    }

    Item item(CaseFile file) {
        return cards.item(file.summary());
    }

    PossibleActs.Reader reader(Actor actor, CaseSummary summary) {
        PersonId person = beside.sight().reader(actor);
        return new PossibleActs.Reader(
                person,
                actor.person(),
                summary.applicant().equals(person),
                beside.sight().reach(actor, Sight.MANAGE).covers(summary.topic()),
                beside.sight().standsIn(actor).entrySet().stream()
                        .filter(one ->
                                one.getValue().isEmpty() || one.getValue().contains(summary.topic()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    private Map<PersonId, String> names(CaseFile file, List<AheadStep> ahead, Optional<PersonId> assignee) {
        Set<PersonId> named = new HashSet<>(TimelineRules.people(file.steps()));
        file.todos().forEach(todo -> named.add(todo.person()));
        ahead.forEach(step -> named.addAll(step.people()));
        assignee.ifPresent(named::add);
        return people.names(named);
    }

    private static List<ApplicationPage.WaitingFor> waiting(CaseFile file, Item item, Function<PersonId, String> name) {
        return file.todos().stream()
                .map(todo -> new ApplicationPage.WaitingFor(
                        ApplicationCard.name(item.flow(), todo.node()),
                        todo.person(),
                        name.apply(todo.person()),
                        todo.number(),
                        todo.openedAt()))
                .toList();
    }

    /** The files of the answers that the reader sees, in the order of the form. */
    static List<ApplicationPage.HandedInFile> materials(CaseFile file, Item item, Set<String> hidden) {
        List<ApplicationPage.HandedInFile> materials = new ArrayList<>();
        for (Field field : item.form().fields()) {
            Object answer = file.answers().get(field.key());
            if (answer == null || hidden.contains(field.key())) {
                continue;
            }
            for (Materials.Attached one : Materials.in(answer)) {
                materials.add(new ApplicationPage.HandedInFile(
                        one.id(),
                        field.label(),
                        one.name(),
                        one.bytes(),
                        "/api/hall/applications/" + file.summary().id() + "/files/" + one.id()));
            }
        }
        return materials;
    }
}
