package shaopao.pass;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.pass.EntitlementStore.Makers;
import shaopao.pass.EntitlementStore.OpenEntitlement;
import shaopao.pass.RedemptionStore.Handed;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.people.Registry;

/** What people may take, and taking it at a counter: the code is read, the clerk sees what is open, and confirms. */
@Component
class Entitlements {

    static final String MANAGE = "pass.entitlements";

    private static final Duration COUNTER = Duration.ofMinutes(2);
    private static final int SHOWN_MAX = 200;

    private final EntitlementStore store;
    private final RedemptionStore redeemed;
    private final People people;
    private final Registry registry;
    private final PassSettings settings;
    private final PassEchoes echoes;
    private final Clock clock;

    Entitlements(
            EntitlementStore store,
            RedemptionStore redeemed,
            People people,
            Registry registry,
            PassSettings settings,
            PassEchoes echoes,
            Clock clock) {
        this.store = store;
        this.redeemed = redeemed;
        this.people = people;
        this.registry = registry;
        this.settings = settings;
        this.echoes = echoes;
        this.clock = clock;
    }

    @Transactional
    public Entitlement make(Actor actor, EntitlementKind kind, String title, String note, Instant from, Instant until) {
        if (!from.isBefore(until)) {
            throw new ProblemException(PassProblem.TIMES_INVALID);
        }
        Entitlement entitlement = new Entitlement(
                Ids.next(), kind, title.strip(), note.strip(), from, until, actor.name(), Optional.empty(), 0, 0, 0);
        store.add(entitlement, actor.person(), clock.instant());
        record(actor, "pass.entitlement-made", entitlement.id(), Map.of("title", entitlement.title()));
        return entitlement;
    }

    @Transactional
    public GivenTo give(Actor actor, UUID id, Collection<String> numbers, int total) {
        requireMaker(actor, id);
        boolean everybody = actor.scope(MANAGE).all();
        List<PersonId> found = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        numbers.stream()
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .distinct()
                .forEach(number -> people.byNumber(number)
                        .map(Person::id)
                        .filter(person -> everybody || registry.reaches(actor, person, MANAGE))
                        .ifPresentOrElse(found::add, () -> unknown.add(number)));
        int given = found.isEmpty() ? 0 : store.give(id, Set.copyOf(found), total);
        record(actor, "pass.entitlement-given", id, Map.of("people", given, "total", total));
        return new GivenTo(given, unknown);
    }

    @Transactional
    public void end(Actor actor, UUID id) {
        if (!store.end(id, makers(actor), clock.instant())) {
            throw none();
        }
        record(actor, "pass.entitlement-ended", id, Map.of());
    }

    Page<Entitlement> entitlements(Actor actor, Optional<UUID> after, int limit) {
        int size = Page.limit(limit);
        return Page.of(
                store.entitlements(makers(actor), after, size + 1),
                size,
                one -> one.id().toString());
    }

    List<Redemption> redemptions(Actor actor, UUID id) {
        requireMaker(actor, id);
        return named(redeemed.redemptions(id, SHOWN_MAX));
    }

    List<OpenEntitlement> openTo(PersonId person) {
        return store.openTo(person, clock.instant());
    }

    List<Redemption> mine(PersonId person) {
        return redeemed.ofPerson(person, SHOWN_MAX);
    }

    /** Opens the counter for the holder of a code that was good. */
    @Transactional
    public CounterView open(Actor actor, Reading.Accepted reading) {
        if (!(reading.holder() instanceof Holder.Member(PersonId id))) {
            throw new ProblemException(PassProblem.NOTHING_LEFT);
        }
        Instant now = clock.instant();
        Person person = people.person(id).orElseThrow(Entitlements::none);
        UUID counter = Ids.next();
        redeemed.openCounter(counter, id, actor.id().orElseThrow(), now.plus(COUNTER));
        record(actor, "pass.counter-opened", counter, Map.of("person", id));
        List<OpenEntitlement> open = store.openTo(id, makers(actor), now);
        return new CounterView(counter, person.name(), open, now.plus(COUNTER));
    }

    /** Takes it, confirmed by the clerk who read the code. */
    @Transactional
    public Redemption redeem(Actor actor, UUID counter, UUID entitlement, int count) {
        Instant now = clock.instant();
        UUID clerk = actor.id().orElseThrow();
        PersonId person =
                redeemed.counter(counter, clerk, now).orElseThrow(() -> new ProblemException(PassProblem.COUNTER_OVER));
        UUID id = Ids.next();
        if (!redeemed.redeem(id, entitlement, person, count, handed(actor, now))) {
            throw new ProblemException(PassProblem.NOTHING_LEFT);
        }
        record(actor, "pass.redeemed", entitlement, Map.of("person", person, "count", count, "redemption", id));
        echoes.changed(person, "redeemed");
        return redeemed.redemption(id).orElseThrow();
    }

    /** Takes a redemption back, for a few minutes, with a reason. */
    @Transactional
    public Redemption undo(Actor actor, UUID redemption, String reason) {
        Instant now = clock.instant();
        Redemption before = redeemed.redemption(redemption).orElseThrow(Entitlements::none);
        Instant since = now.minus(Duration.ofMinutes(settings.undoMinutes()));
        if (!redeemed.undo(redemption, handed(actor, now), reason, since)) {
            throw new ProblemException(PassProblem.UNDO_TOO_LATE, Map.of("minutes", settings.undoMinutes()));
        }
        record(
                actor,
                "pass.redemption-undone",
                before.entitlement(),
                Map.of("redemption", redemption, "reason", reason));
        echoes.changed(before.person(), "redeemed");
        return redeemed.redemption(redemption).orElseThrow();
    }

    private void requireMaker(Actor actor, UUID id) {
        if (store.entitlement(id, makers(actor)).isEmpty()) {
            throw none();
        }
    }

    private static Handed handed(Actor actor, Instant now) {
        return new Handed(
                actor.id().orElseThrow(), actor.name(), actor.scope(MANAGE).all(), now);
    }

    private static Makers makers(Actor actor) {
        return new Makers(actor.scope(MANAGE).all(), actor.person());
    }

    int forgetCounters() {
        return redeemed.forgetCounters(clock.instant());
    }

    private List<Redemption> named(List<Redemption> rows) {
        Map<PersonId, String> names =
                people.names(rows.stream().map(Redemption::person).distinct().toList());
        return rows.stream()
                .map(row -> new Redemption(
                        row.id(),
                        row.entitlement(),
                        row.title(),
                        row.person(),
                        names.getOrDefault(row.person(), ""),
                        row.count(),
                        row.byName(),
                        row.at(),
                        row.undoneAt(),
                        row.undoneBy(),
                        row.undoneReason()))
                .toList();
    }

    private void record(Actor actor, String act, UUID id, Map<String, Object> facts) {
        echoes.record(actor, act, "entitlement", id.toString(), facts);
    }

    private static ProblemException none() {
        return new ProblemException(KernelProblem.NOT_FOUND);
    }
}
