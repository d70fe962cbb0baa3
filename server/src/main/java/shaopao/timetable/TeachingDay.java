package shaopao.timetable;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the school says of one day, other than the calendar.
 *
 * @param taughtAs the lessons of that day are taught on this one; absent when nothing is taught
 */
record TeachingDay(LocalDate day, Optional<LocalDate> taughtAs, String reason) {}
