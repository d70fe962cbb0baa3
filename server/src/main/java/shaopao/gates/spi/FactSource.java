package shaopao.gates.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shaopao.kernel.PersonId;

/** Tells what a module knows of people that a policy may ask. Implemented above as a bean, asked each minute. */
public interface FactSource {

    /** Everybody of whom there is something to tell. */
    Map<PersonId, Told> all();

    /** The same of a few, when something has changed for them. */
    Map<PersonId, Told> of(Collection<PersonId> people);

    /**
     * What is told of one person; several sources are put together.
     *
     * @param offCampus lives off campus
     * @param marks free words that policies ask for, such as {@code "resident:D03"} or {@code "exam:MATH1"}
     * @param campaigns where the person stands in a campaign, by its code: {@code "welcome": "done"}
     * @param leaves approved leaves that are not long over
     */
    record Told(boolean offCampus, Set<String> marks, Map<String, String> campaigns, List<Span> leaves) {

        public Told {
            marks = Set.copyOf(marks);
            campaigns = Map.copyOf(campaigns);
            leaves = List.copyOf(leaves);
        }

        /** Approved leaves alone. */
        public static Told leaves(List<Span> leaves) {
            return new Told(false, Set.of(), Map.of(), leaves);
        }
    }

    /** A time; {@code until} is the first instant after it. */
    record Span(Instant from, Instant until) {

        /** Whether the instant lies in it. */
        public boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }
}
