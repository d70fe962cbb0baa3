package shaopao.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shaopao.queue.OrderRules.Waiting;
import shaopao.queue.WaitRules.Forecast;
import shaopao.queue.WaitRules.Line;
import shaopao.queue.WaitRules.Server;

class QueueRulesTests {

    private static final Instant NOW = Instant.parse("2026-09-01T02:00:00Z");
    private static final UUID SERVICE = new UUID(0, 1);
    private static final Duration GRACE = Duration.ofMinutes(10);

    @Test
    void whoComesInTimeHasTheAgreedTimeAndWhoIsLateWaitsLikeOthers() {
        Instant slot = NOW;
        assertThat(LineRules.kept(slot, NOW.minusSeconds(600), GRACE)).isEqualTo(new PlaceInLine(Lane.BOOKED, slot));
        assertThat(LineRules.kept(slot, NOW.plusSeconds(600), GRACE)).isEqualTo(new PlaceInLine(Lane.BOOKED, slot));
        Instant late = NOW.plusSeconds(601);
        assertThat(LineRules.kept(slot, late, GRACE)).isEqualTo(new PlaceInLine(Lane.OPEN, late));
    }

    @Test
    void whoMissedTheCallGoesBeforeAllWhoCameAfterIt() {
        PlaceInLine before = LineRules.came(NOW.minusSeconds(900));
        assertThat(LineRules.missed(before, NOW)).isEqualTo(new PlaceInLine(Lane.OPEN, NOW));
        assertThat(LineRules.sentOn(before, NOW)).isEqualTo(before);
    }

    @Test
    void everyActIsPossibleSomewhereAndNothingFollowsTheEnd() {
        for (TicketAct act : TicketAct.values()) {
            assertThat(List.of(TicketState.values()))
                    .anyMatch(state -> TicketRules.after(state, act).isPresent());
            assertThat(TicketRules.after(TicketState.DONE, act)).isEmpty();
            assertThat(TicketRules.after(TicketState.LEFT, act)).isEmpty();
        }
        assertThat(TicketRules.after(TicketState.WAITING, TicketAct.CALL)).contains(TicketState.CALLED);
        assertThat(TicketRules.after(TicketState.CALLED, TicketAct.CALL)).isEmpty();
        assertThat(TicketRules.after(TicketState.AWAY, TicketAct.BACK)).contains(TicketState.WAITING);
    }

    @Test
    void slotsLieWhollyWithinTheHours() {
        var plan = new SlotRules.SlotPlan(20, 2, 7);
        var hours = List.of(
                new SlotRules.Hours(LocalTime.of(8, 30), LocalTime.of(9, 25)),
                new SlotRules.Hours(LocalTime.of(14, 0), LocalTime.of(14, 20)));
        assertThat(SlotRules.times(plan, hours))
                .containsExactly(LocalTime.of(8, 30), LocalTime.of(8, 50), LocalTime.of(14, 0));
        assertThat(SlotRules.times(new SlotRules.SlotPlan(0, 2, 7), hours)).isEmpty();
        LocalDate day = LocalDate.of(2026, 9, 1);
        assertThat(SlotRules.bookable(plan, day, day.plusDays(7))).isTrue();
        assertThat(SlotRules.bookable(plan, day, day.plusDays(8))).isFalse();
        assertThat(SlotRules.bookable(plan, day, day.minusDays(1))).isFalse();
    }

    private static Waiting waits(int id) {
        return new Waiting(new UUID(1, id), SERVICE, Lane.OPEN, NOW.minusSeconds(1_000 - id));
    }

    private static Server free(int id) {
        return new Server(new UUID(3, id), Set.of(SERVICE), Lane.OPEN, Optional.empty(), NOW, List.of());
    }

    /** With services that always take five minutes the forecast is arithmetic. */
    @Test
    void aLineWithoutChanceIsForecastToTheSecond() {
        ServiceTime exact = new ServiceTime(300, java.util.Collections.nCopies(60, 300));
        List<Waiting> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            waiting.add(waits(i));
        }
        Line line =
                new Line(waiting, Set.of(), List.of(), List.of(free(1), free(2)), Map.of(SERVICE, exact), List.of());
        Map<UUID, Forecast> forecasts = WaitRules.forecasts(line, NOW, 1, 200, new Random(1));
        for (int i = 0; i < 10; i++) {
            Instant due = NOW.plusSeconds((i / 2) * (300 + WaitRules.WALK.toSeconds()));
            assertThat(Duration.between(
                                    due,
                                    java.util.Objects.requireNonNull(forecasts.get(waits(i).id()))
                                            .middle())
                            .abs())
                    .isLessThan(Duration.ofSeconds(60));
        }
    }

    @Test
    void whomNoOpenCounterServesHasNoForecastAndWhoAsksTakesNoTime() {
        Waiting other = new Waiting(new UUID(1, 99), new UUID(0, 9), Lane.OPEN, NOW);
        Waiting asks = new Waiting(new UUID(1, 50), SERVICE, Lane.OPEN, NOW.minusSeconds(2_000));
        Waiting real = waits(1);
        Line line = new Line(
                List.of(other, asks, real), Set.of(asks.id()), List.of(), List.of(free(1)), Map.of(), List.of());
        Map<UUID, Forecast> forecasts = WaitRules.forecasts(line, NOW, 1, 20, new Random(1));
        assertThat(forecasts).containsOnlyKeys(asks.id(), real.id());
        assertThat(java.util.Objects.requireNonNull(forecasts.get(real.id())).high())
                .isEqualTo(NOW);
    }

    @Test
    void nobodyIsForecastIntoABreak() {
        WaitRules.Break lunch = new WaitRules.Break(NOW.minusSeconds(60), NOW.plusSeconds(3_600));
        Line line = new Line(List.of(waits(1)), Set.of(), List.of(), List.of(free(1)), Map.of(), List.of(lunch));
        assertThat(WaitRules.forecasts(line, NOW, 1, 20, new Random(1)).get(waits(1).id()))
                .isEqualTo(new Forecast(lunch.until(), lunch.until(), lunch.until()));
    }

    @Test
    void countersThatShareNothingArePlayedApart() {
        Server other = new Server(new UUID(3, 9), Set.of(new UUID(0, 9)), Lane.OPEN, Optional.empty(), NOW, List.of());
        Server between = new Server(
                new UUID(3, 8), Set.of(SERVICE, new UUID(0, 9)), Lane.OPEN, Optional.empty(), NOW, List.of());
        Line apart = new Line(List.of(waits(1)), Set.of(), List.of(), List.of(free(1), other), Map.of(), List.of());
        assertThat(WaitRules.parts(apart)).hasSize(2);
        Line one =
                new Line(List.of(waits(1)), Set.of(), List.of(), List.of(free(1), other, between), Map.of(), List.of());
        assertThat(WaitRules.parts(one)).hasSize(1);
    }

    /** Whatever the forecasts are wrong by, nine in ten calls lie within the stretched interval. */
    @Test
    void stretchedIntervalsHoldNineInTen() {
        Random random = new Random(4);
        for (double error : new double[] {0.3, 1, 2.5}) {
            List<Double> scores = new ArrayList<>();
            int within = 0;
            int counted = 0;
            for (int i = 0; i < 4_000; i++) {
                Forecast raw = new Forecast(NOW, NOW.plusSeconds(600), NOW.plusSeconds(1_200));
                Instant called = raw.middle().plusSeconds((long) (random.nextGaussian() * 600 * error));
                Forecast told = CalibrationRules.told(raw, CalibrationRules.stretch(scores), Instant.EPOCH);
                if (i > 400) {
                    counted++;
                    within += called.isBefore(told.low()) || called.isAfter(told.high()) ? 0 : 1;
                }
                scores.addFirst(CalibrationRules.score(raw, called));
                if (scores.size() > CalibrationRules.SCORES_MAX) {
                    scores.removeLast();
                }
            }
            assertThat((double) within / counted).isBetween(0.87, 0.95);
        }
    }

    @Test
    void whatWasTakenCountsMoreAndMoreAgainstWhatWasSaid() {
        assertThat(mean(new ServiceTime(300, List.of()))).isBetween(285.0, 315.0);
        assertThat(mean(new ServiceTime(300, java.util.Collections.nCopies(60, 600))))
                .isBetween(560.0, 590.0);
    }

    private static double mean(ServiceTime time) {
        java.util.Random random = new java.util.Random(1);
        return java.util.stream.DoubleStream.generate(() -> time.draw(random))
                .limit(20_000)
                .average()
                .orElseThrow();
    }
}
