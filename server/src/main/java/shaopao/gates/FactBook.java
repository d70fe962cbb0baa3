package shaopao.gates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shaopao.gates.spi.FactSource;
import shaopao.gates.spi.FactSource.Span;
import shaopao.gates.spi.FactSource.Told;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.people.PersonFacts;
import shaopao.people.PersonKind;
import shaopao.people.RollEntry;

/**
 * What gates know of everybody at the school, in memory: kind, college and year from the register, and what other
 * modules tell ({@link FactSource}). Read anew each minute.
 */
@Component
class FactBook {

    private static final Told NOTHING = new Told(false, Set.of(), Map.of(), List.of());

    private final People people;
    private final List<FactSource> sources;
    private volatile Map<PersonId, PassageFacts> book = Map.of();
    private volatile Map<PersonId, String> names = Map.of();

    FactBook(People people, List<FactSource> sources) {
        this.people = people;
        this.sources = sources;
    }

    /** One who is not at the school any more is known as that. */
    PassageFacts of(PersonId person) {
        PassageFacts known = book.get(person);
        return known == null ? learn(person) : known;
    }

    /** Empty for one who is not known. */
    String name(PersonId person) {
        String known = names.get(person);
        return known == null ? people.person(person).map(Person::name).orElse("") : known;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
    void readAll() {
        Map<PersonId, List<Told>> told = new HashMap<>();
        sources.forEach(source -> source.all()
                .forEach((person, one) ->
                        told.computeIfAbsent(person, _ -> new ArrayList<>()).add(one)));
        Map<PersonId, PassageFacts> fresh = new ConcurrentHashMap<>();
        for (RollEntry entry : people.roll(Set.of(PersonKind.values()))) {
            fresh.put(
                    entry.id(),
                    facts(true, entry.kind(), entry.unit(), entry.grade(), told.getOrDefault(entry.id(), List.of())));
        }
        names = people.names(fresh.keySet());
        book = fresh;
    }

    private PassageFacts learn(PersonId person) {
        List<Told> told = sources.stream()
                .map(source -> source.of(List.of(person)).getOrDefault(person, NOTHING))
                .toList();
        Optional<PersonFacts> known = people.facts(person);
        PassageFacts facts = known.map(one -> facts(one.present(), one.kind(), one.unit(), one.grade(), told))
                .orElseGet(() -> facts(false, PersonKind.VISITOR, Optional.empty(), Optional.empty(), told));
        if (book instanceof ConcurrentHashMap<PersonId, PassageFacts> open && facts.present()) {
            open.put(person, facts);
        }
        return facts;
    }

    private static PassageFacts facts(
            boolean present, PersonKind kind, Optional<String> unit, Optional<Integer> grade, List<Told> told) {
        Set<String> marks = new LinkedHashSet<>();
        Map<String, String> campaigns = new HashMap<>();
        List<Span> leaves = new ArrayList<>();
        boolean offCampus = false;
        for (Told one : told) {
            marks.addAll(one.marks());
            campaigns.putAll(one.campaigns());
            leaves.addAll(one.leaves());
            offCampus |= one.offCampus();
        }
        return new PassageFacts(
                present,
                kind.name().toLowerCase(Locale.ROOT),
                unit,
                grade,
                offCampus,
                List.copyOf(marks),
                campaigns,
                leaves,
                Optional.empty());
    }
}
