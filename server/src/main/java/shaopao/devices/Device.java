package shaopao.devices;

import java.time.Instant;
import java.util.Optional;

/**
 * A terminal.
 *
 * @param place where it stands, in words
 * @param enrolledAt absent until it has sent its key
 * @param address from which it was seen last
 * @param version of the program on it, as it says
 */
public record Device(
        DeviceId id,
        DeviceKind kind,
        String name,
        String place,
        Instant createdAt,
        Optional<Instant> enrolledAt,
        Optional<Instant> seenAt,
        Optional<String> address,
        Optional<String> version) {}
