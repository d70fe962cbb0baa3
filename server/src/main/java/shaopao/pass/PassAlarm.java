package shaopao.pass;

import java.time.Instant;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * A pass was used in two places sooner than anybody gets from one to the other, or its code was copied; published
 * within the transaction that recorded the second use.
 *
 * @param responsible the holder, or the host of a visitor
 */
public record PassAlarm(UUID id, PassId pass, PersonId responsible, ReaderId reader, Instant at) {}
