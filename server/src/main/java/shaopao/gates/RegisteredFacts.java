package shaopao.gates;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.gates.GateFactStore.Held;
import shaopao.gates.spi.FactSource;
import shaopao.kernel.PersonId;

/**
 * Tells gates what the register says now. Whoever lives in a room lives in its dormitory and on its campus as well:
 * {@code resident:D03-412}, {@code resident:D03}, {@code resident:MAIN}.
 */
@Component
class RegisteredFacts implements FactSource {

    private final GateFactStore store;
    private final PlaceChains chains;
    private final Clock clock;

    RegisteredFacts(GateFactStore store, PlaceChains chains, Clock clock) {
        this.store = store;
        this.chains = chains;
        this.clock = clock;
    }

    @Override
    public Map<PersonId, Told> all() {
        Instant now = clock.instant();
        return told(store.heldBy(now), chains.homes());
    }

    @Override
    public Map<PersonId, Told> of(Collection<PersonId> people) {
        return told(store.heldBy(List.copyOf(people), clock.instant()), chains.homes());
    }

    /** @param homes code of a place to the codes of all in which it lies, its own first */
    static Map<PersonId, Told> told(List<Held> facts, Map<String, List<String>> homes) {
        Map<PersonId, List<Held>> byPerson = new HashMap<>();
        facts.forEach(fact ->
                byPerson.computeIfAbsent(fact.person(), _ -> new ArrayList<>()).add(fact));
        Map<PersonId, Told> told = new HashMap<>();
        byPerson.forEach((person, own) -> told.put(person, together(own, homes)));
        return told;
    }

    private static Told together(List<Held> facts, Map<String, List<String>> homes) {
        boolean offCampus = false;
        Set<String> marks = new HashSet<>();
        Map<String, String> campaigns = new HashMap<>();
        for (Held fact : facts) {
            switch (fact.kind()) {
                case OFF_CAMPUS -> offCampus = true;
                case MARK -> marks.add(fact.word());
                case CAMPAIGN -> campaigns.put(fact.word(), fact.state());
                case RESIDENCE ->
                    homes.getOrDefault(fact.word(), List.of(fact.word()))
                            .forEach(code -> marks.add(GateFactRules.RESIDENT + code));
            }
        }
        return new Told(offCampus, marks, campaigns, List.of());
    }
}
