package shaopao.workflow;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands out the commands that were done, oldest first, to whoever tells people of them or counts them. The statement of
 * a command leaves one row for this and does no more, so that nobody who decides waits for what follows.
 */
@Component
public class DoneCommands {

    private final UntoldStore untold;
    private final CaseStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DoneCommands(UntoldStore untold, CaseStore store, TransactionTemplate transaction, Clock clock) {
        this.untold = untold;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Hands out some in one transaction with what is made of them: either both are there, or neither. Of two nodes each
     * hands out others.
     *
     * @return how many were handed out
     */
    public int handOut(int limit, Consumer<List<DoneCommand>> told) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            List<UntoldStore.Untold> taken = untold.take(clock.instant(), limit);
            if (!taken.isEmpty()) {
                told.accept(commands(taken));
            }
            return taken.size();
        }));
    }

    /** One of those that are being handed out is kept, and tried again later. */
    public void putOff(DoneCommand command) {
        untold.putBack(command.file().summary().id(), command.first(), command.tries() + 1, clock.instant());
    }

    /** Nothing could be handed out: the oldest is tried again later, and others go first. */
    public void putOffOldest() {
        untold.putOff(clock.instant());
    }

    /** All their cases in one question, and all their histories in another. */
    private List<DoneCommand> commands(List<UntoldStore.Untold> taken) {
        List<CaseId> ids = taken.stream().map(UntoldStore.Untold::of).distinct().toList();
        Map<CaseId, List<CaseStep>> steps = store.steps(ids);
        Map<CaseId, CaseFile> files = new HashMap<>();
        store.loaded(ids)
                .forEach(loaded -> files.put(
                        loaded.summary().id(),
                        Cases.file(loaded, steps.getOrDefault(loaded.summary().id(), List.of()))));
        return taken.stream()
                .map(one -> new DoneCommand(
                        Objects.requireNonNull(files.get(one.of())), one.first(), one.last(), one.tries()))
                .toList();
    }
}
