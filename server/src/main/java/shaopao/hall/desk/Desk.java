package shaopao.hall.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.hall.Cards;
import shaopao.hall.Colleagues;
import shaopao.hall.ListWish;
import shaopao.hall.Reach;
import shaopao.hall.Sight;
import shaopao.hall.catalogue.Catalogue;
import shaopao.http.LiveEvents;
import shaopao.kernel.Actor;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.workflow.CaseFilter;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseLists;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.DeskQuery;
import shaopao.workflow.ListOrder;
import shaopao.workflow.ListPlace;
import shaopao.workflow.ListedCase;
import shaopao.workflow.TodoKey;
import shaopao.workflow.WorkflowProblem;

/** The queue of a department and who looks after what in it. */
@Component
class Desk {

    /** More are not counted. */
    static final int COUNTED_MAX = 100;

    private final CaseLists lists;
    private final Sight sight;
    private final Cards cards;
    private final Catalogue catalogue;
    private final People people;
    private final Told told;
    private final Clock clock;

    Desk(CaseLists lists, Sight sight, Cards cards, Catalogue catalogue, People people, Told told, Clock clock) {
        this.lists = lists;
        this.sight = sight;
        this.cards = cards;
        this.catalogue = catalogue;
        this.people = people;
        this.told = told;
        this.clock = clock;
    }

    /** Leaves the trace of an assignment and tells who got it. */
    @Component
    static class Told {

        private final Colleagues colleagues;
        private final Audit audit;
        private final LiveEvents live;

        Told(Colleagues colleagues, Audit audit, LiveEvents live) {
            this.colleagues = colleagues;
            this.audit = audit;
            this.live = live;
        }

        Person colleague(PersonId id) {
            return colleagues.one(id);
        }

        void assigned(Actor actor, CaseSummary summary, Optional<Person> to) {
            audit.record(
                    actor,
                    "hall.assigned",
                    "application",
                    summary.id().toString(),
                    Map.of(
                            "number",
                            summary.number(),
                            "to",
                            to.map(Person::name).orElse("")));
            Map<String, Object> news = Map.of("id", summary.id(), "number", summary.number());
            to.filter(person -> !person.id().equals(actor.person()))
                    .ifPresent(person -> live.publish(person.id(), "hall.assigned", news));
        }
    }

    Page<DeskCard> page(Actor actor, ListWish wish, DeskWish of) {
        List<ListedCase> rows = rows(actor, wish, of, wish.order(ListOrder.OLDEST), wish.place(), wish.size() + 1);
        Set<PersonId> assignees =
                rows.stream().flatMap(row -> row.assignee().stream()).collect(Collectors.toSet());
        Map<PersonId, String> names = people.names(assignees);
        Map<CaseId, DeskCard.Waits> waits = waits(actor, rows);
        Instant now = clock.instant();
        return cards.page(
                rows,
                wish.size(),
                row -> ListWish.cursor(row.of().createdAt(), row.of().id().value(), ""),
                row -> new DeskCard(
                        cards.of(row.of()),
                        row.assignee().map(person -> new DeskCard.Assignee(person, names.getOrDefault(person, ""))),
                        row.of().dueAt(),
                        overdue(row.of(), now),
                        Optional.ofNullable(waits.get(row.of().id()))));
    }

    private static boolean overdue(CaseSummary summary, Instant now) {
        Instant end = summary.endedAt().orElse(now);
        return summary.dueAt().filter(due -> due.isBefore(end)).isPresent();
    }

    /** What waits for the reader, the first of several on one application. */
    private Map<CaseId, DeskCard.Waits> waits(Actor actor, List<ListedCase> rows) {
        Set<CaseId> ids = rows.stream().map(row -> row.of().id()).collect(Collectors.toSet());
        return lists.openTodos(actor.actingFor().orElse(actor.person()), ids).stream()
                .collect(Collectors.toMap(
                        TodoKey::of, todo -> new DeskCard.Waits(todo.number(), todo.kind()), (first, _) -> first));
    }

    List<ListedCase> rows(
            Actor actor, ListWish wish, DeskWish of, ListOrder order, Optional<ListPlace> after, int limit) {
        return lists.desk(query(actor, wish, of), order, after, limit);
    }

    /** A text that stands in names of items means these items; else it begins a number or a name. */
    private DeskQuery query(Actor actor, ListWish wish, DeskWish of) {
        Reach reach = sight.reach(actor, Sight.MANAGE);
        CaseFilter filter = wish.filter(clock.instant());
        Set<String> named = catalogue.named(filter.text());
        if (!named.isEmpty()) {
            Set<String> both = filter.topics().isEmpty()
                    ? named
                    : filter.topics().stream().filter(named::contains).collect(Collectors.toSet());
            filter = filter.withoutText().on(both.isEmpty() ? Set.of("") : both);
        }
        return new DeskQuery(
                reach.all(), reach.items(), of.stageOrOpen(), of.person(actor.person()), of.nobody(), filter);
    }

    /**
     * How much there is to do.
     *
     * @param unassigned nobody looks after it
     * @param mine the reader looks after it
     */
    record Counts(int open, int overdue, int unassigned, int mine, int countedMax) {}

    Counts counts(Actor actor) {
        Reach reach = sight.reach(actor, Sight.MANAGE);
        CaseFilter overdue = CaseFilter.ALL.overdue(clock.instant());
        return new Counts(
                count(reach, Optional.empty(), false, CaseFilter.ALL),
                count(reach, Optional.empty(), false, overdue),
                count(reach, Optional.empty(), true, CaseFilter.ALL),
                count(reach, Optional.of(actor.person()), false, CaseFilter.ALL),
                COUNTED_MAX);
    }

    private int count(Reach reach, Optional<PersonId> assignee, boolean unassigned, CaseFilter filter) {
        return lists.deskCount(
                new DeskQuery(reach.all(), reach.items(), DeskQuery.Stage.OPEN, assignee, unassigned, filter),
                COUNTED_MAX);
    }

    /** The applications before and after one in the queue. */
    record Neighbours(Optional<CaseId> previous, Optional<CaseId> next) {}

    Neighbours neighbours(Actor actor, CaseId id, ListWish wish, DeskWish of) {
        CaseSummary here = sight.managed(actor, id);
        Optional<ListPlace> place = Optional.of(new ListPlace(here.createdAt(), id.value(), ""));
        ListOrder order = wish.order(ListOrder.OLDEST);
        return new Neighbours(
                first(rows(actor, wish, of, order.back(), place, 1)), first(rows(actor, wish, of, order, place, 1)));
    }

    private static Optional<CaseId> first(List<ListedCase> rows) {
        return rows.stream().findFirst().map(row -> row.of().id());
    }

    /** Gives an application to a colleague, or to nobody, if it is still with whom the giver believes. */
    @Transactional
    void assign(Actor actor, CaseId id, Optional<PersonId> from, Optional<PersonId> to) {
        CaseSummary summary = sight.managed(actor, id);
        Optional<Person> person = to.map(told::colleague);
        if (summary.status().over()) {
            throw new ProblemException(WorkflowProblem.CASE_OVER);
        }
        Reach reach = sight.reach(actor, Sight.MANAGE);
        if (!lists.assign(id, from, to, reach.all(), reach.items())) {
            throw new ProblemException(DeskProblem.ASSIGNED_MEANWHILE);
        }
        told.assigned(actor, summary, person);
    }
}
