package shaopao.transport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Stops within walking distance. */
final class WalkRules {

    /** So far people walk from bus to bus, in metres as the crow flies. */
    static final double CHANGE_METRES = 500;
    /** So far they walk to the first stop and from the last one. */
    static final double ACCESS_METRES = 1_200;

    private WalkRules() {}

    /** For each stop the others that one walks to, with seconds. */
    static List<Map<Integer, Integer>> between(Network network) {
        int stops = network.feed().stops().size();
        List<Map<Integer, Integer>> walks = new ArrayList<>(stops);
        for (int stop = 0; stop < stops; stop++) {
            Map<Integer, Integer> near = around(network, network.placeOf(stop), CHANGE_METRES);
            near.remove(stop);
            near.replaceAll((_, seconds) -> Math.max(seconds, JourneyRules.CHANGE_SECONDS));
            walks.add(near);
        }
        return walks;
    }

    /** The stops around a place, with seconds on foot. */
    static Map<Integer, Integer> around(Network network, Place place, double metres) {
        Map<Integer, Integer> near = new HashMap<>();
        for (int stop = 0; stop < network.feed().stops().size(); stop++) {
            Place other = network.placeOf(stop);
            if (place.metresTo(other) <= metres) {
                near.put(stop, place.walkSecondsTo(other));
            }
        }
        return near;
    }

    /** The nearest stops that something serves, nearest first. */
    static List<Integer> nearest(Network network, Place place, int most) {
        return IntStream.range(0, network.feed().stops().size())
                .filter(stop -> !network.calls(stop).isEmpty())
                .boxed()
                .sorted(Comparator.comparingDouble(stop -> place.metresTo(network.placeOf(stop))))
                .limit(most)
                .toList();
    }
}
