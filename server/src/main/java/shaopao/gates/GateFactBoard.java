package shaopao.gates;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.gates.GateFactListStore.FactOrigin;
import shaopao.gates.GateFactSearchStore.Kept;
import shaopao.gates.GateFactSearchStore.Search;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.kernel.Words;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.places.CampusPlace;
import shaopao.places.Places;

/** The register of facts as people read it: staff within their scope, everybody about themselves. */
@Component
class GateFactBoard {

    /** Rows that are looked at together for whoever sees a part of the school only, and how often for a page. */
    private static final int LOOKED_TOGETHER = 500;

    private static final int LOOKS_MAX = 40;
    private static final int EXPORT_MAX = 200_000;

    private final GateFactSearchStore store;
    private final GateFactListStore lists;
    private final People people;
    private final Places places;
    private final Audit audit;
    private final Clock clock;

    GateFactBoard(
            GateFactSearchStore store,
            GateFactListStore lists,
            People people,
            Places places,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.lists = lists;
        this.people = people;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A fact as people read it.
     *
     * @param of whose it is; absent for one's own
     * @param value code of the place, {@code campaign=state}, or the mark
     * @param place name of the place, of one person's residence
     * @param holds whether it is so now
     */
    record ShownFact(
            UUID id,
            Optional<FactHolder> of,
            GateFactKind kind,
            String value,
            Optional<Words> place,
            Optional<Instant> from,
            Optional<Instant> until,
            boolean holds,
            String source,
            String by,
            Instant changedAt) {}

    /** Whose a fact is. */
    record FactHolder(PersonId id, String name, String number, Optional<String> unit, Optional<String> className) {}

    /** Facts of persons within the actor's scope, the newest first; that they were read is recorded. */
    @Transactional
    Page<ShownFact> facts(Actor actor, Search search, Optional<UUID> after, int limit) {
        Scope scope = actor.scope(GatesPart.FACTS);
        Instant now = clock.instant();
        int size = Page.limit(limit);
        int most = scope.all() ? size + 1 : LOOKED_TOGETHER;
        List<ShownFact> shown = new ArrayList<>();
        Optional<UUID> from = after;
        boolean further = true;
        for (int looks = 0; further && shown.size() <= size && looks < LOOKS_MAX; looks++) {
            List<Kept> found = store.found(search, from, now, most);
            shown.addAll(within(scope, found, now));
            further = found.size() == most;
            from = further ? Optional.of(found.getLast().id()) : from;
        }
        audit.record(actor, "gates.facts-read", "register", "", Map.of("facts", Math.min(shown.size(), size)));
        boolean full = shown.size() > size;
        List<ShownFact> page = full ? List.copyOf(shown.subList(0, size)) : shown;
        // after very many rows of others the page ends where the looking ended
        Optional<UUID> end = full ? Optional.of(page.getLast().id()) : further ? from : Optional.empty();
        return new Page<>(page, end.map(UUID::toString));
    }

    private List<ShownFact> within(Scope scope, List<Kept> found, Instant now) {
        Set<PersonId> ids = new HashSet<>();
        found.forEach(one -> ids.add(one.person()));
        Map<PersonId, Person> known = new HashMap<>();
        people.within(scope, ids).forEach(person -> known.put(person.id(), person));
        return found.stream()
                .filter(one -> known.containsKey(one.person()))
                .map(one -> shown(one, Optional.ofNullable(known.get(one.person())), Optional.empty(), now))
                .toList();
    }

    private static ShownFact shown(Kept kept, Optional<Person> person, Optional<Words> place, Instant now) {
        GateFact fact = kept.fact();
        return new ShownFact(
                kept.id(),
                person.map(one -> new FactHolder(one.id(), one.name(), one.number(), one.unit(), one.className())),
                fact.kind(),
                fact.value(),
                place,
                fact.from(),
                fact.until(),
                !fact.from().orElse(Instant.MIN).isAfter(now)
                        && fact.until().orElse(Instant.MAX).isAfter(now),
                kept.source(),
                kept.by(),
                kept.changedAt());
    }

    /** Of one person within the actor's scope, also what is over; that it was read is recorded. */
    @Transactional
    List<ShownFact> of(Actor actor, PersonId person) {
        if (people.within(actor.scope(GatesPart.READ), Set.of(person)).isEmpty()) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        audit.record(actor, "gates.person-read", "person", person.toString(), Map.of("facts", true));
        return own(person, true);
    }

    /** What is said of the person who asks, now and later. */
    List<ShownFact> mine(PersonId person) {
        return own(person, false);
    }

    private List<ShownFact> own(PersonId person, boolean over) {
        Instant now = clock.instant();
        return store.of(person, over, now).stream()
                .map(kept -> shown(kept, Optional.empty(), place(kept.fact()), now))
                .toList();
    }

    private Optional<Words> place(GateFact fact) {
        return fact.kind() == GateFactKind.RESIDENCE
                ? places.byCode(fact.word()).map(CampusPlace::name)
                : Optional.empty();
    }

    /** Who says something now or later. */
    List<FactOrigin> sources() {
        return lists.sources(clock.instant());
    }

    /** Rows for a file that can be brought in again; at most two hundred thousand. */
    @Transactional
    List<List<String>> table(Actor actor, Search search) {
        Instant now = clock.instant();
        List<Kept> found = store.found(search, Optional.empty(), now, EXPORT_MAX);
        Set<PersonId> ids = new HashSet<>();
        found.forEach(one -> ids.add(one.person()));
        Map<PersonId, Person> known = new HashMap<>();
        people.persons(ids).forEach(person -> known.put(person.id(), person));
        audit.record(actor, "gates.facts-exported", "register", "", Map.of("facts", found.size()));
        return found.stream()
                .flatMap(one -> Optional.ofNullable(known.get(one.person())).map(person -> row(one, person)).stream())
                .toList();
    }

    private static List<String> row(Kept kept, Person person) {
        GateFact fact = kept.fact();
        return List.of(
                person.number(),
                person.name(),
                fact.kind().title(),
                fact.value(),
                fact.from().map(GateFactBoard::time).orElse(""),
                fact.until().map(GateFactBoard::time).orElse(""),
                kept.source());
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .withZone(PolicyLanguage.ZONE)
                .format(at);
    }
}
