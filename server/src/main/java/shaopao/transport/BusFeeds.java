package shaopao.transport;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import shaopao.audit.Audit;
import shaopao.db.Locks;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.transport.BusFeedStore.FeedVersion;
import shaopao.transport.Feed.FeedFlaw;

/** Versions of the feed: taken whole or not at all, put in force, given out. */
@Component
class BusFeeds {

    private static final int SHOWN_MAX = 50;
    private static final String LOCK = "transport.feeds";

    private final AtomicReference<Map.@Nullable Entry<UUID, byte[]>> out = new AtomicReference<>();
    private final BusFeedStore store;
    private final Networks networks;
    private final BusRetiming retiming;
    private final Locks locks;
    private final Audit audit;
    private final Clock clock;

    BusFeeds(BusFeedStore store, Networks networks, BusRetiming retiming, Locks locks, Audit audit, Clock clock) {
        this.store = store;
        this.networks = networks;
        this.retiming = retiming;
        this.locks = locks;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What came of an import, or would.
     *
     * @param version absent when rows are unusable, and nothing was kept
     * @param kept false for a dry run and when nothing was kept
     * @param flawsInAll how many there are, of which {@code flaws} are the first
     * @param routesNew names of routes that the version in force lacks; {@code routesGone} the other way round
     * @param bookedGone runs with booked seats that the new version does not have
     */
    record FeedReport(
            Optional<FeedVersion> version,
            boolean kept,
            List<FeedFlaw> flaws,
            long flawsInAll,
            List<String> routesNew,
            List<String> routesGone,
            List<String> bookedGone) {}

    List<FeedVersion> versions() {
        return store.versions(SHOWN_MAX);
    }

    /** Reads a zip and, when it is no dry run and nothing blocks, keeps it as the next version. */
    @Transactional
    public FeedReport take(Actor actor, byte[] zip, String fileName, boolean dryRun) {
        Map<String, String> files =
                FeedFiles.zip(zip).orElseThrow(() -> new ProblemException(TransportProblem.FEED_UNREADABLE));
        return take(actor, files, fileName, dryRun);
    }

    /** The same with the files as they are. */
    @Transactional
    public FeedReport take(Actor actor, Map<String, String> files, String fileName, boolean dryRun) {
        Feed.Read read = FeedReader.read(files);
        if (read.feed().isEmpty()) {
            return new FeedReport(
                    Optional.empty(), false, read.flaws(), read.flawsInAll(), List.of(), List.of(), List.of());
        }
        Feed feed = read.feed().get();
        FeedVersion version = facts(feed, fileName, actor.name());
        if (!dryRun) {
            locks.hold(LOCK);
            version = store.add(version, FeedWriter.zip(feed));
            audit.record(
                    actor,
                    "transport.feed-imported",
                    "feed",
                    version.id().toString(),
                    Map.of("number", version.number(), "file", fileName));
        }
        Optional<Feed> before = networks.find().map(loaded -> loaded.network().feed());
        return new FeedReport(
                Optional.of(version),
                !dryRun,
                read.flaws(),
                read.flawsInAll(),
                before.map(old -> routesOnlyIn(feed, old)).orElse(List.of()),
                before.map(old -> routesOnlyIn(old, feed)).orElse(List.of()),
                bookedGone(new Network(feed)));
    }

    private static List<String> routesOnlyIn(Feed feed, Feed other) {
        Set<String> known = other.routes().stream().map(Feed.Route::id).collect(Collectors.toSet());
        return feed.routes().stream()
                .filter(route -> !known.contains(route.id()))
                .map(Feed.Route::name)
                .limit(SHOWN_MAX)
                .toList();
    }

    private List<String> bookedGone(Network network) {
        List<String> gone = new ArrayList<>();
        for (String booked : store.bookedRides(clock.instant())) {
            LocalDate day = LocalDate.parse(booked.substring(0, 10));
            boolean there = network.ride(booked.substring(11))
                    .filter(ride -> network.runs(ride, day))
                    .isPresent();
            if (!there) {
                gone.add(booked);
            }
        }
        return gone;
    }

    private FeedVersion facts(Feed feed, String fileName, String by) {
        ServiceDays days = new ServiceDays(feed);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, feed.zone());
        return new FeedVersion(
                Ids.next(),
                0,
                fileName,
                days.first().orElse(today),
                days.last().orElse(today),
                feed.agencies().stream().map(Feed.Agency::name).collect(Collectors.joining(", ")),
                feed.stops().size(),
                feed.routes().size(),
                feed.trips().size(),
                feed.stopTimes().size(),
                by,
                now,
                false);
    }

    /**
     * Puts a version in force, newer or older; the times that everybody sees change within two seconds. Runs that are
     * known follow at once.
     */
    @Transactional
    public List<FeedVersion> activate(Actor actor, UUID id) {
        locks.hold(LOCK);
        if (!store.activate(id, clock.instant())) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        audit.record(actor, "transport.feed-activated", "feed", id.toString(), Map.of());
        retiming.follow(networks.version(id).orElseThrow());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                networks.look();
            }
        });
        return versions();
    }

    /** Runs of nodes that knew the version before a little longer follow, too. */
    @Transactional
    public void followAgain() {
        locks.hold(LOCK);
        store.active().flatMap(networks::version).ifPresent(retiming::follow);
    }

    /** The version in force as GTFS; kept, since anybody may ask for it. */
    byte[] out() {
        UUID version = networks.loaded().version();
        Map.Entry<UUID, byte[]> known = out.get();
        if (known == null || !known.getKey().equals(version)) {
            known = Map.entry(
                    version, store.content(version).orElseThrow(() -> new ProblemException(TransportProblem.NO_FEED)));
            out.set(known);
        }
        return known.getValue();
    }
}
