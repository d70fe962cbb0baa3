package shaopao.places;

import java.time.Instant;
import java.util.UUID;

/** A place is taken from one instant until just before another. */
public record Occupation(UUID id, PlaceId place, Instant from, Instant until, OccupationKind kind, UUID reference) {}
