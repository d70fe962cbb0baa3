package shaopao.gates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
import shaopao.gates.PresenceStore.Mark;
import shaopao.gates.PresenceStore.PassageRow;
import shaopao.gates.ShownPassage.Who;
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

    /** Rows that are looked at together for whoever sees a part of the school only, and how often at most for a page. */
    private static final int LOOKED_TOGETHER = 500;

    private static final int LOOKS_MAX = 40;

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

    /** Who is inside a place; persons beyond the actor's scope are left out, visitors are for whoever sees all. */
    @Transactional
    Page<InsidePerson> inside(Actor actor, PlaceId place, Optional<String> after, int limit) {
        Seen<InsideRow> seen = seen(
                actor,
                after,
                Page.limit(limit),
                (mark, most) -> store.inside(place, mark, most),
                row -> row.guest() ? Optional.empty() : Optional.of(row.subject()),
                row -> new Mark(row.since(), row.subject()));
        audit.record(
                actor,
                "gates.inside-read",
                "place",
                place.toString(),
                Map.of("persons", seen.known().size()));
        return new Page<>(
                seen.rows().stream()
                        .map(row -> new InsidePerson(
                                Optional.ofNullable(seen.known().get(row.subject())),
                                row.guest(),
                                row.since(),
                                row.entry()
                                        .flatMap(id -> book.gate(new EntryId(id)))
                                        .map(gate -> gate.entry().name()),
                                row.how()))
                        .toList(),
                seen.next());
    }

    /** The last passages of a place; those of persons beyond the actor's scope are left out. */
    @Transactional
    Page<ShownPassage> passages(Actor actor, PlaceId place, Optional<String> after, int limit) {
        Seen<PassageRow> seen = seen(
                actor,
                after,
                Page.limit(limit),
                (mark, most) -> store.passagesAt(place, mark, most),
                row -> row.guest() ? Optional.empty() : row.subject(),
                Presences::mark);
        audit.record(
                actor,
                "gates.passages-read",
                "place",
                place.toString(),
                Map.of("persons", seen.known().size()));
        return new Page<>(words.shown(seen.rows(), seen.known()), seen.next());
    }

    /** Rows that the actor may see, with who they are of, and where the next page begins. */
    private record Seen<R>(List<R> rows, Map<UUID, Who> known, Optional<String> next) {}

    private interface Look<R> {
        List<R> rows(Optional<Mark> after, int most);
    }

    /**
     * Goes on until the page is full of rows that the actor may see, so that neither the length of a page nor where it
     * ends tells of others; what belongs to no person is for whoever sees all.
     */
    private <R> Seen<R> seen(
            Actor actor,
            Optional<String> after,
            int size,
            Look<R> look,
            Function<R, Optional<UUID>> person,
            Function<R, Mark> mark) {
        boolean all = actor.scope(GatesPart.READ).all();
        int most = all ? size + 1 : LOOKED_TOGETHER;
        Map<UUID, Who> known = new HashMap<>();
        List<R> rows = new ArrayList<>();
        Optional<Mark> from = after.map(Mark::of);
        boolean further = true;
        for (int looks = 0; further && rows.size() <= size && looks < LOOKS_MAX; looks++) {
            List<R> found = look.rows(from, most);
            known.putAll(who(
                    actor, found.stream().flatMap(row -> person.apply(row).stream()).toList()));
            found.stream()
                    .filter(row -> person.apply(row).map(known::containsKey).orElse(all))
                    .forEach(rows::add);
            further = found.size() == most;
            from = further ? Optional.of(mark.apply(found.getLast())) : from;
        }
        boolean full = rows.size() > size;
        List<R> page = full ? List.copyOf(rows.subList(0, size)) : rows;
        Set<UUID> shown = page.stream()
                .flatMap(row -> person.apply(row).stream())
                .collect(Collectors.toSet());
        known.keySet().retainAll(shown);
        // after very many rows of others the page ends where the looking ended
        Optional<Mark> end = full ? Optional.of(mark.apply(page.getLast())) : further ? from : Optional.empty();
        return new Seen<>(page, known, end.map(Mark::text));
    }

    private static Mark mark(PassageRow row) {
        return new Mark(row.at(), row.id());
    }

    /** The last passages of one person, within the actor's scope. */
    @Transactional
    Page<ShownPassage> passagesOf(Actor actor, PersonId person, Optional<String> after, int limit) {
        Map<UUID, Who> known = who(actor, List.of(person.value()));
        if (known.isEmpty()) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        audit.record(actor, "gates.person-read", "person", person.toString(), Map.of());
        return own(person, after, limit, known);
    }

    private Page<ShownPassage> own(PersonId person, Optional<String> after, int limit, Map<UUID, Who> known) {
        int size = Page.limit(limit);
        Page<PassageRow> page = Page.of(
                store.passagesOf(person.value(), after.map(Mark::of), size + 1),
                size,
                row -> mark(row).text());
        return new Page<>(words.shown(page.items(), known), page.next());
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
    Page<ShownPassage> mine(PersonId person, Optional<String> after, int limit) {
        return own(person, after, limit, Map.of());
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
