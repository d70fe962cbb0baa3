package shaopao.transport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A ride on one day about which something is kept.
 *
 * @param seats how many are booked; 0 when it is not booked
 * @param cancelled why it does not run
 */
record BusRun(
        UUID id,
        LocalDate day,
        String ride,
        String route,
        Instant leavesAt,
        Instant endsAt,
        int seats,
        Optional<String> cancelled) {}
