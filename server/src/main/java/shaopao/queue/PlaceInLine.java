package shaopao.queue;

import java.time.Instant;

/**
 * From when one counts, and by which right.
 */
record PlaceInLine(Lane lane, Instant rank) {}
