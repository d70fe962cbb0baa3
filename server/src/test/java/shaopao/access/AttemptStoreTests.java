package shaopao.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.CampusTest;

/** Counting attempts to sign in. */
@CampusTest
class AttemptStoreTests {

    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");

    @Autowired
    AttemptStore store;

    private final String key = "address " + UUID.randomUUID();

    @Test
    void anAttemptThatLookedAtTheClockBeforeAnotherIsNotRefusedBehindIt() {
        assertThat(reserve(NOW)).isTrue();
        assertThat(reserve(NOW.minusMillis(3))).isTrue();
        store.giveBack(key);
        assertThat(reserve(NOW.minusMillis(5))).isTrue();
    }

    @Test
    void afterTheLastFreeOneEachWaitsTwiceAsLong() {
        assertThat(reserve(NOW)).isTrue();
        assertThat(reserve(NOW)).isTrue();
        assertThat(reserve(NOW)).isTrue();
        assertThat(reserve(NOW.plusSeconds(29))).isFalse();
        assertThat(reserve(NOW.plusSeconds(30))).isTrue();
        assertThat(reserve(NOW.plusSeconds(89))).isFalse();
        assertThat(store.blockedUntil(key)).hasValue(NOW.plusSeconds(90));
    }

    private boolean reserve(Instant at) {
        return store.reserve(key, 3, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofHours(24), at);
    }
}
