package shaopao.access;

import java.time.Instant;

/**
 * A session as its owner sees it under "my devices".
 *
 * @param current the one that asks
 */
record SessionRow(
        SessionId id,
        SignInMethod method,
        String address,
        String agent,
        Instant createdAt,
        Instant seenAt,
        Instant expiresAt,
        boolean current) {}
