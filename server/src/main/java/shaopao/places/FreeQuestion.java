package shaopao.places;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which places are free the whole time from one instant until another?
 *
 * @param kinds at least one
 * @param within what they lie in, however deep
 * @param capacityMin 0 when it does not matter
 * @param equipment all of it
 * @param quiet only silent ones
 * @param power only those with sockets
 * @param near nearest first; without it by code
 * @param limit the most that are told, 1 to 2,000
 */
public record FreeQuestion(
        Instant from,
        Instant until,
        Set<PlaceKind> kinds,
        Optional<PlaceId> within,
        int capacityMin,
        Set<String> equipment,
        boolean quiet,
        boolean power,
        Optional<CampusPlace.Position> near,
        int limit) {

    public FreeQuestion {
        if (!from.isBefore(until) || kinds.isEmpty() || limit < 1 || limit > 20_000) {
            throw new IllegalArgumentException("No question: " + from + " " + until + " " + kinds + " " + limit);
        }
    }

    /** For places of these kinds, whatever they have. */
    public static FreeQuestion of(Instant from, Instant until, Set<PlaceKind> kinds, int limit) {
        return new FreeQuestion(
                from, until, kinds, Optional.empty(), 0, Set.of(), false, false, Optional.empty(), limit);
    }
}
