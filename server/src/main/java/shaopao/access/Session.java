package shaopao.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shaopao.kernel.PersonId;

/**
 * A session as one request finds it, with the grants of its person.
 *
 * @param language what the person chose for all devices
 * @param delegated whether the person named in the request has handed over to this one now
 */
record Session(
        SessionId id,
        PersonId person,
        SignInMethod method,
        Instant seenAt,
        Optional<Instant> steppedUpUntil,
        Optional<String> language,
        List<HeldGrant> grants,
        boolean delegated) {}
