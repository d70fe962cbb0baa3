package shaopao.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RehearsalSettingsTests {

    @Test
    void clockRunsAheadOnDemoCampusOnly() {
        RehearsalSettings ahead = new RehearsalSettings(Duration.ofDays(7));
        assertThat(Duration.between(Instant.now(), ahead.clock("always").instant()))
                .isBetween(
                        Duration.ofDays(7).minusMinutes(1), Duration.ofDays(7).plusMinutes(1));
        for (String demo : new String[] {"auto", "never", ""}) {
            assertThatThrownBy(() -> ahead.clock(demo))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("--demo");
        }
    }

    @Test
    void clockIsThatOfTheMachineOtherwise() {
        assertThat(new RehearsalSettings(Duration.ZERO).clock("never")).isEqualTo(java.time.Clock.systemUTC());
    }
}
