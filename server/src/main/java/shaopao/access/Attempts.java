package shaopao.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import shaopao.kernel.ProblemException;

/**
 * Slows guessing down, per account and per address, with waits that grow and survive a restart. Passkeys are not
 * counted: a person whose account somebody else has locked still comes in with theirs.
 */
@Component
class Attempts {

    private static final int KEY_LENGTH_MAX = 80;

    private final AttemptStore store;
    private final AccessSettings settings;
    private final Clock clock;

    Attempts(AttemptStore store, AccessSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts one attempt, or refuses and tells the wait; a number that does not exist is treated like any other. */
    void reserve(String number, String address) {
        reserveKey(addressKey(address), settings.addressTries());
        reserveKey(accountKey(number), settings.accountTries());
    }

    /** The attempt was good: the account starts anew, the address gets this one back. */
    void succeeded(String number, String address) {
        store.forget(accountKey(number));
        store.giveBack(addressKey(address));
    }

    /** The attempt was not made. */
    void takenBack(String number, String address) {
        store.giveBack(accountKey(number));
        store.giveBack(addressKey(address));
    }

    private void reserveKey(String key, int free) {
        Instant now = clock.instant();
        boolean reserved =
                store.reserve(key, free, settings.waitMin(), settings.waitMax(), settings.forgetAttempts(), now);
        if (!reserved) {
            Duration wait = Duration.between(now, store.blockedUntil(key).orElse(now));
            throw new ProblemException(
                    AccessProblem.TOO_MANY_ATTEMPTS, Map.of("retryAfter", Math.max(1, wait.toSeconds() + 1)));
        }
    }

    private static String accountKey(String number) {
        String key = number.strip().toUpperCase(Locale.ROOT);
        return "account " + key.substring(0, Math.min(key.length(), KEY_LENGTH_MAX));
    }

    private static String addressKey(String address) {
        return "address " + address;
    }
}
