package shaopao.calendar;

import java.time.LocalDate;

/**
 * Days off, make-up days or a term are others than before. Told within the transaction of the change, in which
 * {@link Calendar} already answers what will hold; one who refuses it refuses the change.
 *
 * @param first the first day that may be other
 * @param last the last one
 */
public record CalendarChanged(LocalDate first, LocalDate last) {}
