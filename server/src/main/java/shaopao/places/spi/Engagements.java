package shaopao.places.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;

/**
 * Where and when a person is expected: implemented as a bean by each module that expects people (lessons, bookings,
 * appointments, seats in a bus), so that one can show all of a day and tell what clashes without knowing the others.
 */
public interface Engagements {

    /** The person's engagements that share time with the stretch, by time; at most 200. */
    List<Engagement> of(PersonId person, Instant from, Instant until);

    /**
     * One of them.
     *
     * @param source name of the module
     * @param what for people: the course, the room that is booked
     * @param link path inside the portal that shows it
     */
    record Engagement(
            String source, Words what, Instant from, Instant until, Optional<PlaceId> place, Optional<String> link) {}
}
