package shaopao.files;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets uploads that nobody went on with; their spools go with the other spools. */
@Component
class UploadJobs {

    private final UploadStore store;
    private final Clock clock;
    private final FilesSettings settings;

    UploadJobs(UploadStore store, Clock clock, FilesSettings settings) {
        this.store = store;
        this.clock = clock;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT11M")
    void sweep() {
        store.forgetBefore(clock.instant().minus(settings.orphanAge()));
    }
}
