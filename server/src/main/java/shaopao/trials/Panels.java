package shaopao.trials;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.db.Locks;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.trials.SeatStore.Drawn;

/** The draw, the invitations, and who takes the place of those who do not come. */
@Component
class Panels {

    private final TrialStore trials;
    private final SeatStore seats;
    private final Pseudonyms pseudonyms;
    private final TrialMessages messages;
    private final Locks locks;
    private final Audit audit;
    private final Clock clock;

    Panels(
            TrialStore trials,
            SeatStore seats,
            Pseudonyms pseudonyms,
            TrialMessages messages,
            Locks locks,
            Audit audit,
            Clock clock) {
        this.trials = trials;
        this.seats = seats;
        this.pseudonyms = pseudonyms;
        this.messages = messages;
        this.locks = locks;
        this.audit = audit;
        this.clock = clock;
    }

    /** A trial within the actor's reach. */
    Trial reach(Actor actor, UUID id) {
        return trials.trial(id, actor.scope(Preparations.MANAGE))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** Draws, once; with the seed that the program has sealed, or with one that is known from outside by now. */
    @Transactional
    Trial draw(Actor actor, UUID id, Optional<String> given) {
        Trial trial = reach(actor, id);
        String seed = trials.sealedSeed(id)
                .or(() -> given.map(String::strip).filter(text -> !text.isEmpty()))
                .orElseThrow(() -> new ProblemException(TrialsProblem.SEED_MISSING));
        int attempt = DrawRules.attempt(seed, ListRules.list(trials.list(id)), trial.plan());
        if (!trials.drawn(id, seed, attempt, clock.instant())) {
            throw otherState(trial);
        }
        audit.record(actor, "trials.drawn", "trial", id.toString(), Map.of("item", trial.item(), "seed", seed));
        refill(id);
        return reach(actor, id);
    }

    private static ProblemException otherState(Trial trial) {
        return new ProblemException(
                TrialsProblem.TRIAL_STATE_OTHER, Map.of("state", trial.state().name()));
    }

    /** Ends a trial: who has not answered is no longer asked, and what was shown so far counts. */
    @Transactional
    Trial end(Actor actor, UUID id) {
        return over(actor, id, TrialState.ENDED, Set.of("RUNNING"));
    }

    /** Calls a trial off: it counts for nothing, and its record stays. */
    @Transactional
    Trial cancel(Actor actor, UUID id) {
        return over(actor, id, TrialState.CANCELLED, Set.of("PREPARED", "RUNNING"));
    }

    private Trial over(Actor actor, UUID id, TrialState state, Set<String> from) {
        Trial trial = reach(actor, id);
        Instant now = clock.instant();
        if (!trials.over(id, state, from, now)) {
            throw otherState(trial);
        }
        seats.lapse(Optional.of(id), now);
        String act = state == TrialState.ENDED ? "trials.ended" : "trials.cancelled";
        audit.record(actor, act, "trial", id.toString(), Map.of("item", trial.item()));
        return reach(actor, id);
    }

    /** Answers an invitation; the seat of one who declines goes to the next. */
    @Transactional
    void answer(PersonId person, UUID id, boolean accept) {
        Seat seat = seats.seat(id, person).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        if (!seats.answer(id, person, accept, clock.instant())) {
            throw new ProblemException(TrialsProblem.INVITATION_OVER);
        }
        if (!accept) {
            refill(seat.trial());
        }
    }

    /** Leaves at any time; what the person did is removed. */
    @Transactional
    void leave(Actor actor, UUID id) {
        PersonId person = actor.person();
        if (seats.seat(id, person).isEmpty()) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        if (!seats.leave(id, person, clock.instant())) {
            throw new ProblemException(TrialsProblem.TRIAL_STEP_OTHER);
        }
        audit.record(actor, "trials.left", "trial", id.toString(), Map.of());
        refill(id);
    }

    /** Lets invitations lapse whose time is over; how many trials got new people. */
    @Transactional
    int lapse() {
        Set<UUID> free = seats.lapse(Optional.empty(), clock.instant());
        free.forEach(this::refill);
        return free.size();
    }

    /**
     * Gives all free seats of a running trial. One trial after the other, for all nodes: who is asked here cannot be
     * asked there, and two who decline at once free two seats.
     */
    private void refill(UUID id) {
        locks.hold("trials.seats");
        Trial trial = trials.trial(id, Scope.ALL).orElseThrow();
        if (trial.state() != TrialState.RUNNING) {
            return;
        }
        List<Seat> there = seats.seats(id);
        List<ListedTrial> order = DrawRules.order(
                trial.seeding().seed().orElseThrow(),
                trial.seeding().attempt().orElseThrow(),
                ListRules.list(trials.list(id)));
        List<Drawn> drawn = drawn(trial, order, there);
        if (drawn.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        seats.giveOn(id, there.size());
        seats.add(
                id,
                there.size(),
                drawn,
                now,
                now.plus(Duration.ofDays(trial.plan().answerDays())));
        messages.invited(
                trial, drawn.stream().flatMap(one -> one.person().stream()).toList());
    }

    /** Who gets the free seats, and who would have and cannot be asked. */
    private List<Drawn> drawn(Trial trial, List<ListedTrial> order, List<Seat> there) {
        List<ListedTrial> holding = new ArrayList<>(there.stream()
                .filter(seat -> seat.state().holds())
                .map(Seat::listed)
                .toList());
        if (holding.size() >= trial.plan().people()) {
            return List.of();
        }
        Set<String> asked =
                there.stream().map(seat -> seat.listed().pseudonym()).collect(Collectors.toCollection(HashSet::new));
        Set<PersonId> busy = new HashSet<>(seats.askedSince(
                clock.instant().minus(Duration.ofDays(trial.plan().cooldownDays()))));
        busy.addAll(trials.allLeftOut());
        Map<String, PersonId> persons = pseudonyms.persons(trial.id());
        List<Drawn> drawn = new ArrayList<>();
        while (holding.size() < trial.plan().people()) {
            Optional<ListedTrial> next = DrawRules.next(order, asked, holding, trial.plan());
            if (next.isEmpty()) {
                break;
            }
            ListedTrial one = next.get();
            Optional<PersonId> person =
                    Optional.ofNullable(persons.get(one.pseudonym())).filter(found -> !busy.contains(found));
            drawn.add(new Drawn(one, person));
            asked.add(one.pseudonym());
            person.ifPresent(_ -> holding.add(one));
        }
        return drawn;
    }
}
