package shaopao.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shaopao.queue.DayRehearsal.Desk;
import shaopao.queue.DayRehearsal.Experience;
import shaopao.queue.DayRehearsal.Played;
import shaopao.queue.DayRehearsal.ServiceTruth;
import shaopao.queue.DayRehearsal.Shift;
import shaopao.queue.DayRehearsal.Visitor;

class DayRehearsalTests {

    private static final UUID SERVICE = new UUID(1, 1);
    private static final Instant NINE = Instant.parse("2026-08-31T01:00:00Z");

    private static Visitor at(int nth, int seconds, Optional<Instant> slot) {
        return new Visitor(new UUID(2, nth), SERVICE, NINE.plusSeconds(seconds), slot);
    }

    private static List<Played> play(double meanSeconds, List<Visitor> visitors, List<Visitor> absent) {
        Desk desk = new Desk(new UUID(3, 1), Set.of(SERVICE), List.of(new Shift(NINE, NINE.plusSeconds(28_800))));
        ServiceTruth truth = new ServiceTruth(300, meanSeconds, 0.1);
        return new DayRehearsal(
                        List.of(desk), Map.of(SERVICE, truth), Duration.ofHours(8), new Experience(), new Random(7))
                .play(visitors, absent);
    }

    /** The first is still at the counter when the second comes: nobody knows yet how long it will take. */
    @Test
    void forecastKnowsNothingOfAVisitThatIsNotOver() {
        List<Visitor> two = List.of(at(1, 0, Optional.empty()), at(2, 60, Optional.empty()));
        List<Played> quick = play(400, two, List.of());
        List<Played> slow = play(3_000, two, List.of());
        assertThat(slow.getLast().calledAt()).isNotEqualTo(quick.getLast().calledAt());
        assertThat(slow.getLast().raw()).isEqualTo(quick.getLast().raw());
    }

    @Test
    void forecastKnowsAVisitThatIsOver() {
        List<Visitor> two =
                List.of(at(1, 0, Optional.empty()), at(2, 3_700, Optional.empty()), at(3, 3_710, Optional.empty()));
        assertThat(play(400, two, List.of()).getLast().raw())
                .isNotEqualTo(play(3_000, two, List.of()).getLast().raw());
    }

    /** Whoever agreed a time is expected until it is past, also when they will not come. */
    @Test
    void forecastDoesNotKnowWhoWillStayAway() {
        Visitor booked = at(1, 600, Optional.of(NINE.plusSeconds(600)));
        List<Visitor> others =
                List.of(at(2, 30, Optional.empty()), at(3, 40, Optional.empty()), at(4, 50, Optional.empty()));
        List<Visitor> all = java.util.stream.Stream.concat(others.stream(), java.util.stream.Stream.of(booked))
                .toList();
        assertThat(forecastOf(4, play(400, others, List.of(booked))))
                .isEqualTo(forecastOf(4, play(400, all, List.of())));
    }

    private static WaitRules.Forecast forecastOf(int nth, List<Played> played) {
        return played.stream()
                .filter(one -> one.visitor().id().equals(new UUID(2, nth)))
                .findFirst()
                .orElseThrow()
                .raw();
    }
}
