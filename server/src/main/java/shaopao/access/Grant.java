package shaopao.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * A role given to a person.
 *
 * @param units for the scope {@link ScopeKind#UNITS}
 * @param items for the scope {@link ScopeKind#OWN_ITEMS}
 * @param until the first instant at which it no longer holds; absent when it has no end
 * @param grantedBy who gave it; absent for the program itself
 */
record Grant(
        UUID id,
        PersonId person,
        String role,
        ScopeKind scope,
        Set<UUID> units,
        Set<String> items,
        Instant from,
        Optional<Instant> until,
        String reason,
        Optional<UUID> grantedBy,
        String grantedByName,
        Instant grantedAt) {}
