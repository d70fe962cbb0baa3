package shaopao.timetable;

import java.time.Instant;
import java.util.Optional;
import shaopao.kernel.Words;

/** A booking, an appointment, a trip. */
record OtherEngagement(
        String source, Words what, Instant from, Instant until, Optional<ShownRoom> place, Optional<String> link) {}
