package shaopao.transport;

import java.util.ArrayList;
import java.util.List;
import shaopao.transport.Feed.StopTime;
import shaopao.transport.Ride.Halt;

/** The times of a trip at every stop: those that the feed leaves open lie between their neighbours by distance. */
final class HaltTimes {

    private HaltTimes() {}

    static List<Halt> halts(List<StopTime> times, Feed feed, Network network) {
        List<Integer> stops = times.stream()
                .map(time -> network.stopPlace(time.stop()).orElseThrow())
                .toList();
        double[] along = new double[times.size()];
        for (int at = 1; at < along.length; at++) {
            Feed.Stop before = feed.stops().get(stops.get(at - 1));
            Feed.Stop here = feed.stops().get(stops.get(at));
            along[at] = along[at - 1]
                    + 1
                    + new Place(before.latitude(), before.longitude())
                            .metresTo(new Place(here.latitude(), here.longitude()));
        }
        List<Halt> halts = new ArrayList<>(times.size());
        int known = 0;
        for (int at = 0; at < times.size(); at++) {
            StopTime time = times.get(at);
            int arrives = time.arrives();
            int departs = time.departs();
            if (arrives == Feed.OPEN) {
                int next = at;
                while (times.get(next).arrives() == Feed.OPEN) {
                    next++;
                }
                double part = (along[at] - along[known]) / (along[next] - along[known]);
                int from = times.get(known).departs();
                arrives = from + (int) Math.round(part * (times.get(next).arrives() - from));
                departs = arrives;
            } else {
                known = at;
            }
            halts.add(new Halt(stops.get(at), arrives, departs, time.pickUp() != 1, time.dropOff() != 1));
        }
        return halts;
    }

    static List<Halt> moved(List<Halt> halts, int seconds) {
        return halts.stream()
                .map(halt -> new Halt(
                        halt.stop(), halt.arrives() + seconds, halt.departs() + seconds, halt.boards(), halt.alights()))
                .toList();
    }
}
