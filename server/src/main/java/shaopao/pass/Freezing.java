package shaopao.pass;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;

/** Stops a pass for now, and lets it work again. */
@Component
class Freezing {

    static final Duration UNDO = Duration.ofSeconds(30);

    private static final String HOLDER = "HOLDER";
    private static final String STAFF = "STAFF";

    private final PassStore store;
    private final FreezeStore freezes;
    private final PassEchoes echoes;
    private final Clock clock;

    Freezing(PassStore store, FreezeStore freezes, PassEchoes echoes, Clock clock) {
        this.store = store;
        this.freezes = freezes;
        this.echoes = echoes;
        this.clock = clock;
    }

    /** By the holder, from whichever device; once more changes nothing. */
    @Transactional
    public void freeze(Actor actor) {
        Instant now = clock.instant();
        PassId pass = store.ofPerson(actor.person(), now);
        freeze(actor, pass, HOLDER, "", now);
    }

    /** By staff, with a reason that the holder reads. */
    @Transactional
    public void freeze(Actor actor, PassId pass, String reason) {
        freeze(actor, pass, STAFF, reason, clock.instant());
    }

    /** Takes back what the holder did a moment ago; does not ask for the password again. */
    @Transactional
    public void undo(Actor actor) {
        PassStore.Row row = mine(actor);
        if (row.frozenAt().filter(at -> at.plus(UNDO).isAfter(clock.instant())).isEmpty()) {
            throw new ProblemException(KernelProblem.STEP_UP_REQUIRED);
        }
        unfreeze(actor, row, false);
    }

    @Transactional
    public void unfreeze(Actor actor) {
        unfreeze(actor, mine(actor), false);
    }

    @Transactional
    public void unfreeze(Actor actor, PassId pass) {
        unfreeze(actor, store.lock(pass).orElseThrow(Freezing::none), true);
    }

    private void freeze(Actor actor, PassId pass, String by, String reason, Instant now) {
        if (freezes.freeze(pass, by, reason, now)) {
            store.changed(pass, now);
            echoes.record(actor, "pass.frozen", "pass", pass.toString(), Map.of("by", by, "reason", reason));
            tell(pass);
        }
    }

    private void unfreeze(Actor actor, PassStore.Row row, boolean staff) {
        Instant now = clock.instant();
        if (freezes.unfreeze(row.id(), staff, now)) {
            store.changed(row.id(), now);
            echoes.record(actor, "pass.unfrozen", "pass", row.id().toString(), Map.of());
            tell(row.id());
        } else if (row.frozenAt().isPresent()) {
            throw new ProblemException(PassProblem.FROZEN_BY_STAFF);
        }
    }

    private void tell(PassId pass) {
        store.row(pass).flatMap(PassStore.Row::person).ifPresent(person -> echoes.changed(person, "frozen"));
    }

    private PassStore.Row mine(Actor actor) {
        return store.find(actor.person()).flatMap(store::lock).orElseThrow(Freezing::none);
    }

    private static ProblemException none() {
        return new ProblemException(KernelProblem.NOT_FOUND);
    }
}
