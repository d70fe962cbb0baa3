package shaopao.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A passkey as its owner sees it.
 *
 * @param backedUp kept by a service of its maker as well, so that a lost phone does not lose it
 * @param usedAt absent when it never was
 */
record Passkey(UUID id, String name, boolean backedUp, Instant createdAt, Optional<Instant> usedAt) {}
