package shaopao.hall.catalogue;

import java.time.Instant;
import java.util.Optional;

/**
 * When and how often people can apply for an item.
 *
 * @param opensAt first instant; absent when it is open already
 * @param closesAt first instant at which it is closed again
 * @param submissionsMax applications in all
 * @param perPersonMax applications by one person
 */
public record Window(
        Optional<Instant> opensAt,
        Optional<Instant> closesAt,
        Optional<Integer> submissionsMax,
        Optional<Integer> perPersonMax) {

    static final Window OPEN = new Window(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
