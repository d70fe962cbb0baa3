package shaopao.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A program of another system.
 *
 * @param wholeSchool whether its permissions hold on all data
 * @param units on which they hold otherwise, with everything below
 * @param addresses from which its key works: IP addresses and networks in CIDR notation; none means any
 */
record ServiceAccount(
        UUID id,
        String name,
        Set<String> permissions,
        boolean wholeSchool,
        Set<UUID> units,
        List<String> addresses,
        Instant expiresAt,
        String createdByName,
        Instant createdAt,
        Instant rotatedAt,
        Optional<Instant> usedAt,
        Optional<String> usedAddress) {}
