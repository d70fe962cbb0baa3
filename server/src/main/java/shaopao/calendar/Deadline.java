package shaopao.calendar;

import java.time.Instant;

/**
 * When something is due.
 *
 * @param dueAt always within office time, its last moment included
 * @param announced false when it rests on a year whose days off are not announced yet, so that it may still move
 */
public record Deadline(Instant dueAt, boolean announced) {}
