package shaopao.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.booking.BookingRules.Held;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;

/**
 * Deciding on requests. Whoever approves one holds its place and refuses at the same moment all others that want the
 * place at that time, their applications in the service hall included.
 */
@Component
class Deciding {

    private static final Words LOST = new Words("同一时段已批准给其他预约", "another request for the same hours was approved");

    private final BookingStore store;
    private final BookingMoveStore moves;
    private final Holdings holdings;
    private final EquipmentStore equipment;
    private final BookingFees fees;
    private final DecisionWays decided;
    private final BookingFacts facts;

    Deciding(
            BookingStore store,
            BookingMoveStore moves,
            Holdings holdings,
            EquipmentStore equipment,
            BookingFees fees,
            DecisionWays decided,
            BookingFacts facts) {
        this.store = store;
        this.moves = moves;
        this.holdings = holdings;
        this.equipment = equipment;
        this.fees = fees;
        this.decided = decided;
        this.facts = facts;
    }

    /** Waiting for the actor's decision; the soonest first. */
    List<Booking> pending(Actor actor) {
        BookingDeskScope.Reach reach = decided.desk().reach(actor);
        return store.pending(reach.all(), reach.policies(), 200);
    }

    /** How many others want the place of each at that time. */
    Map<BookingId, Integer> rivals(List<Booking> pending) {
        Map<BookingId, Integer> rivals = new HashMap<>();
        for (Booking one : pending) {
            Held held = holdings.held(one);
            int others = (int) pending.stream()
                    .filter(other ->
                            !other.id().equals(one.id()) && other.place().equals(one.place()))
                    .filter(other -> meets(held, holdings.held(other)))
                    .count();
            rivals.put(one.id(), others);
        }
        return rivals;
    }

    @Transactional
    public Booking approve(Actor actor, BookingId id) {
        Booking booking = pendingOf(actor, id);
        if (booking.viaHall()) {
            throw new ProblemException(BookingProblem.BOOKING_MOVED_ON);
        }
        approved(List.of(booking), actor.name());
        facts.record(actor, "booking.approved", booking);
        return store.booking(id).orElseThrow();
    }

    @Transactional
    public Booking reject(Actor actor, BookingId id, String reason) {
        Booking booking = pendingOf(actor, id);
        if (booking.viaHall()) {
            throw new ProblemException(BookingProblem.BOOKING_MOVED_ON);
        }
        refused(List.of(booking), actor.name(), Words.of(reason));
        facts.record(actor, "booking.rejected", booking);
        return store.booking(id).orElseThrow();
    }

    private Booking pendingOf(Actor actor, BookingId id) {
        Booking booking = store.locked(id)
                .filter(one -> decided.desk().reach(actor).covers(one.policy()))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        if (booking.state() != BookingState.PENDING) {
            throw new ProblemException(BookingProblem.BOOKING_MOVED_ON);
        }
        return booking;
    }

    /** Approves pending bookings that have not begun, all or none, and refuses their rivals. */
    void approved(List<Booking> winners, String by) {
        Instant now = facts.now();
        for (Booking winner : winners) {
            if (!winner.from().isAfter(now)) {
                throw new ProblemException(BookingProblem.BOOKING_PAST);
            }
            Optional<Instant> release = decided.policies()
                    .policy(winner.policy())
                    .flatMap(policy -> Bookings.releaseAt(policy.terms(), winner.from(), now, BookingState.CONFIRMED));
            if (!moves.confirm(winner.id(), Set.of(BookingState.PENDING), by, release, now)) {
                throw new ProblemException(BookingProblem.BOOKING_MOVED_ON);
            }
        }
        holdings.hold(winners);
        winners.forEach(winner -> holdings.lend(winner, equipment.wished(winner.id())));
        List<Booking> losers = losers(winners);
        fees.settle(winners, losers);
        losers.forEach(lost -> lose(lost, now));
        winners.forEach(decided.messages()::approved);
    }

    private List<Booking> losers(List<Booking> winners) {
        List<Booking> losers = new ArrayList<>();
        for (Booking winner : winners) {
            Held held = holdings.held(winner);
            Duration margin = Duration.ofHours(16);
            store.losers(winner, held.from().minus(margin), held.until().plus(margin)).stream()
                    .filter(other -> meets(held, holdings.held(other)))
                    .filter(other -> winners.stream().noneMatch(one -> one.id().equals(other.id())))
                    .forEach(losers::add);
        }
        return losers.stream().distinct().toList();
    }

    private void lose(Booking lost, Instant now) {
        if (moves.move(
                lost.id(), Set.of(BookingState.PENDING), BookingState.REJECTED, "", Optional.of(LOST.zh()), now)) {
            decided.endCase(lost, LOST);
            decided.messages().rejected(lost, LOST);
        }
    }

    /** Refuses pending ones. */
    void refused(List<Booking> bookings, String by, Words reason) {
        Instant now = facts.now();
        List<Booking> moved = bookings.stream()
                .filter(one -> moves.move(
                        one.id(),
                        Set.of(BookingState.PENDING),
                        BookingState.REJECTED,
                        by,
                        Optional.of(reason.zh()),
                        now))
                .toList();
        fees.settle(List.of(), moved);
        moved.forEach(one -> decided.messages().rejected(one, reason));
    }

    /** Ends the application of a request, once nothing that it asked for is pending. */
    void endCase(Booking booking, Words reason) {
        decided.endCase(booking, reason);
    }

    static boolean meets(Held one, Held other) {
        return one.from().isBefore(other.until()) && other.from().isBefore(one.until());
    }

    /** The same act for a series: its pending weeks. */
    List<Booking> pendingOf(UUID application, List<Booking> of) {
        return of.stream()
                .filter(one -> one.viaHall() && one.state() == BookingState.PENDING)
                .filter(one -> Requests.application(one).equals(application))
                .toList();
    }
}
