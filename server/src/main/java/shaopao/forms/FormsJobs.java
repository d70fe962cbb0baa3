package shaopao.forms;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.db.Locks;

/** Forgets drafts and materials that are past their time; of many nodes one does it. */
@Component
class FormsJobs {

    private static final int ROWS_MAX = 5_000;

    private final DraftStore drafts;
    private final MaterialStore materials;
    private final FormsSettings settings;
    private final Locks locks;
    private final Clock clock;

    FormsJobs(DraftStore drafts, MaterialStore materials, FormsSettings settings, Locks locks, Clock clock) {
        this.drafts = drafts;
        this.materials = materials;
        this.settings = settings;
        this.locks = locks;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    @Transactional
    public void sweep() {
        if (!locks.tryHold("forms.sweep")) {
            return;
        }
        Instant now = clock.instant();
        drafts.forget(now.minus(settings.draftTime()), now.minus(settings.discardedTime()), ROWS_MAX);
        materials.forgetBefore(LocalDate.ofInstant(now.minus(settings.expiredMaterialTime()), Forms.ZONE), ROWS_MAX);
    }
}
