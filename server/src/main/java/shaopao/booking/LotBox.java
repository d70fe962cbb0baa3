package shaopao.booking;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import shaopao.booking.DrawStore.NewLot;
import shaopao.booking.LotRules.SeatWish;
import shaopao.db.Gathering;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.ShortMemory;

/** Takes lots of very many people at once: those that come together are one statement and one commit. */
@Component
class LotBox implements DisposableBean {

    private static final int TOGETHER_MAX = 256;
    private static final int WAITING_MAX = 20_000;

    private final DrawStore store;
    private final Bookables bookables;
    private final BookingWho who;
    private final BookingCredits credits;
    private final Clock clock;
    private final Gathering<NewLot, Boolean> gathering;
    private final ShortMemory<UUID, BookingPolicy> policies = new ShortMemory<>(Duration.ofSeconds(5));

    LotBox(DrawStore store, Bookables bookables, BookingWho who, BookingCredits credits, Clock clock) {
        this.store = store;
        this.bookables = bookables;
        this.who = who;
        this.credits = credits;
        this.clock = clock;
        this.gathering = Gathering.start(
                "lots",
                new Gathering.Limits(WAITING_MAX, TOGETHER_MAX, 1, Duration.ofNanos(1_500_000)),
                Gathering::mayBeOnes,
                this::together);
    }

    /**
     * Asks for a seat; asking again changes the wish. The ticket is made of an id that the asker's browser made and of
     * the draw, so that it tells nobody who it is, and nobody else could know it beforehand.
     */
    void ask(PersonId person, UUID draw, UUID made, SeatWish wish) {
        BookingPolicy policy = policy(draw);
        if (!who.entitled(person, policy.terms())) {
            throw new ProblemException(BookingProblem.BOOKING_NOT_ENTITLED);
        }
        String ticket = LotRules.sha256(draw + "/" + person + "/" + made).substring(0, 20);
        NewLot lot = new NewLot(draw, person, ticket, wish, clock.instant());
        boolean in = switch (gathering.ask(lot)) {
            case Gathering.Answer.Done<Boolean>(Boolean done) -> done;
            case Gathering.Answer.Failed<Boolean>(RuntimeException why) -> throw why;
            case Gathering.Answer.Full<Boolean> _, Gathering.Answer.Closed<Boolean> _ ->
                throw new ProblemException(BookingProblem.BOOKING_BUSY);
        };
        if (!in) {
            int points = credits.points(person);
            int min = policy.terms().limits().creditMin();
            throw points < min
                    ? new ProblemException(BookingProblem.BOOKING_CREDIT_LOW, Map.of("points", points, "min", min))
                    : new ProblemException(BookingProblem.DRAW_NOT_OPEN);
        }
    }

    private record One(UUID draw, PersonId person) {}

    /** Whoever asks twice at once has one lot, with the last wish; whose credit is too low has none. */
    private List<Boolean> together(List<NewLot> asked) {
        Map<One, NewLot> last = new LinkedHashMap<>();
        asked.forEach(lot -> last.put(new One(lot.draw(), lot.person()), lot));
        Map<PersonId, Integer> points = credits.points(
                last.keySet().stream().map(One::person).distinct().toList());
        List<NewLot> good = last.values().stream()
                .filter(lot -> points.getOrDefault(lot.person(), 0) >= creditMin(lot.draw()))
                .toList();
        Set<String> in = good.isEmpty() ? Set.of() : new HashSet<>(store.ask(good));
        return asked.stream()
                .map(lot -> in.contains(lot.draw() + "/" + lot.person()))
                .toList();
    }

    private int creditMin(UUID draw) {
        return policy(draw).terms().limits().creditMin();
    }

    private BookingPolicy policy(UUID draw) {
        return policies.of(
                draw,
                id -> store.draw(id)
                        .map(found -> bookables.policy(found.policy()))
                        .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND)));
    }

    @Override
    public void destroy() {
        gathering.close();
    }
}
