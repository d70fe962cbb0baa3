package shaopao.people;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.db.Locks;

/** Sweeps: imports whose program died, and affiliations that began or ended with the day. */
@Component
class PeopleJobs {

    /** An import that starts has this long to take its lock. */
    private static final Duration SILENT = Duration.ofSeconds(15);

    private final ImportStore imports;
    private final RosterStore roster;
    private final Locks locks;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PeopleJobs(ImportStore imports, RosterStore roster, Locks locks, TransactionTemplate transaction, Clock clock) {
        this.imports = imports;
        this.roster = roster;
        this.locks = locks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A running import holds its lock: when the lock is free, the import is not running any more. */
    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT30S")
    void markBrokenImports() {
        transaction.executeWithoutResult(_ -> imports
                .silentSince(clock.instant().minus(SILENT))
                .stream()
                .filter(silent -> locks.tryHold(ImportRun.lock(silent.kind())))
                .forEach(silent -> imports.end(
                        silent.id(), ImportPhase.BROKEN, silent.done(), Intake.Counts.NONE, 0, clock.instant())));
    }

    /**
     * After midnight, persons show what they are from that day on. Looks back a week, for days on which nothing ran.
     */
    @Scheduled(cron = "0 5 0 * * *", zone = "Asia/Shanghai")
    void turnTheDay() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), People.ZONE);
        transaction.executeWithoutResult(_ -> {
            if (locks.tryHold("people.turn-the-day")) {
                roster.showChangedSince(today.minusDays(7), today);
            }
        });
    }
}
