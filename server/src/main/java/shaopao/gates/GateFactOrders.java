package shaopao.gates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.gates.GateFactFile.BadFact;
import shaopao.gates.GateFactFile.Column;
import shaopao.gates.GateFactRules.Read;
import shaopao.gates.GateFactStore.Teller;
import shaopao.gates.GateFactWriter.Saying;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Person;

/**
 * What other systems say of persons by their numbers: all of a message or nothing, and the same again is nothing. What
 * is taken back ends before what is said begins.
 */
@Component
class GateFactOrders {

    private final GateFactWriter writer;
    private final FactNewsStore news;
    private final People people;
    private final Audit audit;

    GateFactOrders(GateFactWriter writer, FactNewsStore news, People people, Audit audit) {
        this.writer = writer;
        this.news = news;
        this.people = people;
        this.audit = audit;
    }

    /** A person by number, and what is said. */
    record Order(String number, Saying saying) {}

    /** What is taken back; {@code value} absent: whatever was said of this kind. */
    record Ending(String number, GateFactKind kind, Optional<String> value) {}

    /** How many orders changed something, and how many facts ended. */
    record FactsTold(int changed, int unchanged, int ended) {}

    @Transactional
    FactsTold say(Actor actor, String source, List<Order> orders, List<Ending> endings) {
        Teller teller = writer.alone(actor, source);
        Map<String, PersonId> persons = persons(
                actor,
                Stream.concat(
                        orders.stream().map(Order::number), endings.stream().map(Ending::number)));
        List<Read> read = writer.read(orders.stream().map(Order::saying).toList(), teller.now());
        refuse(flaws(orders, read, endings, persons), orders.size() + endings.size());
        Set<PersonId> touched = new HashSet<>();
        int ended = ended(endings, persons, teller, touched);
        int changed = changed(orders, read, persons, teller, touched);
        told(actor, source, touched, changed, ended);
        return new FactsTold(changed, orders.size() - changed, ended);
    }

    private int ended(List<Ending> endings, Map<String, PersonId> persons, Teller teller, Set<PersonId> touched) {
        int ended = 0;
        for (Ending ending : endings) {
            PersonId person = persons.get(ending.number());
            int gone = person == null ? 0 : writer.end(person, ending.kind(), ending.value(), teller);
            if (person != null && gone > 0) {
                touched.add(person);
                ended += gone;
            }
        }
        return ended;
    }

    private int changed(
            List<Order> orders, List<Read> read, Map<String, PersonId> persons, Teller teller, Set<PersonId> touched) {
        int changed = 0;
        for (int at = 0; at < orders.size(); at++) {
            PersonId person = persons.get(orders.get(at).number());
            if (person != null
                    && read.get(at) instanceof Read.Good(GateFact fact)
                    && writer.set(person, fact, teller)) {
                touched.add(person);
                changed++;
            }
        }
        return changed;
    }

    private void told(Actor actor, String source, Set<PersonId> touched, int changed, int ended) {
        news.changed(touched);
        if (!touched.isEmpty()) {
            audit.record(
                    actor,
                    "gates.facts-told",
                    "source",
                    source,
                    Map.of("changed", changed, "ended", ended, "persons", touched.size()));
        }
    }

    /** Endings are numbered after the orders. */
    private static List<BadFact> flaws(
            List<Order> orders, List<Read> read, List<Ending> endings, Map<String, PersonId> persons) {
        List<BadFact> flaws = new ArrayList<>();
        for (int at = 0; at < orders.size(); at++) {
            Order order = orders.get(at);
            if (!persons.containsKey(order.number())) {
                flaws.add(unknown(at + 1, order.number()));
            } else if (read.get(at) instanceof Read.Bad(GateFactFlaw why)) {
                flaws.add(new BadFact(
                        at + 1, Column.VALUE.title(), why, order.saying().value()));
            }
        }
        for (int at = 0; at < endings.size(); at++) {
            if (!persons.containsKey(endings.get(at).number())) {
                flaws.add(unknown(orders.size() + at + 1, endings.get(at).number()));
            }
        }
        return flaws;
    }

    private static BadFact unknown(int row, String number) {
        return new BadFact(row, Column.NUMBER.title(), GateFactFlaw.PERSON_UNKNOWN, number);
    }

    private static void refuse(List<BadFact> flaws, int rows) {
        if (!flaws.isEmpty()) {
            throw new ProblemException(
                    GatesProblem.FACTS_FLAWED, Map.of("rejected", flaws.size(), "rows", rows, "errors", flaws));
        }
    }

    /** Those who have these numbers, as far as the permission goes. */
    private Map<String, PersonId> persons(Actor actor, Stream<String> numbers) {
        Map<String, PersonId> known = new HashMap<>(people.numbered(numbers.collect(Collectors.toSet())));
        Set<PersonId> reached = people.within(actor.scope(GatesPart.FACTS), known.values()).stream()
                .map(Person::id)
                .collect(Collectors.toSet());
        known.values().retainAll(reached);
        return known;
    }
}
