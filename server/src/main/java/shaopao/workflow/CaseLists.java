package shaopao.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;

/**
 * Lists of cases: what waits for a person, what one has done, handed in, been told of; and the queue of a department.
 * Every list goes on from the place where the last page ended.
 */
@Component
public class CaseLists {

    private final CaseListStore lists;
    private final CaseDeskStore desk;
    private final CaseStore cases;

    CaseLists(CaseListStore lists, CaseDeskStore desk, CaseStore cases) {
        this.lists = lists;
        this.desk = desk;
        this.cases = cases;
    }

    /** One case without its history, if the viewer may see it. */
    public Optional<CaseSummary> seen(CaseId id, Viewer viewer) {
        return cases.seen(id, viewer).map(CaseStore.Loaded::summary);
    }

    /** Everybody who has or had a to-do of the case, beside its applicant, and who looks after it. */
    public Set<PersonId> concerned(CaseId id) {
        return lists.concerned(id);
    }

    /** Whether the person has done a to-do of the case. */
    public boolean decided(CaseId id, PersonId person) {
        return lists.decided(id, person);
    }

    /** What waits for a person and for those for whom one stands in, by when it was asked. */
    public List<ListedTodo> todos(
            Viewer viewer, CaseFilter filter, ListOrder order, Optional<ListPlace> after, int limit) {
        return lists.todos(viewer, filter, order, after.orElse(ListPlace.start(order)), limit);
    }

    /** What a person has done, by when. */
    public List<ListedTodo> done(
            PersonId person, CaseFilter filter, ListOrder order, Optional<ListPlace> after, int limit) {
        return lists.done(person, filter, order, after.orElse(ListPlace.start(order)), limit);
    }

    /** What a person has handed in, by when. */
    public List<CaseSummary> mine(
            PersonId person, CaseFilter filter, ListOrder order, Optional<ListPlace> after, int limit) {
        return lists.mine(person, filter, order, after.orElse(ListPlace.start(order)), limit);
    }

    /** Of what a person was told, by when. */
    public List<ListedCopy> copies(
            PersonId person, CaseFilter filter, ListOrder order, Optional<ListPlace> after, int limit) {
        return lists.copies(person, filter, order, after.orElse(ListPlace.start(order)), limit);
    }

    /** How many cases were handed in from one instant to another, by topic. */
    public Map<String, Long> submitted(Instant from, Instant to) {
        return lists.submitted(from, to);
    }

    /** How many to-dos are open for a person and those for whom one stands in, counted no further than the limit. */
    public int waiting(Viewer viewer, int limit) {
        return lists.waiting(viewer, limit);
    }

    /** Open to-dos of a person, the oldest first: all, or those on the topics. */
    public List<TodoKey> openTodos(PersonId person, boolean all, Set<String> topics, int limit) {
        return lists.openTodos(person, all, topics, limit);
    }

    /** Open to-dos of a person on these cases. */
    public List<TodoKey> openTodos(PersonId person, Set<CaseId> ids) {
        return lists.openTodos(person, ids);
    }

    /** Those of these cases that the viewer may see, without their history. */
    public List<CaseSummary> seen(Set<CaseId> ids, Viewer viewer) {
        return cases.seen(ids, viewer);
    }

    /** Cases of a department by when they were handed in; text is the beginning of a number or of a name here. */
    public List<ListedCase> desk(DeskQuery query, ListOrder order, Optional<ListPlace> after, int limit) {
        return desk.page(query, order, after.orElse(ListPlace.start(order)), limit);
    }

    /** How many such cases there are, by stage, assignee and due time alone, counted no further than the limit. */
    public int deskCount(DeskQuery query, int limit) {
        return desk.count(query, limit);
    }

    /** Who looks after a case of the department. */
    public Optional<PersonId> assignee(CaseId id, boolean all, Set<String> topics) {
        return desk.assigned(id, all, topics);
    }

    /** Gives an open case to somebody, or to nobody, if until now it is with whom the giver believes; else false. */
    public boolean assign(CaseId id, Optional<PersonId> from, Optional<PersonId> to, boolean all, Set<String> topics) {
        return desk.assign(id, from, to, all, topics);
    }
}
