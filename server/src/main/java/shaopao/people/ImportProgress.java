package shaopao.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.http.LiveEvents;
import shaopao.kernel.Actor;

/** Keeps an import's row up to date, in transactions of its own, and tells the one who started it. */
@Component
class ImportProgress {

    private static final Duration BETWEEN_BEATS = Duration.ofMillis(400);

    private final ImportStore store;
    private final People people;
    private final LiveEvents events;
    private final TransactionTemplate apart;
    private final Clock clock;

    ImportProgress(
            ImportStore store, People people, LiveEvents events, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.people = people;
        this.events = events;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Somebody asked the import to stop. */
    static final class CancelledException extends RuntimeException {}

    Meter meter(UUID id, Actor by, LongConsumer heard) {
        return new Meter(id, by, heard);
    }

    /** Writes the end; within the transaction of the import when one runs. */
    void end(Meter meter, ImportPhase phase, Intake.Counts counts, BadCells bad) {
        if (phase == ImportPhase.DONE) {
            store.end(meter.id, phase, meter.done, counts, bad.count(), clock.instant());
            tell(meter);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    people.forgetAll();
                }
            });
            return;
        }
        apart.executeWithoutResult(_ -> {
            store.end(meter.id, phase, meter.done, counts, bad.count(), clock.instant());
            store.addBad(meter.id, bad.kept());
            tell(meter);
        });
    }

    private void tell(Meter meter) {
        if (meter.by.kind() == Actor.Kind.PERSON) {
            store.status(meter.id).ifPresent(status -> events.publish(meter.by.person(), "people.import", status));
        }
    }

    /** Counts the rows of one import and beats now and then. */
    final class Meter {

        private final UUID id;
        private final Actor by;
        private final LongConsumer heard;
        private long done;
        private long total;
        private Instant beaten = Instant.EPOCH;
        private ImportPhase phase = ImportPhase.READING;

        private Meter(UUID id, Actor by, LongConsumer heard) {
            this.id = id;
            this.by = by;
            this.heard = heard;
        }

        UUID id() {
            return id;
        }

        void total(long rows) {
            total = rows;
            beat();
        }

        void writing() {
            phase = ImportPhase.WRITING;
            beat();
        }

        /** One row more; how many that makes. */
        long step() {
            done++;
            heard.accept(done);
            if (done % 100 == 0 && Duration.between(beaten, clock.instant()).compareTo(BETWEEN_BEATS) > 0) {
                beat();
            }
            return done;
        }

        private void beat() {
            beaten = clock.instant();
            boolean goOn = Boolean.TRUE.equals(apart.execute(_ -> {
                boolean wanted = store.beat(id, phase, done, total, beaten);
                tell(this);
                return wanted;
            }));
            if (!goOn) {
                throw new CancelledException();
            }
        }
    }
}
