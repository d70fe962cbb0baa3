package shaopao.places;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish to have a place from one instant until just before another.
 *
 * @param reference what the owner calls the thing for which the place is taken: a lesson, a booking
 */
public record NewOccupation(PlaceId place, Instant from, Instant until, OccupationKind kind, UUID reference) {

    public NewOccupation {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("Ends before it begins: " + from + " " + until);
        }
    }
}
