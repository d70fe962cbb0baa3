package shaopao.booking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.booking.BookingTerms.Attending;
import shaopao.booking.CreditStore.PointsWhy;
import shaopao.booking.WaitingStore.WaitingState;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.places.PlaceId;

/** What one does with one's own booking: signs in, leaves for a while, ends early, cancels, answers an offer. */
@Component
class OwnBookings {

    private final BookingStore store;
    private final BookingMoveStore moves;
    private final Holdings holdings;
    private final Endings endings;
    private final PolicyStore policies;
    private final WaitingList waiting;
    private final BookingFacts facts;

    OwnBookings(
            BookingStore store,
            BookingMoveStore moves,
            Holdings holdings,
            Endings endings,
            PolicyStore policies,
            WaitingList waiting,
            BookingFacts facts) {
        this.store = store;
        this.moves = moves;
        this.holdings = holdings;
        this.endings = endings;
        this.policies = policies;
        this.waiting = waiting;
        this.facts = facts;
    }

    private Booking mine(PersonId person, BookingId id) {
        return store.locked(id)
                .filter(booking -> booking.person().equals(person))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    private BookingPolicy policy(Booking booking) {
        return policies.policy(booking.policy()).orElseThrow();
    }

    /** Cancels; what was cancelled already stays so. Late costs points, and the fee is not given back then. */
    @Transactional
    public Booking cancel(Actor actor, BookingId id) {
        Booking booking = mine(actor.person(), id);
        Instant now = facts.now();
        switch (booking.state()) {
            case CANCELLED -> {}
            case PENDING -> endings.takeBack(booking, actor.name());
            case OFFERED -> decline(actor, id);
            case CONFIRMED -> {
                Attending attendance = policy(booking).terms().attendance();
                int points = BookingRules.cancelPoints(attendance, booking.from(), now);
                endings.cancel(booking, actor.name(), !BookingRules.late(attendance, booking.from(), now));
                endings.points(booking, PointsWhy.LATE_CANCEL, points);
            }
            case IN_USE, AWAY, DONE, REJECTED, DISPLACED, RELEASED, LAPSED ->
                throw new ProblemException(BookingProblem.BOOKING_MOVED_ON);
        }
        facts.record(actor, "booking.cancelled", booking);
        return store.booking(id).orElseThrow();
    }

    /** Signs in with the key of the place, which stands in the code that is fixed to it. */
    @Transactional
    public Booking signIn(Actor actor, BookingId id, String key) {
        Booking booking = mine(actor.person(), id);
        String right = policies.key(booking.place()).orElse("");
        boolean same =
                MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
        if (!same || right.isEmpty()) {
            throw new ProblemException(BookingProblem.SIGN_IN_REFUSED);
        }
        return signedIn(booking);
    }

    /** Signs in whoever showed a code at the place. */
    @Transactional
    public Booking signIn(PersonId person, PlaceId place) {
        Instant now = facts.now();
        Booking booking = store.at(person, place, now, now.plus(4, ChronoUnit.HOURS))
                .flatMap(found -> store.locked(found.id()))
                .orElseThrow(() -> new ProblemException(BookingProblem.ATTENDANCE_UNKNOWN));
        return signedIn(booking);
    }

    private Booking signedIn(Booking booking) {
        if (booking.state() == BookingState.IN_USE) {
            return booking;
        }
        Attending attendance = policy(booking).terms().attendance();
        if (!BookingRules.maySignIn(attendance, booking.from(), booking.until(), facts.now())) {
            throw new ProblemException(BookingProblem.SIGN_IN_REFUSED);
        }
        if (!moves.signIn(booking.id(), facts.now())) {
            throw new ProblemException(BookingProblem.BOOKING_MOVED_ON);
        }
        return store.booking(booking.id()).orElseThrow();
    }

    /** Leaves for a while; the place is kept until {@link Booking#awayUntil}. */
    @Transactional
    public Booking leave(Actor actor, BookingId id) {
        Booking booking = mine(actor.person(), id);
        Attending attendance = policy(booking).terms().attendance();
        Instant backBy = BookingRules.backBy(attendance, booking.until(), facts.now());
        if (attendance.leaveMinutesMax() == 0 || !moves.leave(id, backBy)) {
            throw new ProblemException(BookingProblem.BOOKING_MOVED_ON);
        }
        return store.booking(id).orElseThrow();
    }

    /** Ends now; the rest of the hours is offered to whoever waits. What is over already stays so. */
    @Transactional
    public Booking end(Actor actor, BookingId id) {
        Booking booking = mine(actor.person(), id);
        Instant now = facts.now().truncatedTo(ChronoUnit.MICROS);
        if (booking.state() == BookingState.DONE) {
            return booking;
        }
        if (!moves.end(id, now)) {
            throw new ProblemException(BookingProblem.BOOKING_MOVED_ON);
        }
        BookingTerms.BookingMargins margins = policy(booking).terms().margins();
        Instant free = now.plus(Duration.ofMinutes(margins.cleanupMinutes()));
        holdings.shorten(booking, free);
        endings.freed(booking, free.plus(Duration.ofMinutes(margins.setupMinutes())));
        facts.record(actor, "booking.ended", booking);
        return store.booking(id).orElseThrow();
    }

    /** Takes an offer, within the limits as they stand now; the fee is due now. */
    @Transactional
    public Booking accept(Actor actor, BookingId id) {
        store.oneAtATime(List.of(actor.person()));
        Booking booking = mine(actor.person(), id);
        Instant now = facts.now();
        if (booking.state() == BookingState.CONFIRMED || booking.state() == BookingState.IN_USE) {
            return booking;
        }
        boolean stands = booking.state() == BookingState.OFFERED
                && booking.offerUntil().filter(until -> until.isAfter(now)).isPresent();
        if (!stands) {
            throw new ProblemException(BookingProblem.OFFER_OVER);
        }
        waiting.require(booking, policy(booking));
        Optional<Instant> release =
                Bookings.releaseAt(policy(booking).terms(), booking.from(), now, BookingState.CONFIRMED);
        if (!moves.confirm(id, Set.of(BookingState.OFFERED), actor.name(), release, now)) {
            throw new ProblemException(BookingProblem.OFFER_OVER);
        }
        waiting.answered(id, WaitingState.TAKEN);
        endings.charge(List.of(booking));
        facts.record(actor, "booking.offer-taken", booking);
        return store.booking(id).orElseThrow();
    }

    /** Says no to an offer; the next one is asked. */
    @Transactional
    public Booking decline(Actor actor, BookingId id) {
        Booking booking = mine(actor.person(), id);
        if (!moves.move(
                id, Set.of(BookingState.OFFERED), BookingState.LAPSED, actor.name(), Optional.empty(), facts.now())) {
            throw new ProblemException(BookingProblem.OFFER_OVER);
        }
        endings.lapsed(booking);
        return store.booking(id).orElseThrow();
    }
}
