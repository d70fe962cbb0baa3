package shaopao.places;

import java.time.Instant;
import java.util.Optional;

/**
 * A place that is free the whole time that was asked for.
 *
 * @param until when somebody has it next; absent when nobody has within a day after the time asked for
 * @param metres from where the question was asked, when both positions are known
 */
public record FreePlace(CampusPlace place, Optional<Instant> until, Optional<Integer> metres) {}
