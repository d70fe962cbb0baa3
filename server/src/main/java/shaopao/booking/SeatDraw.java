package shaopao.booking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;

/**
 * Seats for the same hours that are drawn.
 *
 * @param area what the seats lie in
 * @param seats how many there are
 * @param lots how many have asked
 * @param commitment SHA-256 of the secret, public from the first moment
 * @param secret public once it is drawn, as are the hash of the list and the seed
 */
record SeatDraw(
        UUID id,
        UUID policy,
        PlaceId area,
        Words name,
        Instant from,
        Instant until,
        Instant opensAt,
        Instant closesAt,
        int seats,
        int lots,
        String commitment,
        Optional<String> secret,
        Optional<String> listHash,
        Optional<String> seed,
        Optional<Instant> drawnAt) {

    boolean open(Instant now) {
        return drawnAt.isEmpty() && !now.isBefore(opensAt) && now.isBefore(closesAt);
    }
}
