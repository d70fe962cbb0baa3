package shaopao.gates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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
 * modules tell ({@link FactSource}). Read anew each minute, and of those of whom something has changed at once ({@link
 * FactNews}).
 */
@Component
class FactBook {

    private static final Told NOTHING = new Told(false, Set.of(), Map.of(), List.of());

    /** Changes that come one after the other make one new file of people; without any it is made anew at this age. */
    private static final Duration FILE_AGE_MIN = Duration.ofSeconds(20);

    private static final Duration FILE_AGE_MAX = Duration.ofMinutes(10);

    private final People people;
    private final List<FactSource> sources;
    private final Clock clock;
    private volatile Map<PersonId, PassageFacts> book = Map.of();
    private volatile Map<PersonId, String> names = Map.of();

    /** When each aspect has changed for somebody the last time. */
    private final Map<FactAspect, Instant> changes = new ConcurrentHashMap<>();

    FactBook(People people, List<FactSource> sources, Clock clock) {
        this.people = people;
        this.sources = sources;
        this.clock = clock;
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

    /** What everybody's facts are just now. */
    Collection<PassageFacts> everybody() {
        return book.values();
    }

    /** Whether a file of people that was made then for a policy still says what is known, as far as it is asked for. */
    boolean bears(GatePolicy policy, Instant madeAt, Instant now) {
        Duration age = Duration.between(madeAt, now);
        boolean changed = FactAspect.askedBy(policy).stream()
                .anyMatch(aspect -> changes.getOrDefault(aspect, Instant.EPOCH).isAfter(madeAt));
        return age.compareTo(changed ? FILE_AGE_MIN : FILE_AGE_MAX) < 0;
    }

    private void note(@Nullable PassageFacts before, @Nullable PassageFacts after) {
        FactAspect.changed(before, after).forEach(aspect -> changes.put(aspect, clock.instant()));
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
    synchronized void readAll() {
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
        replaceBy(fresh);
    }

    private void replaceBy(Map<PersonId, PassageFacts> fresh) {
        Map<PersonId, PassageFacts> before = book;
        book = fresh;
        fresh.forEach((person, facts) -> note(before.get(person), facts));
        before.forEach((person, facts) -> {
            if (!fresh.containsKey(person)) {
                note(facts, null);
            }
        });
    }

    /** What has changed of these reaches the gates now; waits for a reading of all, which may have been too early. */
    synchronized void learnAnew(Collection<PersonId> changed) {
        List<Map<PersonId, Told>> told =
                sources.stream().map(source -> source.of(changed)).toList();
        for (PersonId person : changed) {
            PassageFacts facts = facts(
                    person,
                    told.stream().map(one -> one.getOrDefault(person, NOTHING)).toList());
            if (book instanceof ConcurrentHashMap<PersonId, PassageFacts> open) {
                note(facts.present() ? open.put(person, facts) : open.remove(person), facts.present() ? facts : null);
            } else {
                // what it was before nobody knows until everybody is read
                List.of(FactAspect.values()).forEach(aspect -> changes.put(aspect, clock.instant()));
            }
        }
    }

    private PassageFacts learn(PersonId person) {
        PassageFacts facts = facts(
                person,
                sources.stream()
                        .map(source -> source.of(List.of(person)).getOrDefault(person, NOTHING))
                        .toList());
        if (book instanceof ConcurrentHashMap<PersonId, PassageFacts> open && facts.present()) {
            note(open.putIfAbsent(person, facts), facts);
        }
        return facts;
    }

    private PassageFacts facts(PersonId person, List<Told> told) {
        Optional<PersonFacts> known = people.facts(person);
        return known.map(one -> facts(one.present(), one.kind(), one.unit(), one.grade(), told))
                .orElseGet(() -> facts(false, PersonKind.VISITOR, Optional.empty(), Optional.empty(), told));
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
