package shaopao.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shaopao.queue.RegistrationWeek.Week;

/** A small registration week with each change; the whole one is {@code ./shaopao bench queue}. */
class RegistrationWeekTests {

    private static final int VISITS = Integer.getInteger("queue.visits", 3_000);

    @Test
    void nobodyWaitsLongerThanTheHallPromisesAndNineInTenForecastsHold() {
        for (long seed = 1; seed <= Integer.getInteger("queue.weeks", 1); seed++) {
            Week week = new RegistrationWeek(seed, VISITS).play();
            assertThat(week.longest()).as("seed " + seed).isLessThanOrEqualTo(RegistrationWeek.WAIT_MAX);
            assertThat(week.within()).as("seed " + seed).isGreaterThanOrEqualTo(0.9);
            assertThat(week.turnedAway()).as("seed " + seed).isLessThan(VISITS / 10);
            assertThat(week.called().size()).isGreaterThan(VISITS * 8 / 10);
        }
    }
}
