package shaopao.gates;

import java.time.Instant;
import shaopao.places.PlaceId;

/** The policy of a place as it is kept. {@code version} grows with each change. */
record PlacePolicy(PlaceId place, long version, GatePolicy policy, String changedBy, Instant changedAt) {}
