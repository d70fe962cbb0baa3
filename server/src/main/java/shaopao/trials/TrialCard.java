package shaopao.trials;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.Words;

/** A trial in a list, for those who look after the item. */
record TrialCard(
        UUID id,
        String item,
        Words name,
        String version,
        TrialState state,
        int people,
        String madeByName,
        Instant madeAt,
        Optional<Instant> drawnAt,
        Optional<Instant> endedAt,
        Optional<Instant> liveAt) {

    static TrialCard of(Trial trial) {
        return new TrialCard(
                trial.id(),
                trial.item(),
                trial.name(),
                trial.version(),
                trial.state(),
                trial.plan().people(),
                trial.madeByName(),
                trial.madeAt(),
                trial.drawnAt(),
                trial.endedAt(),
                trial.liveAt());
    }
}
