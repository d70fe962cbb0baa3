package shaopao.notices.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * How a provider is, seen from one node.
 *
 * @param open whether it is used now; false after too many failures, until a probe succeeds
 * @param failures in a row
 * @param lastFailure what it said last when it failed
 * @param again when it is tried again
 */
public record ProviderHealth(
        String channel,
        String name,
        boolean open,
        int failures,
        Optional<String> lastFailure,
        Optional<Instant> again) {}
