package shaopao.access;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import shaopao.kernel.PersonId;
import shaopao.kernel.ShortMemory;

/**
 * What this node has read of sessions, and of who stands in for whom, within the last second, since a page asks for
 * ten things at once. Whatever changes a session or what its person may do forgets all of it here; other nodes lag
 * behind by that second.
 */
@Component
class SessionMemory {

    private final ShortMemory<Asked, Optional<Session>> memory;
    private final ShortMemory<Class<HandedOver>, HandedOver> handedOver;

    SessionMemory(AccessSettings settings) {
        this.memory = new ShortMemory<>(settings.sessionMemory());
        this.handedOver = new ShortMemory<>(settings.sessionMemory());
    }

    private record Asked(String token, Optional<PersonId> actingFor) {}

    Optional<Session> of(String token, Optional<PersonId> actingFor, Supplier<Optional<Session>> ask) {
        return memory.of(new Asked(token, actingFor), _ -> ask.get());
    }

    /** Nearly nobody is away: who is not among these needs no look at the register. */
    HandedOver handedOver(Supplier<HandedOver> ask) {
        return handedOver.of(HandedOver.class, _ -> ask.get());
    }

    /**
     * Who is concerned by a delegation that holds now or later.
     *
     * @param absent who handed something over
     * @param deputies who took it over
     */
    record HandedOver(Set<PersonId> absent, Set<PersonId> deputies) {}

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
        handedOver.forgetAll();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    memory.forgetAll();
                    handedOver.forgetAll();
                }
            });
        }
    }
}
