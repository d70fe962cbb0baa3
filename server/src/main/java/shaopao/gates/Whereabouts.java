package shaopao.gates;

import java.time.Instant;

/**
 * Whether somebody is inside a place.
 *
 * @param since the last time this changed; long ago for one who was never there
 */
record Whereabouts(boolean inside, Instant since) {

    static final Whereabouts NEVER = new Whereabouts(false, Instant.EPOCH);
}
