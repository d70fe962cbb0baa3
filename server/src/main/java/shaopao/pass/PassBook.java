package shaopao.pass;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.Registry;

/** What holders and staff read of a pass. */
@Component
class PassBook {

    static final String DESK = "pass.desk";
    static final String INVITE = "pass.invite";

    private static final int USES_MAX = 50;

    private final PassStore store;
    private final UseStore uses;
    private final PassCards cards;
    private final Phones phones;
    private final ReaderBook readers;
    private final Registry registry;
    private final Clock clock;

    PassBook(
            PassStore store,
            UseStore uses,
            PassCards cards,
            Phones phones,
            ReaderBook readers,
            Registry registry,
            Clock clock) {
        this.store = store;
        this.uses = uses;
        this.cards = cards;
        this.phones = phones;
        this.readers = readers;
        this.registry = registry;
        this.clock = clock;
    }

    MyPass mine(Actor actor) {
        return of(actor.person(), actor.may(INVITE));
    }

    /** The pass of a person in the actor's reach; else it is as if there were none. */
    MyPass inReach(Actor actor, PersonId person) {
        registry.requireReach(actor, person, DESK);
        return of(person, false);
    }

    /** The pass that staff may change: of somebody else in their reach, made when there is none yet. */
    PassId reach(Actor actor, PersonId person) {
        if (actor.id().filter(person.value()::equals).isPresent()) {
            throw new ProblemException(KernelProblem.NOT_PERMITTED);
        }
        registry.requireReach(actor, person, DESK);
        return store.ofPerson(person, clock.instant());
    }

    PassId own(PersonId person) {
        return store.find(person).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** Uses before a moment, latest first. */
    List<PassUse> uses(PassId pass, Optional<Instant> before) {
        List<PastUse> past =
                uses.uses(pass, before.orElseGet(() -> clock.instant().plusSeconds(60)), USES_MAX);
        Map<ReaderId, String> names =
                readers.names(past.stream().map(PastUse::reader).distinct().toList());
        return past.stream()
                .map(use -> new PassUse(
                        use.at(),
                        use.purpose(),
                        use.refused(),
                        use.carrier(),
                        names.getOrDefault(use.reader(), ""),
                        use.place()))
                .toList();
    }

    /** Uses of somebody in the actor's reach; that they were read is recorded. */
    List<PassUse> usesInReach(Actor actor, PersonId person, Optional<Instant> before) {
        registry.requireReach(actor, person, DESK);
        cards.recordReading(actor, person);
        return usesOf(person, before);
    }

    List<PassUse> usesOf(PersonId person, Optional<Instant> before) {
        return store.find(person).map(pass -> uses(pass, before)).orElse(List.of());
    }

    private MyPass of(PersonId person, boolean mayInvite) {
        Instant now = clock.instant();
        Optional<PassStore.Row> row = store.find(person).flatMap(store::row);
        BindingRules.Room room = row.map(found -> phones.room(found.id(), now)).orElseGet(() -> phones.room(now));
        return new MyPass(
                row.flatMap(PassBook::frozen),
                row.flatMap(found -> store.phone(found.id()))
                        .map(phone ->
                                new MyPass.PassPhone(phone.number(), phone.phone(), phone.boundAt(), phone.skewMs())),
                row.map(found -> cards.cards(found.id())).orElse(List.of()),
                room.left(),
                room.nextAt(),
                mayInvite,
                now.toEpochMilli());
    }

    private static Optional<MyPass.FrozenPass> frozen(PassStore.Row row) {
        return row.frozenAt()
                .map(at -> new MyPass.FrozenPass(
                        at,
                        row.frozenBy().filter("STAFF"::equals).isPresent(),
                        row.frozenReason().orElse("")));
    }
}
