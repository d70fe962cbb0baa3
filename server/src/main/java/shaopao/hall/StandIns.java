package shaopao.hall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.access.Delegations;
import shaopao.kernel.PersonId;
import shaopao.workflow.spi.Deputies;

/**
 * Those who are away have their work done by whom they have handed it over to. Nearly nobody is away, and everybody who
 * is asked is looked up: who may be away at all is known for a second, and the rest is asked of the register. Whoever
 * comes to do the work of another is asked of the register first, so that nobody waits for that second.
 */
@Component
class StandIns implements Deputies {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final Delegations delegations;
    private final Clock clock;
    private volatile Known known = new Known(Set.of(), Instant.EPOCH);

    StandIns(Delegations delegations, Clock clock) {
        this.delegations = delegations;
        this.clock = clock;
    }

    private record Known(Set<PersonId> away, Instant until) {}

    /** For whom a person stands in now, on which items; on every item where there are none. */
    Map<PersonId, Set<String>> received(PersonId person) {
        Map<PersonId, Set<String>> received = delegations.received(person, clock.instant());
        Known there = known;
        if (!there.away().containsAll(received.keySet())) {
            Set<PersonId> more = new HashSet<>(there.away());
            more.addAll(received.keySet());
            known = new Known(Set.copyOf(more), there.until());
        }
        return received;
    }

    @Override
    public Optional<PersonId> deputy(PersonId person, String topic, Instant at) {
        return away().contains(person) ? delegations.delegateOf(person, topic, at) : Optional.empty();
    }

    private Set<PersonId> away() {
        Instant now = clock.instant();
        Known there = known;
        if (!now.isBefore(there.until()) || now.plus(REMEMBERED).isBefore(there.until())) {
            there = new Known(delegations.away(now), now.plus(REMEMBERED));
            known = there;
        }
        return there.away();
    }
}
