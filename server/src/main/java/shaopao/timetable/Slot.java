package shaopao.timetable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import shaopao.places.PlaceId;

/** When and where a lesson is: by day and period, and by the clock. */
record Slot(LocalDate day, int first, int last, Instant startsAt, Instant endsAt, Optional<PlaceId> room) {}
