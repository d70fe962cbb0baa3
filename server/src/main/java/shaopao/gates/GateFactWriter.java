package shaopao.gates;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.db.Locks;
import shaopao.gates.GateFactRules.Read;
import shaopao.gates.GateFactStore.Teller;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

/** Writes single facts: what is said anew takes the place of what the same source said of the same matter. */
@Component
class GateFactWriter {

    private final GateFactStore store;
    private final PlaceChains chains;
    private final Locks locks;
    private final Clock clock;

    GateFactWriter(GateFactStore store, PlaceChains chains, Locks locks, Clock clock) {
        this.store = store;
        this.chains = chains;
        this.locks = locks;
        this.clock = clock;
    }

    /** What is to be said; {@code from} absent: from now on. */
    record Saying(GateFactKind kind, String value, Optional<Instant> from, Optional<Instant> until) {}

    /** Nobody else writes for the source until the transaction ends; a service account only for its own. */
    Teller alone(Actor actor, String source) {
        locks.hold("gates.facts." + source);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (actor.kind() == Actor.Kind.SERVICE
                && !store.claim(source, actor.id().orElseThrow(), now)) {
            throw new ProblemException(GatesProblem.FACTS_OF_ANOTHER);
        }
        return new Teller(source, actor.name(), now);
    }

    /** Checked by the places that there are now. */
    List<Read> read(List<Saying> sayings, Instant now) {
        Map<String, List<String>> homes = chains.homesNow();
        return sayings.stream()
                .map(saying -> switch (GateFactRules.read(saying.kind(), saying.value(), homes::containsKey)) {
                    case Read.Bad bad -> bad;
                    case Read.Good(GateFact fact) -> GateFactRules.during(fact, saying.from(), saying.until(), now);
                })
                .toList();
    }

    /** False when the source says so already. */
    boolean set(PersonId person, GateFact fact, Teller teller) {
        if (store.says(person, fact, teller)) {
            return false;
        }
        GateFact dated = fact.since(teller.now());
        Optional<String> word = fact.kind().single() ? Optional.empty() : Optional.of(fact.word());
        store.makeWay(person, fact.kind(), word, dated.from().orElse(teller.now()), teller);
        store.add(person, dated, teller);
        return true;
    }

    /**
     * Takes back what the source said; how many facts ended.
     *
     * @param value a campaign with or without its state; absent: everything of the kind
     */
    int end(PersonId person, GateFactKind kind, Optional<String> value, Teller teller) {
        Optional<String> word = value.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> kind == GateFactKind.CAMPAIGN ? text.replaceFirst("\\s*[=:：].*$", "") : text);
        return store.makeWay(person, kind, word, teller.now(), teller);
    }
}
