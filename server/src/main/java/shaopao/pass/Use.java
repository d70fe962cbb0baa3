package shaopao.pass;

import java.time.Instant;

/**
 * What was shown to a reader and what came of it, to be recorded.
 *
 * @param at when the reader read it
 */
public record Use(Reading reading, Reader reader, Purpose purpose, Instant at) {}
