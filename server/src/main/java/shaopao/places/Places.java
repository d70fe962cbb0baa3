package shaopao.places;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.db.Locks;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;
import shaopao.places.PlaceRules.Node;
import shaopao.places.PlaceRules.PlaceFlaw;

/** The places of the school. */
@Component
public class Places {

    private static final int MANY = 20_000;

    private final PlaceStore store;
    private final Locks locks;
    private final Audit audit;
    private final Clock clock;

    Places(PlaceStore store, Locks locks, Audit audit, Clock clock) {
        this.store = store;
        this.locks = locks;
        this.audit = audit;
        this.clock = clock;
    }

    /** A place that is open. */
    public Optional<CampusPlace> place(PlaceId id) {
        return store.place(id);
    }

    /** Many at once, closed ones too, so that what was recorded keeps its name. */
    public List<CampusPlace> places(Collection<PlaceId> ids) {
        return ids.isEmpty() ? List.of() : store.places(Set.copyOf(ids));
    }

    /** The open place of a code. */
    public Optional<CampusPlace> byCode(String code) {
        return store.byCode(code);
    }

    /** The first twenty thousand open places of these kinds, by code. */
    public List<CampusPlace> ofKinds(Set<PlaceKind> kinds) {
        return kinds.isEmpty() ? List.of() : store.ofKinds(kinds, MANY);
    }

    /**
     * How far places lie from another one, in metres as the crow flies; where one has no position, that of what it lies
     * in counts. Those whose position nobody knows are left out.
     */
    public Map<PlaceId, Integer> metresFrom(PlaceId near, Collection<PlaceId> places) {
        return places.isEmpty() ? Map.of() : store.metresFrom(near, Set.copyOf(places));
    }

    /** The place itself and all in which it lies, from the inside out. */
    public List<PlaceId> above(PlaceId id) {
        return store.above(id);
    }

    /** What lies in a place however deep, the first twenty thousand open ones of these kinds, by code. */
    public List<CampusPlace> inside(PlaceId place, Set<PlaceKind> kinds) {
        return kinds.isEmpty() ? List.of() : store.inside(place, kinds, MANY);
    }

    /**
     * Adds those whose codes are unknown and leaves the others as they are; all rows or none.
     *
     * @throws ProblemException when one cannot lie where it should
     */
    @Transactional
    public void ensure(Actor actor, List<PlaceRow> rows) {
        locks.hold("places.tree");
        Map<String, Node> tree = store.tree();
        List<PlaceRow> unknown =
                rows.stream().filter(row -> !tree.containsKey(row.code())).toList();
        refuse(PlaceRules.flaws(unknown, tree));
        if (!unknown.isEmpty()) {
            load(unknown, tree);
            audit.record(actor, "places.imported", "place", "", Map.of("rows", unknown.size()));
        }
    }

    /**
     * Adds those whose codes are unknown and changes the others; all rows or none.
     *
     * @throws ProblemException when one cannot lie where it should
     */
    @Transactional
    public void lay(Actor actor, List<PlaceRow> rows) {
        refuse(importAll(actor, rows, false).flaws());
    }

    private static void refuse(List<PlaceFlaw> flaws) {
        if (!flaws.isEmpty()) {
            throw new ProblemException(
                    PlacesProblem.PLACE_MISPLACED,
                    Map.of("code", flaws.getFirst().code()));
        }
    }

    /** What came of an import: flaws and nothing done, or so many rows written. */
    record PlaceImport(List<PlaceFlaw> flaws, int written) {}

    Page<CampusPlace> in(Optional<UUID> parent, Optional<String> after, int limit) {
        int size = Page.limit(limit);
        return Page.of(store.in(parent, after, size + 1), size, CampusPlace::code);
    }

    List<CampusPlace> named(String text) {
        return store.named(text, 50);
    }

    @Transactional
    CampusPlace add(Actor actor, PlaceRow row) {
        locks.hold("places.tree");
        Map<String, Node> tree = store.tree();
        if (tree.containsKey(row.code()) || store.isClosedCode(row.code())) {
            throw new ProblemException(PlacesProblem.PLACE_CODE_TAKEN, Map.of("code", row.code()));
        }
        return written(actor, row, tree, "places.added");
    }

    /** Changes all but the code. */
    @Transactional
    CampusPlace change(Actor actor, PlaceId id, PlaceRow row) {
        locks.hold("places.tree");
        CampusPlace place = store.place(id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        if (!place.code().equals(row.code())) {
            throw new ProblemException(PlacesProblem.PLACE_CODE_TAKEN, Map.of("code", row.code()));
        }
        return written(actor, row, store.tree(), "places.changed");
    }

    private CampusPlace written(Actor actor, PlaceRow row, Map<String, Node> tree, String act) {
        if (!PlaceRules.flaws(List.of(row), tree).isEmpty()) {
            throw new ProblemException(PlacesProblem.PLACE_MISPLACED, Map.of("code", row.code()));
        }
        store.write(row, clock.instant());
        CampusPlace place = store.byCode(row.code()).orElseThrow();
        audit.record(actor, act, "place", place.id().toString(), Map.of("code", row.code(), "name", row.nameZh()));
        return place;
    }

    @Transactional
    void close(Actor actor, PlaceId id) {
        locks.hold("places.tree");
        CampusPlace place = store.place(id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        if (!store.close(id, clock.instant())) {
            throw new ProblemException(PlacesProblem.PLACE_NOT_EMPTY, Map.of("code", place.code()));
        }
        audit.record(actor, "places.closed", "place", id.toString(), Map.of("code", place.code()));
    }

    /** Adds and changes places by their codes: all rows or none. With {@code check} it only tells what is wrong. */
    @Transactional
    PlaceImport importAll(Actor actor, List<PlaceRow> rows, boolean check) {
        locks.hold("places.tree");
        Map<String, Node> tree = store.tree();
        List<PlaceFlaw> flaws = PlaceRules.flaws(rows, tree);
        if (!flaws.isEmpty() || check) {
            return new PlaceImport(flaws, 0);
        }
        load(rows, tree);
        audit.record(actor, "places.imported", "place", "", Map.of("rows", rows.size()));
        return new PlaceImport(List.of(), rows.size());
    }

    /** Writes rows without flaws, what others lie in first. */
    void load(List<PlaceRow> rows, Map<String, Node> known) {
        Map<String, Node> tree = new HashMap<>(known);
        rows.forEach(
                row -> tree.put(row.code(), new Node(row.kind(), row.parent().orElse(""))));
        List<PlaceRow> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.comparingInt(row -> PlaceRules.levels(row.code(), tree)));
        ordered.forEach(row -> store.write(row, clock.instant()));
    }
}
