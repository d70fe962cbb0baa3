package shaopao.trials;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives the seats of those who do not answer to the next, and forgets who took part long ago. */
@Component
class TrialJobs {

    private final Panels panels;
    private final SeatStore seats;
    private final TrialSettings settings;
    private final Clock clock;

    TrialJobs(Panels panels, SeatStore seats, TrialSettings settings, Clock clock) {
        this.panels = panels;
        this.seats = seats;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
    void lapse() {
        panels.lapse();
    }

    @Scheduled(cron = "0 50 3 * * *", zone = "Asia/Shanghai")
    void forget() {
        seats.forget(clock.instant().minus(Duration.ofDays(settings.keepDays())));
    }
}
