package shaopao.gates;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.gates.Crowd.Move;
import shaopao.gates.Crowd.Spot;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Person;

/** What staff beside a gate do by hand, and the alarms that they settle. */
@Component
class Stewards {

    private final GateBook book;
    private final PassageStore passages;
    private final GateAlarmStore alarms;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Stewards(GateBook book, PassageStore passages, GateAlarmStore alarms, People people, Audit audit, Clock clock) {
        this.book = book;
        this.passages = passages;
        this.alarms = alarms;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** Lets one person within the actor's scope pass whatever the policy says; it is stored with the actor's name. */
    @Transactional
    void letPass(Actor actor, EntryId entry, String number, Direction way, String reason) {
        Gate gate = book.gate(entry).orElseThrow(Stewards::notFound);
        PersonId known = people.byNumber(number).map(Person::id).orElseThrow(Stewards::notFound);
        PersonId person = people.within(actor.scope(GatesPart.LET_PASS), List.of(known)).stream()
                .map(Person::id)
                .findFirst()
                .orElseThrow(Stewards::notFound);
        Instant now = clock.instant();
        Spot spot = new Spot(gate.entry().place().value(), person.value());
        Crowd crowd = passages.crowd(Set.of(spot.place()), Set.of(spot));
        Direction direction = GateRules.direction(
                gate.entry().way() == Direction.BOTH ? way : gate.entry().way(), crowd.of(spot));
        crowd.move(new Move(spot, false, direction == Direction.IN, now, entry.value(), Passage.How.STEWARD));
        Passage passage = new Passage(
                now,
                Ids.next(),
                gate,
                Optional.empty(),
                Optional.of(person.value()),
                false,
                new GateVerdict(direction, GateReason.STEWARD, -1, Optional.empty()),
                gate.version(),
                Optional.empty(),
                Passage.How.STEWARD,
                Optional.of(actor.name()));
        passages.write(List.of(passage), crowd, now);
        audit.record(
                actor,
                "gates.let-pass",
                "person",
                person.toString(),
                Map.of("entry", entry, "direction", direction, "reason", reason));
    }

    List<GateAlarm> alarms(int limit) {
        return alarms.newest(limit);
    }

    @Transactional
    void settle(Actor actor, UUID id, String note) {
        if (!alarms.settle(id, actor.name(), note, clock.instant())) {
            throw notFound();
        }
        audit.record(actor, "gates.alarm-settled", "alarm", id.toString(), Map.of("note", note));
    }

    private static ProblemException notFound() {
        return new ProblemException(KernelProblem.NOT_FOUND);
    }
}
