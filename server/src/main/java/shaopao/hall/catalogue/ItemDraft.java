package shaopao.hall.catalogue;

import java.time.Instant;
import java.util.Optional;

/**
 * A change of an item that is not out yet.
 *
 * @param revision grows with each saving
 * @param baseVersion the version that was live when the draft was begun
 */
record ItemDraft(
        String code, int revision, Written written, Optional<String> baseVersion, String byName, Instant savedAt) {}
