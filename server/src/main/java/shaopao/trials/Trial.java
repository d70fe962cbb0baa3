package shaopao.trials;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.Words;

/**
 * A trial of one version of an item.
 *
 * @param version hash of the content that is tried
 * @param unit the department whose item it is
 * @param liveAt when the version went live
 */
record Trial(
        UUID id,
        String item,
        String version,
        Words name,
        Optional<UUID> unit,
        TrialState state,
        TrialPlan plan,
        GateWish gate,
        Seeding seeding,
        String madeByName,
        Instant madeAt,
        Optional<Instant> drawnAt,
        Optional<Instant> endedAt,
        Optional<Instant> liveAt) {

    /**
     * From where the seed of the draw comes.
     *
     * @param listed how many are on the list
     * @param listHash SHA-256 of the list, public before the seed
     * @param source in words: which number of the outside world, or that the program has drawn and sealed one
     * @param seedHash SHA-256 of a seed that the program has sealed; absent where the seed comes from outside
     * @param seed once it is drawn
     * @param attempt by which it was drawn; see {@link DrawRules}
     */
    record Seeding(
            int listed,
            String listHash,
            String source,
            Optional<String> seedHash,
            Optional<String> seed,
            Optional<Integer> attempt) {}
}
