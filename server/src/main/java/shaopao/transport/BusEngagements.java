package shaopao.transport;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.places.spi.Engagements;

/** Seats in buses, for whoever shows all of a person's day. */
@Component
class BusEngagements implements Engagements {

    private final BusSeatStore store;
    private final Networks networks;

    BusEngagements(BusSeatStore store, Networks networks) {
        this.store = store;
        this.networks = networks;
    }

    @Override
    public List<Engagement> of(PersonId person, Instant from, Instant until) {
        Optional<Network> network = networks.find().map(Networks.Loaded::network);
        return store.ridden(person, from, until).stream()
                .map(run -> new Engagement(
                        "transport",
                        words(network, run),
                        run.leavesAt(),
                        run.endsAt(),
                        Optional.empty(),
                        Optional.of("/bus/seats")))
                .toList();
    }

    private static Words words(Optional<Network> network, BusRun run) {
        String route = network.flatMap(one -> one.routePlace(run.route()).map(one::route))
                .map(Feed.Route::name)
                .orElse(run.route());
        return new Words("班车 " + route, "Bus " + route);
    }
}
