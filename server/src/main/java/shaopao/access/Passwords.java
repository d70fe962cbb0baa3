package shaopao.access;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

/**
 * Passwords as Argon2id hashes (RFC 9106) with the parameters of OWASP. Few are computed at once, so that a flood of
 * sign-ins waits instead of eating the memory.
 */
@Component
class Passwords {

    private static final int WAIT_SECONDS_MAX = 5;

    private final PasswordStore store;
    private final Argon2PasswordEncoder encoder;
    private final Semaphore slots;

    /** Checked against when there is no password, so that the answer takes as long as any other. */
    private final CompletableFuture<String> nobodysHash;

    Passwords(PasswordStore store, AccessSettings settings) {
        this.store = store;
        this.encoder = new Argon2PasswordEncoder(16, 32, 1, settings.hashMemoryKib(), settings.hashPasses());
        this.slots = new Semaphore(settings.hashesAtOnce(), true);
        // Beside the start, which would wait half a second for it.
        this.nobodysHash = CompletableFuture.supplyAsync(() -> String.valueOf(encoder.encode(Tokens.next())));
    }

    /** Whether it is the person's password; takes as long for nobody and for one who has none. */
    boolean match(Optional<PersonId> person, String password) {
        Optional<String> hash = person.flatMap(store::hash);
        String normal = PasswordRules.normal(password);
        boolean same = inSlot(() -> encoder.matches(normal, hash.orElseGet(nobodysHash::join)));
        if (!same || hash.isEmpty() || person.isEmpty()) {
            return false;
        }
        if (encoder.upgradeEncoding(hash.get())) {
            store.renew(person.get(), hash.get(), hash(normal));
        }
        return true;
    }

    /** Replaces the person's password; the caller has checked it against {@link PasswordRules}. */
    void set(PersonId person, String password) {
        store.set(person, hash(PasswordRules.normal(password)));
    }

    boolean has(PersonId person) {
        return store.hash(person).isPresent();
    }

    private String hash(String normal) {
        return inSlot(() -> String.valueOf(encoder.encode(normal)));
    }

    /** Waits a few seconds for its turn, then refuses. */
    <T> T inSlot(Supplier<T> work) {
        try {
            if (!slots.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new ProblemException(AccessProblem.SIGN_IN_BUSY, Map.of("retryAfter", WAIT_SECONDS_MAX));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(AccessProblem.SIGN_IN_BUSY, Map.of("retryAfter", WAIT_SECONDS_MAX));
        }
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
