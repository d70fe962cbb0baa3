package shaopao.hall.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.hall.ActOnApplication;
import shaopao.hall.Colleagues;
import shaopao.hall.Reach;
import shaopao.hall.Sight;
import shaopao.hall.catalogue.Catalogue;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.workflow.CaseEvent;
import shaopao.workflow.CaseLists;
import shaopao.workflow.TodoKey;

/**
 * Hands what is open for a person who leaves a post to a successor, to-do by to-do as those who answer for the item
 * reassign it. Only to-dos on items within reach of the permission go; what one is to correct in one's own applications
 * stays.
 */
@Component
class HandOvers {

    static final String PERMISSION = "hall.hand-over";

    private static final int TODOS_MAX = 20_000;

    private final CaseLists lists;
    private final Catalogue catalogue;
    private final Sight sight;
    private final ActBatches batches;
    private final Colleagues colleagues;
    private final People people;
    private final Audit audit;

    HandOvers(
            CaseLists lists,
            Catalogue catalogue,
            Sight sight,
            ActBatches batches,
            Colleagues colleagues,
            People people,
            Audit audit) {
        this.lists = lists;
        this.catalogue = catalogue;
        this.sight = sight;
        this.batches = batches;
        this.colleagues = colleagues;
        this.people = people;
        this.audit = audit;
    }

    /** How many to-dos on an item would go. */
    record HandOverItem(String item, Words name, long todos) {}

    /** What would go, by item, the most first. */
    List<HandOverItem> waiting(Actor actor, PersonId from, Set<String> items) {
        Map<String, Long> counts = open(from, narrowed(actor, items))
                .collect(Collectors.groupingBy(TodoKey::topic, Collectors.counting()));
        return counts.entrySet().stream()
                .map(one -> new HandOverItem(
                        one.getKey(),
                        catalogue
                                .item(one.getKey())
                                .map(live -> live.item().name())
                                .orElse(Words.of(one.getKey())),
                        one.getValue()))
                .sorted(Comparator.comparingLong(HandOverItem::todos).reversed().thenComparing(HandOverItem::item))
                .toList();
    }

    /** Begins the hand-over; it goes on as a batch. */
    @Transactional
    ActBatchStatus begin(Actor actor, PersonId from, PersonId to, Set<String> items, String reason) {
        Reach reach = narrowed(actor, items);
        Person leaving = people.person(from).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        Person successor = colleagues.one(to);
        List<ActBatchStore.Part> parts = parts(from, reach);
        if (parts.isEmpty() || from.equals(to)) {
            throw new ProblemException(DeskProblem.NOTHING_TO_HAND_OVER);
        }
        ActOnApplication act = new ActOnApplication(
                Ids.next(),
                ActOnApplication.Kind.REASSIGN,
                null,
                reason,
                null,
                null,
                List.of(to),
                null,
                null,
                null,
                null,
                null,
                null);
        ActBatchStatus begun = batches.begin(actor, reach, act, parts);
        audit.record(
                actor,
                "hall.handed-over",
                "person",
                from.toString(),
                Map.of(
                        "from", leaving.name(),
                        "to", successor.name(),
                        "todos", parts.size(),
                        "items", items,
                        "batch", begun.id(),
                        "reason", reason));
        return begun;
    }

    private Reach narrowed(Actor actor, Set<String> items) {
        Reach reach = sight.reach(actor, PERMISSION);
        return items.isEmpty() ? reach : new Reach(false, reach.narrowed(items));
    }

    private List<ActBatchStore.Part> parts(PersonId from, Reach reach) {
        return open(from, reach)
                .map(todo -> new ActBatchStore.Part(0, todo.of(), todo.number()))
                .toList();
    }

    private Stream<TodoKey> open(PersonId from, Reach reach) {
        return lists.openTodos(from, reach.all(), reach.items(), TODOS_MAX).stream()
                .filter(todo ->
                        todo.kind() != CaseEvent.TodoKind.CORRECT && todo.kind() != CaseEvent.TodoKind.SUPPLEMENT);
    }
}
