package shaopao.places;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Bookings lost their places to teaching or maintenance; published within the transaction that displaced them. */
public record OccupationsDisplaced(List<Displaced> displaced) {

    /**
     * One that is gone.
     *
     * @param reference of what was displaced
     * @param by what the place is needed for
     * @param byReference whose wish it was
     */
    public record Displaced(
            UUID id,
            OccupationKind kind,
            UUID reference,
            PlaceId place,
            Instant from,
            Instant until,
            OccupationKind by,
            UUID byReference) {}
}
