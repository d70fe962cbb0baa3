package shaopao.hall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import shaopao.hall.catalogue.Catalogue;
import shaopao.hall.catalogue.Departments;
import shaopao.hall.catalogue.Item;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.ListedCopy;
import shaopao.workflow.ListedTodo;

/** Makes the cards of lists from rows of cases and the words of their items. */
@Component
public class Cards {

    private final Catalogue catalogue;
    private final Departments departments;

    Cards(Catalogue catalogue, Departments departments) {
        this.catalogue = catalogue;
        this.departments = departments;
    }

    /** What people call the office of an item. */
    Words department(Item item) {
        return departments.name(item);
    }

    /** Cuts rows that were read with one more than the limit, and makes cards of them. */
    public <T, C> Page<C> page(List<T> rows, int limit, Function<T, String> cursor, Function<T, C> card) {
        Page<T> page = Page.of(rows, limit, cursor);
        return new Page<>(page.items().stream().map(card).toList(), page.next());
    }

    public ApplicationCard of(CaseSummary summary) {
        return ApplicationCard.of(summary, item(summary));
    }

    /** A to-do of the reader, or of one of those of whom the names are given. */
    TodoCard of(ListedTodo todo, Map<PersonId, String> absent) {
        Item item = item(todo.of());
        return new TodoCard(
                ApplicationCard.of(todo.of(), item),
                todo.number(),
                todo.kind(),
                Optional.ofNullable(absent.get(todo.person())),
                ApplicationCard.name(item.flow(), todo.node()),
                todo.openedAt(),
                todo.closedAt(),
                todo.dueAt());
    }

    CopyCard of(ListedCopy copy) {
        Item item = item(copy.of());
        return new CopyCard(
                ApplicationCard.of(copy.of(), item), ApplicationCard.name(item.flow(), copy.node()), copy.at());
    }

    /** The item as it was when the application was handed in. */
    Item item(CaseSummary summary) {
        return catalogue.version(summary.topicVersion()).item();
    }
}
