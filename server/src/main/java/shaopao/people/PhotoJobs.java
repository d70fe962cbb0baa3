package shaopao.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.audit.Audit;
import shaopao.db.Locks;
import shaopao.kernel.Actor;

/** Forgets the photos of those who have left the school. */
@Component
class PhotoJobs {

    private final PhotoStore store;
    private final Locks locks;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final PeopleSettings settings;
    private final Clock clock;

    PhotoJobs(
            PhotoStore store,
            Locks locks,
            TransactionTemplate transaction,
            Audit audit,
            PeopleSettings settings,
            Clock clock) {
        this.store = store;
        this.locks = locks;
        this.transaction = transaction;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(cron = "0 20 3 * * *", zone = "Asia/Shanghai")
    void forgetWhoLeft() {
        LocalDate before = LocalDate.ofInstant(clock.instant(), People.ZONE).minusDays(settings.photoKeptDays());
        transaction.executeWithoutResult(_ -> {
            int people = locks.tryHold("people.photos-forget") ? store.forget(before) : 0;
            if (people > 0) {
                audit.record(
                        Actor.system("people"),
                        "people.photos-forgotten",
                        "photos",
                        before.toString(),
                        Map.of("people", people));
            }
        });
    }
}
