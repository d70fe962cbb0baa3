package shaopao.forms;

import java.time.Instant;
import java.util.UUID;

/** A draft that was thrown away and can be brought back for a while. */
public record DiscardedDraft(UUID id, String form, Instant savedAt, Instant discardedAt) {}
