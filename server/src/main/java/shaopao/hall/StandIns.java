package shaopao.hall;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.access.Delegations;
import shaopao.kernel.PersonId;
import shaopao.workflow.spi.Deputies;

/** Those who are away have their work done by whom they have handed it over to. */
@Component
class StandIns implements Deputies {

    private final Delegations delegations;
    private final Clock clock;

    StandIns(Delegations delegations, Clock clock) {
        this.delegations = delegations;
        this.clock = clock;
    }

    /** For whom a person stands in now, on which items; on every item where there are none. */
    Map<PersonId, Set<String>> received(PersonId person) {
        return delegations.received(person, clock.instant());
    }

    @Override
    public Optional<PersonId> deputy(PersonId person, String topic, Instant at) {
        return delegations.delegateOf(person, topic, at);
    }
}
