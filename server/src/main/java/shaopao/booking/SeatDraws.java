package shaopao.booking;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.booking.DrawStore.MyLot;
import shaopao.booking.LotRules.LotSeat;
import shaopao.booking.LotRules.PlacedLot;
import shaopao.booking.LotRules.SeatLot;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Draws of seats: announced with a commitment, drawn when the window has closed, and published so that anyone can
 * recompute.
 */
@Component
class SeatDraws {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private final DrawStore store;
    private final Bookables bookables;
    private final Holdings holdings;
    private final DrawResults results;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    SeatDraws(
            DrawStore store,
            Bookables bookables,
            Holdings holdings,
            DrawResults results,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.store = store;
        this.bookables = bookables;
        this.holdings = holdings;
        this.results = results;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A draw as people see it.
     *
     * @param perMille how likely a ticket gets a seat as things stand
     */
    record DrawCard(SeatDraw draw, boolean open, int perMille, Optional<MyLot> mine) {}

    /** What a draw went by and came to; all that is needed to recompute it. */
    record DrawRecord(
            String algorithm,
            String commitment,
            String secret,
            String listHash,
            String seed,
            List<LotSeat> seats,
            List<SeatLot> lots,
            List<PlacedLot> placed) {}

    List<DrawCard> cards(PersonId person) {
        List<SeatDraw> draws = store.draws(clock.instant().minus(Duration.ofDays(7)));
        Map<UUID, MyLot> mine = new HashMap<>();
        store.mine(draws.stream().map(SeatDraw::id).toList(), person).forEach(lot -> mine.put(lot.draw(), lot));
        return draws.stream()
                .map(draw -> card(draw, Optional.ofNullable(mine.get(draw.id()))))
                .toList();
    }

    DrawCard card(UUID id, PersonId person) {
        return card(draw(id), store.mine(List.of(id), person).stream().findFirst());
    }

    private DrawCard card(SeatDraw draw, Optional<MyLot> mine) {
        return new DrawCard(draw, draw.open(clock.instant()), LotRules.perMille(draw.seats(), draw.lots()), mine);
    }

    SeatDraw draw(UUID id) {
        return store.draw(id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    DrawRecord record(UUID id) {
        return store.record(id)
                .map(text -> json.readValue(text, DrawRecord.class))
                .orElseThrow(() -> new ProblemException(BookingProblem.DRAW_NOT_DUE));
    }

    /** Hours, window and name of a draw to be. */
    record DrawPlan(
            UUID id,
            UUID policy,
            PlaceId area,
            Words name,
            Instant from,
            Instant until,
            Instant opensAt,
            Instant closesAt) {}

    /** Announces a draw, with the hash of its secret. */
    @Transactional
    public SeatDraw announce(Actor actor, DrawPlan plan) {
        BookingPolicy policy = bookables.policy(plan.policy());
        Instant now = clock.instant();
        boolean ordered = plan.opensAt().isBefore(plan.closesAt())
                && plan.closesAt().isAfter(now)
                && !plan.closesAt().isAfter(plan.from());
        if (!ordered) {
            throw new ProblemException(BookingProblem.BOOKING_HOURS_WRONG);
        }
        if (policy.terms().approval() != BookingTerms.Approval.NONE
                || policy.terms().feeCentsPerHour() > 0) {
            // A seat that is drawn is neither paid nor decided on
            throw new ProblemException(BookingProblem.BOOKING_RULES_WRONG, Map.of("reason", "UNSOUND"));
        }
        BookingRules.hours(policy.terms(), BookingWish.of(plan.from(), plan.until(), 1), now)
                .ifPresent(refusal -> {
                    throw new ProblemException(refusal.problem(), refusal.facts());
                });
        List<Resource> seats = bookables.of(policy, Optional.of(plan.area()));
        if (seats.isEmpty()) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        SeatDraw draw = new SeatDraw(
                plan.id(),
                policy.id(),
                plan.area(),
                plan.name(),
                plan.from(),
                plan.until(),
                plan.opensAt(),
                plan.closesAt(),
                seats.size(),
                0,
                LotRules.sha256(secret),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        store.add(draw, secret, actor.name(), now);
        audit.record(
                actor,
                "booking.draw-announced",
                "draw",
                plan.id().toString(),
                Map.of("commitment", draw.commitment(), "seats", seats.size()));
        return draw(plan.id());
    }

    List<UUID> due() {
        return store.due(clock.instant());
    }

    /** Draws, once; on one node. Seats that are taken by then are not drawn for. */
    @Transactional
    public void drawDue(UUID id) {
        Optional<String> secret = store.lockedSecret(id);
        SeatDraw draw = draw(id);
        if (secret.isEmpty() || draw.closesAt().isAfter(clock.instant())) {
            return;
        }
        BookingPolicy policy = bookables.policy(draw.policy());
        List<Resource> all = bookables.of(policy, Optional.of(draw.area()));
        Set<PlaceId> free =
                holdings.free(Bookables.ids(all), BookingRules.held(policy.terms(), draw.from(), draw.until()));
        Map<String, Resource> byCode = new HashMap<>();
        List<LotSeat> seats = new ArrayList<>();
        for (Resource one : all) {
            if (free.contains(one.place().id())) {
                byCode.put(one.place().code(), one);
                seats.add(new LotSeat(
                        one.place().code(),
                        one.place().facts().power(),
                        one.place().facts().quiet()));
            }
        }
        List<SeatLot> lots = store.lots(id);
        String listHash = LotRules.sha256(LotRules.list(lots));
        String seed = LotRules.seed(secret.get(), listHash);
        List<PlacedLot> placed = LotRules.draw(seed, lots, seats);
        store.place(id, placed);
        DrawRecord record = new DrawRecord(
                LotRules.ALGORITHM, draw.commitment(), secret.get(), listHash, seed, seats, lots, placed);
        store.drawn(id, listHash, seed, seats.size(), json.writeValueAsString(record), clock.instant());
        results.give(draw, policy, placed, byCode);
        audit.record(
                Actor.system("抽签"),
                "booking.drawn",
                "draw",
                id.toString(),
                Map.of("seed", seed, "lots", lots.size(), "seats", seats.size()));
    }
}
