package shaopao.hall.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.workflow.By;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseStatus;
import shaopao.workflow.CaseVersions;
import shaopao.workflow.Immovable;
import shaopao.workflow.Node;
import shaopao.workflow.Rehearsal;

/** What a change of an item means for its applications: rehearsed on those that were, taken on by those that run. */
@Component
class ItemVersions {

    private static final int EXAMPLES_MAX = 5;
    private static final int CHECKED_MAX = 10_000;
    private static final int SHOWN_MAX = 200;
    private static final int BATCH = 500;

    private final ItemStore store;
    private final ItemHistoryStore history;
    private final Releases releases;
    private final Versions versions;
    private final VersionStore kept;
    private final CaseVersions cases;
    private final Audit audit;

    ItemVersions(
            ItemStore store,
            ItemHistoryStore history,
            Releases releases,
            Versions versions,
            VersionStore kept,
            CaseVersions cases,
            Audit audit) {
        this.store = store;
        this.history = history;
        this.releases = releases;
        this.versions = versions;
        this.kept = kept;
        this.cases = cases;
        this.audit = audit;
    }

    /**
     * A version of an item.
     *
     * @param live people apply for it
     * @param tried it is tried
     * @param open applications that run on it
     */
    record ItemVersion(String version, Instant firstSeenAt, boolean live, boolean tried, int open) {}

    /** The versions of an item, the newest first; not the draft. */
    List<ItemVersion> versions(Actor actor, String code) {
        ItemRow row = row(actor, code);
        Map<String, Integer> open = cases.open(code);
        return kept.seen(code).entrySet().stream()
                .map(version -> new ItemVersion(
                        version.getKey(),
                        version.getValue(),
                        row.version().equals(Optional.of(version.getKey())),
                        row.life().tried().equals(Optional.of(version.getKey())),
                        open.getOrDefault(version.getKey(), 0)))
                .sorted(Comparator.comparing(ItemVersion::firstSeenAt)
                        .reversed()
                        .thenComparing(ItemVersion::version))
                .toList();
    }

    /**
     * How the last applications would have gone by the draft, or by what is live when there is none.
     *
     * @param applications how many were gone through
     * @param changed how many of them would have gone another way or to another end
     * @param paths the ways that change, the most frequent first
     * @param unasked acts of people who would not have been asked, as "node: act", with their number
     * @param nodes names of the nodes
     */
    record ItemRehearsal(
            int applications,
            int changed,
            List<ChangedPath> paths,
            Map<String, Integer> unasked,
            Map<String, Words> nodes) {}

    /**
     * Applications that went one way and would go another.
     *
     * @param before keys of the nodes, in the order in which they were entered
     * @param examples the latest of them
     */
    record ChangedPath(
            List<String> before,
            List<String> after,
            CaseStatus endedAs,
            CaseStatus wouldEndAs,
            int applications,
            List<Example> examples) {}

    /** An application that is named. */
    record Example(CaseId id, String number) {}

    /** One way and another; a key to group by. */
    private record Ways(List<String> before, List<String> after, CaseStatus endedAs, CaseStatus wouldEndAs) {}

    /** Goes through the last applications that are over; nothing is stored. */
    ItemRehearsal rehearsal(Actor actor, String code, int last) {
        Item item = next(row(actor, code));
        List<Rehearsal> rehearsed = cases.rehearse(code, item.flow(), last);
        Map<Ways, List<Rehearsal>> ways = new LinkedHashMap<>();
        Map<String, Integer> unasked = new TreeMap<>();
        rehearsed.stream().filter(Rehearsal::differs).forEach(one -> {
            Ways way = new Ways(one.before(), one.after(), one.endedAs(), one.wouldEndAs());
            ways.computeIfAbsent(way, _ -> new ArrayList<>()).add(one);
            one.unasked().forEach(act -> unasked.merge(act, 1, Integer::sum));
        });
        List<ChangedPath> paths = ways.entrySet().stream()
                .map(way -> path(way.getKey(), way.getValue()))
                .sorted(Comparator.comparingInt(ChangedPath::applications).reversed())
                .limit(SHOWN_MAX)
                .toList();
        int changed = ways.values().stream().mapToInt(List::size).sum();
        return new ItemRehearsal(rehearsed.size(), changed, paths, unasked, names(code, item));
    }

    private static ChangedPath path(Ways way, List<Rehearsal> of) {
        return new ChangedPath(
                way.before(),
                way.after(),
                way.endedAs(),
                way.wouldEndAs(),
                of.size(),
                of.stream()
                        .limit(EXAMPLES_MAX)
                        .map(one -> new Example(one.id(), one.number()))
                        .toList());
    }

    /** Names of the steps, of the draft before those of what is live. */
    private Map<String, Words> names(String code, Item item) {
        Map<String, Words> names = new TreeMap<>();
        Stream<Node> live = kept.seen(code).keySet().stream()
                .flatMap(version -> versions.version(version).item().flow().nodes());
        Stream.concat(item.flow().nodes(), live).forEach(node -> names.putIfAbsent(node.key(), node.name()));
        return names;
    }

    /**
     * Whether the running applications could move.
     *
     * @param version to which; absent when it is the draft, to which none moves before its release
     * @param movable how many could, or are there already
     * @param immovable how many could not
     * @param kept those that could not, at most 200
     * @param nodes names of the nodes
     */
    record MoveCheck(
            Optional<String> version,
            int movable,
            int immovable,
            List<KeptApplication> kept,
            Map<String, Words> nodes) {}

    /** An application that has no place in the other version, and why. */
    record KeptApplication(CaseId id, String number, List<Immovable.Obstacle> obstacles) {

        static KeptApplication of(Immovable one) {
            return new KeptApplication(one.id(), one.number(), one.obstacles());
        }
    }

    /** Which running applications could not move to the draft, or to what is live when there is none. */
    MoveCheck check(Actor actor, String code) {
        ItemRow row = row(actor, code);
        Item item = next(row);
        List<KeptApplication> found = new ArrayList<>();
        int movable = 0;
        int immovable = 0;
        Optional<CaseId> after = Optional.empty();
        do {
            CaseVersions.Moving moving = cases.movable(code, item.flow(), after, BATCH);
            movable += moving.moved();
            immovable += moving.immovable().size();
            moving.immovable().stream()
                    .limit(SHOWN_MAX - found.size())
                    .map(KeptApplication::of)
                    .forEach(found::add);
            after = moving.next();
        } while (after.isPresent() && movable + immovable < CHECKED_MAX);
        Optional<String> version = history.draft(code).isPresent() ? Optional.empty() : current(row);
        return new MoveCheck(version, movable, immovable, found, names(code, item));
    }

    /**
     * What moved of the applications that were looked at.
     *
     * @param moved how many run on the version now
     * @param kept those that stay on theirs
     * @param next from which application to go on; absent when all were looked at
     */
    record MoveDone(int moved, List<KeptApplication> kept, Optional<CaseId> next) {}

    /** Moves up to 500 running applications to the version that is live, each by a command of its own. */
    MoveDone move(Actor actor, String code, String version, String reason, Optional<CaseId> after) {
        ItemRow row = row(actor, code);
        if (!row.version().equals(Optional.of(version))) {
            throw new ProblemException(CatalogueProblem.ITEM_CHANGED_MEANWHILE);
        }
        LiveItem live = versions.version(version);
        if (after.isEmpty()) {
            audit.record(actor, "hall.item-moved", "item", code, Map.of("version", version, "reason", reason));
        }
        CaseVersions.Moving moving = cases.migrate(
                new CaseVersions.Order(code, live.definition(), version, reason),
                By.self(actor.person()),
                actor.name(),
                after,
                BATCH);
        return new MoveDone(
                moving.moved(),
                moving.immovable().stream().map(KeptApplication::of).toList(),
                moving.next());
    }

    private ItemRow row(Actor actor, String code) {
        return store.row(code, actor.scope(ItemDrafts.DESIGN))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** The draft, or what is tried or live when there is none. */
    private Item next(ItemRow row) {
        return history.draft(row.code())
                .map(draft -> releases.item(row.code(), draft.written()))
                .or(() -> current(row).map(version -> versions.version(version).item()))
                .orElseThrow(() -> new ProblemException(CatalogueProblem.ITEM_NOT_DESCRIBED));
    }

    private static Optional<String> current(ItemRow row) {
        return row.life().tried().or(row::version);
    }
}
