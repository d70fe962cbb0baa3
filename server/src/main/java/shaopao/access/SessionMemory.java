package shaopao.access;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import shaopao.kernel.PersonId;
import shaopao.kernel.ShortMemory;

/**
 * What this node has read of sessions within the last second, since a page asks for ten things at once. Whatever
 * changes a session or what its person may do forgets all of it here; other nodes lag behind by that second.
 */
@Component
class SessionMemory {

    private final ShortMemory<Asked, Optional<Session>> memory;

    SessionMemory(AccessSettings settings) {
        this.memory = new ShortMemory<>(settings.sessionMemory());
    }

    private record Asked(String token, Optional<PersonId> actingFor) {}

    Optional<Session> of(String token, Optional<PersonId> actingFor, Supplier<Optional<Session>> ask) {
        return memory.of(new Asked(token, actingFor), _ -> ask.get());
    }

    /** Does what changes a session or its person's rights, and forgets. */
    <T> T changing(Supplier<T> write) {
        try {
            return write.get();
        } finally {
            forgetAll();
        }
    }

    /** Now, and again when the transaction is over, since others may have read the old row meanwhile. */
    private void forgetAll() {
        memory.forgetAll();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    memory.forgetAll();
                }
            });
        }
    }
}
