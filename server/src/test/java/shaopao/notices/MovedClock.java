package shaopao.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that tests move; it goes on from where it was put. */
final class MovedClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    @TestConfiguration(proxyBeanMethods = false)
    static class Bring {

        @Bean
        @Primary
        MovedClock movedClock() {
            return new MovedClock();
        }
    }

    void back() {
        ahead = Duration.ZERO;
    }

    void forward(Duration time) {
        ahead = ahead.plus(time);
    }

    /** To a time of the day in the school, tomorrow. */
    void tomorrowAt(int hour, int minute) {
        LocalDateTime then = LocalDateTime.ofInstant(Instant.now(), PlanRules.ZONE)
                .toLocalDate()
                .plusDays(1)
                .atTime(hour, minute);
        ahead = Duration.between(Instant.now(), then.atZone(PlanRules.ZONE).toInstant());
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
