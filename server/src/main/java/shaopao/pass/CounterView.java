package shaopao.pass;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shaopao.pass.EntitlementStore.OpenEntitlement;

/** What the clerk sees after a code was read: a name to speak to, and what is open. Nothing is taken yet. */
record CounterView(UUID counter, String name, List<OpenEntitlement> open, Instant until) {}
