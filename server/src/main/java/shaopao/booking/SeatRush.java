package shaopao.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.db.Gathering;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.ShortMemory;
import shaopao.places.PlaceId;

/**
 * Any seat, first come first served, for very many people at once. Those who come together are one transaction:
 * the free seats are read once, given out in the order in which people came, and held by one statement, whose
 * constraint has the last word. Whoever comes when all are gone hears so without waiting for anybody.
 */
@Component
class SeatRush implements DisposableBean {

    private static final int TOGETHER_MAX = 256;
    private static final int WAITING_MAX = 20_000;

    private final RushSeats seats;
    private final Bookables bookables;
    private final BookingWho who;
    private final BookingFacts facts;
    private final TransactionTemplate transaction;
    private final ShortMemory<UUID, BookingPolicy> policies = new ShortMemory<>(Duration.ofSeconds(5));
    private final Gathering<SeatAsk, SeatAnswer> gathering;

    SeatRush(
            RushSeats seats, Bookables bookables, BookingWho who, BookingFacts facts, TransactionTemplate transaction) {
        this.seats = seats;
        this.bookables = bookables;
        this.who = who;
        this.facts = facts;
        this.transaction = transaction;
        this.gathering = Gathering.start(
                "seats",
                new Gathering.Limits(WAITING_MAX, TOGETHER_MAX, 1, Duration.ofNanos(1_500_000)),
                Gathering::mayBeOnes,
                this::together);
    }

    /** What is asked for: any seat of a policy in an area. */
    record Pool(UUID policy, PlaceId area, Instant from, Instant until) {}

    /** Somebody asks. */
    record SeatAsk(BookingId id, PersonId person, Pool pool) {}

    /** What came of it. */
    sealed interface SeatAnswer {

        /** A seat; the one that is there when asked again. */
        record Given(Booking booking) implements SeatAnswer {}

        /** None. */
        record Not(BookingRules.Refusal why) implements SeatAnswer {

            static Not of(BookingProblem why) {
                return new Not(BookingRules.Refusal.of(why));
            }
        }
    }

    Booking any(PersonId person, BookingId id, Pool pool) {
        BookingPolicy policy = policies.of(pool.policy(), bookables::policy);
        BookingTerms terms = policy.terms();
        if (terms.approval() != BookingTerms.Approval.NONE || terms.feeCentsPerHour() > 0) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        BookingWish wish = BookingWish.of(pool.from(), pool.until(), 1);
        BookingRules.refusal(
                        terms,
                        wish,
                        new BookingRules.Asker(
                                who.entitled(person, terms), terms.limits().creditMin(), 0, 0),
                        facts.now())
                .ifPresent(refusal -> {
                    throw new ProblemException(refusal.problem(), refusal.facts());
                });
        SeatAnswer answer = switch (gathering.ask(new SeatAsk(id, person, pool))) {
            case Gathering.Answer.Done<SeatAnswer>(SeatAnswer done) -> done;
            case Gathering.Answer.Failed<SeatAnswer>(RuntimeException why) -> throw why;
            case Gathering.Answer.Full<SeatAnswer> _, Gathering.Answer.Closed<SeatAnswer> _ ->
                SeatAnswer.Not.of(BookingProblem.BOOKING_BUSY);
        };
        return switch (answer) {
            case SeatAnswer.Given(Booking booking) -> booking;
            case SeatAnswer.Not(BookingRules.Refusal why) -> throw new ProblemException(why.problem(), why.facts());
        };
    }

    /** Each pool for itself, within one transaction; who asks twice at once gets one answer for both. */
    private List<SeatAnswer> together(List<SeatAsk> asked) {
        Map<BookingId, SeatAsk> first = new LinkedHashMap<>();
        asked.forEach(one -> first.putIfAbsent(one.id(), one));
        Map<Pool, List<SeatAsk>> pools = new LinkedHashMap<>();
        first.values()
                .forEach(one -> pools.computeIfAbsent(one.pool(), _ -> new ArrayList<>())
                        .add(one));
        Map<BookingId, SeatAnswer> answers = new HashMap<>();
        transaction.executeWithoutResult(_ -> pools.forEach(
                (pool, asks) -> answers.putAll(seats.give(policies.of(pool.policy(), bookables::policy), pool, asks))));
        return asked.stream()
                .map(one -> {
                    boolean same = one.equals(first.get(one.id()));
                    return same
                            ? Optional.ofNullable(answers.get(one.id())).orElseThrow()
                            : (SeatAnswer) SeatAnswer.Not.of(BookingProblem.BOOKING_MOVED_ON);
                })
                .toList();
    }

    @Override
    public void destroy() {
        gathering.close();
    }
}
