package shaopao.access;

import java.time.Instant;
import java.util.Optional;
import shaopao.kernel.PersonId;

/**
 * A session about to begin.
 *
 * @param token of the cookie; only its hash is stored
 * @param upstreamTicket what the upstream will name when it ends the sign-in (CAS service ticket, OIDC sid)
 */
record NewSession(
        SessionId id,
        String token,
        PersonId person,
        SignInMethod method,
        Visit visit,
        Instant now,
        Instant expiresAt,
        Optional<Instant> steppedUpUntil,
        Optional<String> upstream,
        Optional<String> upstreamTicket) {}
