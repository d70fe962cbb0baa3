package shaopao.pass;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A card that carries a pass.
 *
 * @param ending the last characters of its number
 */
record PassCard(UUID id, String ending, Instant givenAt, Optional<Instant> endedAt, Optional<CardEnd> endReason) {}
