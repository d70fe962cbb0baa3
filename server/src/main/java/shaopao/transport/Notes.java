package shaopao.transport;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known beside the timetable: why runs are cancelled, and which routes are booked. */
record Notes(Map<String, String> cancelled, Set<String> booked) {

    Optional<String> cancelled(LocalDate day, String ride) {
        return Optional.ofNullable(cancelled.get(day + " " + ride));
    }
}
