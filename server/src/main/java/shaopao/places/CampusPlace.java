package shaopao.places;

import java.util.Optional;
import shaopao.kernel.Words;

/**
 * A place of the school.
 *
 * @param parent what it lies in; absent for a campus
 * @param code what signs and lists call it, unique
 * @param capacity how many may be in it; 0 when nobody counts
 * @param position where it lies, if known
 * @param facts what it is searched by
 */
public record CampusPlace(
        PlaceId id,
        Optional<PlaceId> parent,
        String code,
        PlaceKind kind,
        Words name,
        int capacity,
        Optional<Position> position,
        PlaceFacts facts) {

    /** Degrees of WGS 84. */
    public record Position(double latitude, double longitude) {}
}
