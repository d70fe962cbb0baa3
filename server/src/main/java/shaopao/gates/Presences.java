package shaopao.gates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.gates.PresenceStore.InsideRow;
import shaopao.gates.PresenceStore.PassageRow;
import shaopao.gates.ShownPassage.Who;
import shaopao.http.Cursors;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.kernel.Words;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.places.PlaceId;

/**
 * Who is inside and who passed where, for those who may know. Staff see persons within the scope of their permission,
 * and each look is recorded; everybody sees what gates decided on themselves.
 */
@Component
class Presences {

    private static final Duration JUST_NOW = Duration.ofMinutes(2);

    private final PresenceStore store;
    private final GateBook book;
    private final GateWords words;
    private final FactBook facts;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Presences(
            PresenceStore store,
            GateBook book,
            GateWords words,
            FactBook facts,
            People people,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.book = book;
        this.words = words;
        this.facts = facts;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who is inside a place; persons beyond the actor's scope are left out, visitors are counted among all. */
    @Transactional
    Page<InsidePerson> inside(Actor actor, PlaceId place, Optional<String> after, int limit) {
        int size = Page.limit(limit);
        Optional<List<String>> mark = after.map(text -> Cursors.unpack(text, 2));
        List<InsideRow> rows = store.inside(
                place,
                mark.map(parts -> Instant.parse(parts.getFirst())),
                mark.map(parts -> UUID.fromString(parts.getLast())),
                size + 1);
        Page<InsideRow> page = Page.of(
                rows,
                size,
                row -> Cursors.pack(row.since().toString(), row.subject().toString()));
        Map<UUID, Who> known = who(
                actor,
                page.items().stream()
                        .filter(row -> !row.guest())
                        .map(InsideRow::subject)
                        .toList());
        audit.record(actor, "gates.inside-read", "place", place.toString(), Map.of("persons", known.size()));
        boolean all = actor.scope(GatesPart.READ).all();
        return new Page<>(
                page.items().stream()
                        .filter(row -> row.guest() ? all : known.containsKey(row.subject()))
                        .map(row -> new InsidePerson(
                                Optional.ofNullable(known.get(row.subject())),
                                row.guest(),
                                row.since(),
                                row.entry()
                                        .flatMap(id -> book.gate(new EntryId(id)))
                                        .map(gate -> gate.entry().name()),
                                row.how()))
                        .toList(),
                page.next());
    }

    /** The last passages of a place; those of persons beyond the actor's scope are left out. */
    @Transactional
    List<ShownPassage> passages(Actor actor, PlaceId place, Optional<Instant> before, int limit) {
        List<PassageRow> rows = store.passages(
                Optional.empty(), Optional.of(place), before.orElseGet(clock::instant), Page.limit(limit));
        Map<UUID, Who> known = who(actor, subjects(rows));
        audit.record(actor, "gates.passages-read", "place", place.toString(), Map.of("persons", known.size()));
        boolean all = actor.scope(GatesPart.READ).all();
        return words.shown(
                rows.stream()
                        .filter(row -> row.subject().filter(known::containsKey).isPresent()
                                || (all && (row.subject().isEmpty() || row.guest())))
                        .toList(),
                known);
    }

    /** The last passages of one person, within the actor's scope. */
    @Transactional
    List<ShownPassage> passagesOf(Actor actor, PersonId person, Optional<Instant> before, int limit) {
        Map<UUID, Who> known = who(actor, List.of(person.value()));
        if (known.isEmpty()) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        audit.record(actor, "gates.person-read", "person", person.toString(), Map.of());
        return words.shown(
                store.passages(
                        Optional.of(person.value()),
                        Optional.empty(),
                        before.orElseGet(clock::instant),
                        Page.limit(limit)),
                known);
    }

    /** Who stands at an entry point just now: the last decision of two minutes; empty beyond the actor's scope. */
    @Transactional
    Optional<ShownPassage> last(Actor actor, EntryId entry) {
        Gate gate = book.gate(entry).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        List<PassageRow> rows = store.last(
                        gate.entry().place(), entry, clock.instant().minus(JUST_NOW))
                .map(List::of)
                .orElse(List.of());
        Map<UUID, Who> known = who(actor, subjects(rows));
        known.keySet()
                .forEach(person ->
                        audit.record(actor, "gates.person-read", "person", person.toString(), Map.of("entry", entry)));
        boolean all = actor.scope(GatesPart.READ).all();
        return words.shown(rows, known).stream()
                .filter(shown -> shown.who().isPresent() || all)
                .findFirst();
    }

    /** What gates decided on the person who asks. */
    List<ShownPassage> mine(PersonId person, Optional<Instant> before, int limit) {
        return words.shown(
                store.passages(
                        Optional.of(person.value()),
                        Optional.empty(),
                        before.orElseGet(clock::instant),
                        Page.limit(limit)),
                Map.of());
    }

    /** Where the person who asks is, as far as gates know. */
    List<MyPlace> whereIAm(PersonId person) {
        return store.placesOf(person.value()).stream()
                .map(inside -> new MyPlace(words.place(inside.place()), inside.since(), inside.how()))
                .toList();
    }

    /** A place in which one is, since when, and how that is known. */
    record MyPlace(Words place, Instant since, Passage.How how) {}

    private static List<UUID> subjects(List<PassageRow> rows) {
        return rows.stream()
                .filter(row -> !row.guest())
                .flatMap(row -> row.subject().stream())
                .toList();
    }

    /** Of these persons those whom the actor may see. */
    Map<UUID, Who> who(Actor actor, Collection<UUID> subjects) {
        Set<PersonId> ids = subjects.stream().map(PersonId::new).collect(Collectors.toSet());
        Scope scope = actor.scope(GatesPart.READ);
        Instant now = clock.instant();
        return people.within(scope, ids).stream()
                .map(person -> who(person, now))
                .collect(Collectors.toMap(Who::id, Function.identity()));
    }

    private Who who(Person person, Instant now) {
        PassageFacts known = facts.of(person.id());
        return new Who(
                person.id().value(),
                person.name(),
                person.number(),
                known.kind(),
                person.unit(),
                person.className(),
                known.onLeave(now),
                known.offCampus());
    }
}
