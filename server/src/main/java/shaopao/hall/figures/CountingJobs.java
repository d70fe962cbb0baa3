package shaopao.hall.figures;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts what has happened, a little at a time, so that people who work are not slowed down. */
@Component
class CountingJobs {

    private final Counting counting;

    CountingJobs(Counting counting) {
        this.counting = counting;
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT2S")
    void countSome() {
        counting.count();
    }
}
