package shaopao.pass;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;

/** Passes that were in two places at once. */
@Component
class Alarms {

    private static final int SHOWN_MAX = 20;

    private final AlarmStore store;
    private final PassStore passes;
    private final ReaderBook readers;
    private final People people;
    private final PassEchoes echoes;
    private final Clock clock;

    Alarms(AlarmStore store, PassStore passes, ReaderBook readers, People people, PassEchoes echoes, Clock clock) {
        this.store = store;
        this.passes = passes;
        this.readers = readers;
        this.people = people;
        this.echoes = echoes;
        this.clock = clock;
    }

    Page<PassAlarmCard> alarms(boolean open, Optional<UUID> after, int limit) {
        int size = Page.limit(limit);
        return Page.of(
                cards(store.alarms(open, after, size + 1)),
                size,
                alarm -> alarm.id().toString());
    }

    List<PassAlarmCard> ofPerson(PersonId person) {
        return passes.find(person).map(this::ofPass).orElse(List.of());
    }

    List<PassAlarmCard> ofPass(PassId pass) {
        return cards(store.ofPass(pass, SHOWN_MAX));
    }

    @Transactional
    public void settle(Actor actor, UUID id, String note) {
        if (!store.settle(id, actor.name(), note, clock.instant())) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        echoes.record(actor, "pass.alarm-settled", "alarm", id.toString(), Map.of("note", note));
    }

    List<AlarmStore.Distance> distances() {
        return store.distances();
    }

    @Transactional
    public void put(Actor actor, AlarmStore.Distance distance) {
        if (distance.placeA().equals(distance.placeB())) {
            throw new ProblemException(KernelProblem.INVALID_REQUEST);
        }
        store.put(distance);
        echoes.record(
                actor,
                "pass.distance-set",
                "place",
                distance.placeA().toString(),
                Map.of("to", distance.placeB(), "seconds", distance.seconds()));
    }

    @Transactional
    public void remove(Actor actor, UUID placeA, UUID placeB) {
        if (!store.remove(placeA, placeB)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        echoes.record(actor, "pass.distance-removed", "place", placeA.toString(), Map.of("to", placeB));
    }

    private List<PassAlarmCard> cards(List<AlarmStore.Row> rows) {
        Map<ReaderId, String> names = readers.names(rows.stream()
                .flatMap(row -> Stream.of(row.first().reader(), row.then().reader()))
                .distinct()
                .toList());
        Map<PersonId, String> people = this.people.names(
                rows.stream().flatMap(row -> row.person().stream()).distinct().toList());
        return rows.stream()
                .map(row -> new PassAlarmCard(
                        row.id(),
                        row.pass(),
                        row.person()
                                .map(person -> people.getOrDefault(person, ""))
                                .orElse(row.guestName()),
                        spot(row.first(), names),
                        spot(row.then(), names),
                        row.raisedAt(),
                        row.settledAt(),
                        row.settledBy(),
                        row.note()))
                .toList();
    }

    private static PassAlarmCard.Spot spot(AlarmStore.Spot spot, Map<ReaderId, String> names) {
        return new PassAlarmCard.Spot(spot.reader(), names.getOrDefault(spot.reader(), ""), spot.place(), spot.at());
    }
}
