package shaopao.hall.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.hall.catalogue.ItemStore.Deed;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.kernel.Words;

/** The life of items: added, described, tried, released, paused, retired; by those within whose reach they are. */
@Component
class Lives {

    /** Looks after items: their life, their windows, their batches. */
    static final String MANAGE = "hall.manage";

    private final ItemStore store;
    private final ItemHistoryStore history;
    private final Releases releases;
    private final Departments departments;
    private final Shelf shelf;
    private final Audit audit;
    private final Clock clock;

    Lives(
            ItemStore store,
            ItemHistoryStore history,
            Releases releases,
            Departments departments,
            Shelf shelf,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.history = history;
        this.releases = releases;
        this.departments = departments;
        this.shelf = shelf;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What somebody wants done.
     *
     * @param revision of the item as it was read
     * @param pause for {@code PAUSE}
     */
    record Order(LifeAct act, int revision, String why, Optional<ItemRow.ItemPause> pause) {}

    List<ItemRow> rows(Actor actor) {
        return store.all(actor.scope(MANAGE));
    }

    /** One item within the actor's reach. */
    ItemRow row(Actor actor, String code) {
        return store.row(code, actor.scope(MANAGE)).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    List<ItemEvent> events(Actor actor, String code) {
        return history.events(row(actor, code).code());
    }

    /** Adds an item that is only named so far, as a draft. */
    @Transactional
    ItemRow add(Actor actor, String code, Words name, String department) {
        UUID unit = reach(actor.scope(MANAGE), department);
        ItemRow row = ItemRow.fresh(
                        code,
                        ItemRow.Origin.STUDIO,
                        new ItemRow.Title(name, department, Optional.of(unit), Optional.empty()),
                        clock.instant())
                .with(ItemRow.Life.NONE.in(ItemState.DRAFT));
        if (!store.add(row, deed(actor, "ADDED", ""))) {
            throw new ProblemException(CatalogueProblem.CODE_TAKEN, Map.of("code", code));
        }
        audit.record(actor, "hall.item-added", "item", code, Map.of("department", department));
        return row(actor, code);
    }

    /** The unit of a department, if the scope covers it. */
    UUID reach(Scope scope, String department) {
        return departments
                .id(department)
                .filter(unit -> scope.all() || scope.units().contains(unit))
                .orElseThrow(() ->
                        new ProblemException(CatalogueProblem.DEPARTMENT_UNKNOWN, Map.of("department", department)));
    }

    /** Brings an item from one state of its life into another. */
    ItemRow act(Actor actor, String code, Order order) {
        ItemRow row = row(actor, code);
        boolean goesOut = order.act() == LifeAct.RELEASE || order.act() == LifeAct.TRY;
        Releases.Prepared prepared = goesOut
                ? releases.prepared(row)
                : new Releases.Prepared(
                        Optional.empty(),
                        new LifeRules.Readiness(true, false, Optional.empty()),
                        row.title().name());
        return switch (LifeRules.verdict(row.state(), order.act(), prepared.ready())) {
            case LifeRules.Verdict.Refused(CatalogueProblem problem) ->
                throw new ProblemException(
                        problem,
                        Map.of(
                                "state",
                                row.state().name().toLowerCase(Locale.ROOT),
                                "reason",
                                prepared.missing().in(LocaleContextHolder.getLocale())));
            case LifeRules.Verdict.Moved(ItemState to) -> moved(actor, row, order, prepared.live(), to);
        };
    }

    private ItemRow moved(Actor actor, ItemRow row, Order order, Optional<LiveItem> live, ItemState to) {
        ItemRow next = switch (order.act()) {
            case RELEASE ->
                out(row, live.orElseThrow()).with(row.life().released(live.get().version()));
            case TRY ->
                out(row, live.orElseThrow()).with(row.life().onTrial(live.get().version()));
            case PAUSE ->
                order.pause().map(row::with).orElse(row.with(row.life().in(to)));
            case DESCRIBE, RESUME, RETIRE -> row.with(row.life().in(to));
        };
        ItemRow changed = change(actor, next, order.revision(), order.act().name(), order.why());
        if (order.act() == LifeAct.RELEASE || order.act() == LifeAct.TRY) {
            history.discard(row.code());
        }
        if (order.act() == LifeAct.RELEASE) {
            releases.announce(changed);
        }
        return changed;
    }

    private ItemRow out(ItemRow row, LiveItem live) {
        Item item = live.item();
        return row.with(ItemRow.Title.of(
                item, item.unit().flatMap(departments::id).or(() -> row.title().unit())));
    }

    /** Says when and how often people can apply. */
    ItemRow window(Actor actor, String code, int revision, Window window) {
        return change(actor, row(actor, code).with(window), revision, "WINDOW_SET", "");
    }

    /** Puts an item into a batch, or into none. */
    ItemRow batch(Actor actor, String code, int revision, Optional<String> batch) {
        ItemRow row = row(actor, code);
        ItemRow.Title title = row.title();
        return change(
                actor,
                row.with(new ItemRow.Title(title.name(), title.department(), title.unit(), batch)),
                revision,
                "BATCH_SET",
                batch.orElse(""));
    }

    private ItemRow change(Actor actor, ItemRow next, int revision, String act, String why) {
        Instant now = clock.instant();
        if (next.revision() != revision) {
            throw new ProblemException(CatalogueProblem.ITEM_CHANGED_MEANWHILE);
        }
        ItemRow changed = store.change(next.at(now), deed(actor, act, why))
                .orElseThrow(() -> new ProblemException(CatalogueProblem.ITEM_CHANGED_MEANWHILE));
        audit.record(
                actor,
                "hall.item-" + act.toLowerCase(Locale.ROOT).replace('_', '-'),
                "item",
                next.code(),
                Map.of("state", changed.state(), "why", why));
        shelf.refresh();
        return changed;
    }

    static Deed deed(Actor actor, String act, String why) {
        Optional<UUID> person = actor.kind() == Actor.Kind.PERSON ? actor.id() : Optional.empty();
        return new Deed(person, actor.name(), act, why);
    }
}
