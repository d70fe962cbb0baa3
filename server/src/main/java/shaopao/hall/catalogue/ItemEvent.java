package shaopao.hall.catalogue;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that became of an item.
 *
 * @param act a {@link LifeAct}, or {@code ADDED}, {@code LOADED}, {@code WINDOW_SET}, {@code BATCH_SET}
 * @param state in which it was afterwards
 */
record ItemEvent(Instant at, String byName, String act, ItemState state, Optional<String> version, String why) {}
