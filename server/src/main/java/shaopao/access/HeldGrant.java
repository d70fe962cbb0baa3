package shaopao.access;

import java.util.Set;
import java.util.UUID;

/** A role that a person holds now, on a scope as it was written into the grant. */
record HeldGrant(String role, ScopeKind scope, Set<UUID> units, Set<String> items) {

    static HeldGrant implied(String role, ScopeKind scope) {
        return new HeldGrant(role, scope, Set.of(), Set.of());
    }
}
