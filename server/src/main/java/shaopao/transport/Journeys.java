package shaopao.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.transport.BusViews.BusJourney;
import shaopao.transport.BusViews.JourneyPart;
import shaopao.transport.JourneyRules.Ends;
import shaopao.transport.JourneyRules.Leg;
import shaopao.transport.JourneyRules.Scene;
import shaopao.transport.JourneyRules.Way;

/** Ways from here to there, by bus and on foot. */
@Component
class Journeys {

    private static final Duration AHEAD = Duration.ofHours(20);
    private static final long SCENE_STEP_SECONDS = 1_800;
    private static final int SCENES_MAX = 6;
    private static final int WAYS_MAX = 5;
    private static final double WALK_ALL_METRES = 3_000;

    private final Networks networks;
    private final Map<String, Scene> scenes = new LinkedHashMap<>();

    Journeys(Networks networks) {
        this.networks = networks;
    }

    /** Where a journey begins or ends: a stop by its id, or a point. */
    record End(String name, Place place) {}

    End stop(String id) {
        Network network = networks.network();
        int stop = network.stopPlace(id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        return new End(network.stop(stop).name(), network.placeOf(stop));
    }

    /** Ways that leave at an instant or later, each better than the others in something; on foot where that is best. */
    List<BusJourney> journeys(End from, End to, Instant at) {
        Networks.Loaded loaded = networks.loaded();
        Network network = loaded.network();
        Ends ends = new Ends(
                WalkRules.around(network, from.place(), WalkRules.ACCESS_METRES),
                WalkRules.around(network, to.place(), WalkRules.ACCESS_METRES));
        int walk = from.place().walkSecondsTo(to.place());
        boolean walkable = from.place().metresTo(to.place()) <= WALK_ALL_METRES;
        List<BusJourney> journeys = new ArrayList<>();
        if (walkable) {
            JourneyPart part = onFoot(from, to, at, at.plusSeconds(walk));
            journeys.add(new BusJourney(at, part.arrivesAt(), 0, List.of(part)));
        }
        for (Way way : JourneyRules.ways(scene(loaded, at), ends, at, WAYS_MAX)) {
            if (!walkable || way.arrives() - way.leaves() < walk) {
                journeys.add(shown(network, from, to, way));
            }
        }
        return journeys;
    }

    /** Links of the next hours; those who ask within the same half hour share them, and few are kept, being large. */
    private Scene scene(Networks.Loaded loaded, Instant at) {
        long begin = at.getEpochSecond() / SCENE_STEP_SECONDS * SCENE_STEP_SECONDS;
        String name = loaded.version() + " " + begin;
        synchronized (scenes) {
            Scene known = scenes.get(name);
            if (known != null) {
                return known;
            }
        }
        Instant from = Instant.ofEpochSecond(begin);
        Scene made = JourneyRules.scene(loaded.network(), loaded.walks(), from, from.plus(AHEAD));
        synchronized (scenes) {
            if (scenes.size() >= SCENES_MAX) {
                scenes.remove(scenes.keySet().iterator().next());
            }
            scenes.put(name, made);
        }
        return made;
    }

    private static JourneyPart onFoot(End from, End to, Instant leaves, Instant arrives) {
        return new JourneyPart(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                from.name(),
                to.name(),
                leaves,
                arrives,
                Optional.of((int) Math.round(from.place().metresTo(to.place()))),
                0,
                List.of(BusViews.point(from.place()), BusViews.point(to.place())));
    }

    private static BusJourney shown(Network network, End from, End to, Way way) {
        List<JourneyPart> parts = new ArrayList<>();
        End here = from;
        Instant at = Instant.ofEpochSecond(way.leaves());
        for (Leg leg : way.legs()) {
            End on = end(network, leg.on().from().stop());
            End off = end(network, leg.off().to().stop());
            Instant leaves = Instant.ofEpochSecond(leg.on().departs());
            if (!here.place().equals(on.place())) {
                int seconds = here.place().walkSecondsTo(on.place());
                parts.add(onFoot(here, on, at, at.plusSeconds(seconds)));
            }
            Ride ride = leg.on().ride();
            at = Instant.ofEpochSecond(leg.off().arrives());
            parts.add(new JourneyPart(
                    Optional.of(BusViews.card(network.route(ride.route()))),
                    Optional.of(ride.id()),
                    Optional.of(leg.on().day()),
                    Optional.of(BusTimes.to(network, ride)),
                    on.name(),
                    off.name(),
                    leaves,
                    at,
                    Optional.empty(),
                    leg.off().halt() + 1 - leg.on().halt(),
                    RouteTables.line(network, ride, leg.on().halt(), leg.off().halt() + 1)));
            here = off;
        }
        if (!here.place().equals(to.place())) {
            parts.add(onFoot(here, to, at, Instant.ofEpochSecond(way.arrives())));
        }
        return new BusJourney(
                Instant.ofEpochSecond(way.leaves()),
                Instant.ofEpochSecond(way.arrives()),
                way.legs().size(),
                parts);
    }

    private static End end(Network network, int stop) {
        return new End(network.stop(stop).name(), network.placeOf(stop));
    }
}
