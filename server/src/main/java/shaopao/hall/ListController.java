package shaopao.hall;

import jakarta.validation.Valid;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.workflow.CaseFilter;
import shaopao.workflow.CaseLists;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.ListOrder;
import shaopao.workflow.ListedCopy;
import shaopao.workflow.ListedTodo;
import shaopao.workflow.Viewer;

/** A person's four lists: to do, done, started, told. */
@RestController
@RequestMapping("/api/hall")
class ListController {

    /** A badge says "99+" long before. */
    private static final int COUNTED_MAX = 100;

    private final CaseLists lists;
    private final Sight sight;
    private final Cards cards;
    private final People people;
    private final Clock clock;

    ListController(CaseLists lists, Sight sight, Cards cards, People people, Clock clock) {
        this.lists = lists;
        this.sight = sight;
        this.cards = cards;
        this.people = people;
        this.clock = clock;
    }

    /**
     * What waits for the reader and for those for whom the reader stands in, the longest waiting first unless asked
     * otherwise.
     */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/todos")
    Page<TodoCard> todos(Actor actor, @Valid ListWish wish) {
        Viewer viewer = sight.viewer(actor);
        List<ListedTodo> rows =
                lists.todos(viewer, filter(actor, wish), wish.order(ListOrder.OLDEST), wish.place(), wish.size() + 1);
        Map<PersonId, String> absent = viewer.standsIn().isEmpty()
                ? Map.of()
                : people.names(viewer.standsIn().keySet());
        return cards.page(
                rows,
                wish.size(),
                row -> ListWish.cursor(row.openedAt(), row.of().id().value(), String.valueOf(row.number())),
                row -> cards.of(row, absent));
    }

    /**
     * How many to-dos wait for the reader, those of absent colleagues among them; no more than a hundred are counted.
     */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/todos/count")
    Waiting waiting(Actor actor) {
        int open = lists.waiting(sight.viewer(actor), COUNTED_MAX);
        return new Waiting(open, open == COUNTED_MAX);
    }

    /** What the reader has decided or done, the latest first unless asked otherwise. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/done")
    Page<TodoCard> done(Actor actor, @Valid ListWish wish) {
        List<ListedTodo> rows = lists.done(
                sight.reader(actor), filter(actor, wish), wish.order(ListOrder.NEWEST), wish.place(), wish.size() + 1);
        return cards.page(
                rows,
                wish.size(),
                row -> ListWish.cursor(
                        row.closedAt().orElse(row.openedAt()), row.of().id().value(), String.valueOf(row.number())),
                row -> cards.of(row, Map.of()));
    }

    /** The reader's own applications, the newest first unless asked otherwise. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/applications")
    Page<ApplicationCard> mine(Actor actor, @Valid ListWish wish) {
        List<CaseSummary> rows = lists.mine(
                sight.reader(actor), filter(actor, wish), wish.order(ListOrder.NEWEST), wish.place(), wish.size() + 1);
        return cards.page(
                rows,
                wish.size(),
                row -> ListWish.cursor(row.createdAt(), row.id().value(), ""),
                cards::of);
    }

    /** Of what the reader was told, the latest first unless asked otherwise. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/copies")
    Page<CopyCard> copies(Actor actor, @Valid ListWish wish) {
        List<ListedCopy> rows = lists.copies(
                sight.reader(actor), filter(actor, wish), wish.order(ListOrder.NEWEST), wish.place(), wish.size() + 1);
        return cards.page(
                rows,
                wish.size(),
                row -> ListWish.cursor(row.at(), row.of().id().value(), row.node()),
                cards::of);
    }

    /** Who acts for somebody sees only what was handed over. */
    private CaseFilter filter(Actor actor, ListWish wish) {
        CaseFilter filter = wish.filter(clock.instant());
        Set<String> handedOver = sight.handedOver(actor);
        if (handedOver.isEmpty()) {
            return filter;
        }
        Set<String> both = new HashSet<>(filter.topics().isEmpty() ? handedOver : filter.topics());
        both.retainAll(handedOver);
        return filter.on(both.isEmpty() ? Set.of("") : both);
    }

    /**
     * How many wait.
     *
     * @param more there are at least so many
     */
    record Waiting(int open, boolean more) {}
}
