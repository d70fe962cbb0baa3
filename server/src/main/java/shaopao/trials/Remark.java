package shaopao.trials;

import java.time.Instant;
import java.util.UUID;

/**
 * What one of the panel remarked; nobody is told who.
 *
 * @param key of the field or step; empty for the guide and the whole
 */
record Remark(UUID id, About about, String key, Kind kind, String text, Instant madeAt) {

    /** What it is about. */
    enum About {
        FIELD,
        STEP,
        GUIDE,
        WHOLE
    }

    /** What it is meant as. */
    enum Kind {
        /** Becomes an open finding. */
        PROBLEM,
        IDEA,
        PRAISE
    }
}
