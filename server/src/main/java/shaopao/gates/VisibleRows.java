package shaopao.gates;

import java.time.Clock;
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
import shaopao.gates.PresenceStore.Mark;
import shaopao.gates.ShownPassage.Who;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;
import shaopao.people.People;
import shaopao.people.Person;

/** Pages of rows about persons, of which staff see those within the scope of their permission. */
@Component
class VisibleRows {

    /** Rows that are looked at together for whoever sees a part of the school only, and how often for a page. */
    private static final int LOOKED_TOGETHER = 500;

    private static final int LOOKS_MAX = 40;

    private final People people;
    private final FactBook facts;
    private final Clock clock;

    VisibleRows(People people, FactBook facts, Clock clock) {
        this.people = people;
        this.facts = facts;
        this.clock = clock;
    }

    /** Rows that the actor may see, with who they are of, and where the next page begins. */
    record Seen<R>(List<R> rows, Map<UUID, Who> known, Optional<String> next) {}

    interface Look<R> {
        List<R> rows(Optional<Mark> after, int most);
    }

    /**
     * Goes on until the page is full of rows that the actor may see, so that neither the length of a page nor where it
     * ends tells of others; what belongs to no person is for whoever sees all.
     */
    <R> Seen<R> page(
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
                    actor,
                    found.stream().flatMap(row -> person.apply(row).stream()).toList()));
            found.stream()
                    .filter(row -> person.apply(row).map(known::containsKey).orElse(all))
                    .forEach(rows::add);
            further = found.size() == most;
            from = further ? Optional.of(mark.apply(found.getLast())) : from;
        }
        boolean full = rows.size() > size;
        List<R> page = full ? List.copyOf(rows.subList(0, size)) : rows;
        Set<UUID> shown =
                page.stream().flatMap(row -> person.apply(row).stream()).collect(Collectors.toSet());
        known.keySet().retainAll(shown);
        // after very many rows of others the page ends where the looking ended
        Optional<Mark> end = full ? Optional.of(mark.apply(page.getLast())) : further ? from : Optional.empty();
        return new Seen<>(page, known, end.map(Mark::text));
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
