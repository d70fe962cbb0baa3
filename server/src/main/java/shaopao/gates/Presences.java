package shaopao.gates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import shaopao.kernel.Words;
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
    private final VisibleRows visible;
    private final Audit audit;
    private final Clock clock;

    Presences(PresenceStore store, GateBook book, GateWords words, VisibleRows visible, Audit audit, Clock clock) {
        this.store = store;
        this.book = book;
        this.words = words;
        this.visible = visible;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who is inside a place; persons beyond the actor's scope are left out, visitors are for whoever sees all. */
    @Transactional
    Page<InsidePerson> inside(Actor actor, PlaceId place, Optional<String> after, int limit) {
        VisibleRows.Seen<InsideRow> seen = visible.page(
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
        VisibleRows.Seen<PassageRow> seen = visible.page(
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

    private static Mark mark(PassageRow row) {
        return new Mark(row.at(), row.id());
    }

    /** The last passages of one person, within the actor's scope. */
    @Transactional
    Page<ShownPassage> passagesOf(Actor actor, PersonId person, Optional<String> after, int limit) {
        Map<UUID, Who> known = visible.who(actor, List.of(person.value()));
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
        Map<UUID, Who> known = visible.who(actor, subjects(rows));
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
}
