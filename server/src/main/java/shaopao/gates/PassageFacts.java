package shaopao.gates;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import shaopao.gates.spi.FactSource.Span;

/**
 * What a gate knows of whoever shows a code.
 *
 * @param present still of the school
 * @param kind {@code student}, {@code staff}, {@code retired}, {@code visitor}; {@code guest} with a visitor pass
 * @param visit of a guest
 */
record PassageFacts(
        boolean present,
        String kind,
        Optional<String> unit,
        Optional<Integer> grade,
        boolean offCampus,
        List<String> marks,
        Map<String, String> campaigns,
        List<Span> leaves,
        Optional<Visit> visit) {

    static final String GUEST = "guest";

    PassageFacts {
        marks = List.copyOf(new TreeSet<>(marks));
        campaigns = Map.copyOf(new TreeMap<>(campaigns));
        leaves = List.copyOf(leaves);
    }

    /**
     * A visitor's invitation.
     *
     * @param places to which it goes, each with all below it; empty for every place that lets visitors in
     */
    record Visit(Span time, Set<UUID> places) {
        Visit {
            places = Set.copyOf(places);
        }
    }

    static PassageFacts guest(Visit visit) {
        return new PassageFacts(
                true,
                GUEST,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Map.of(),
                List.of(),
                Optional.of(visit));
    }

    boolean onLeave(Instant at) {
        return leaves.stream().anyMatch(leave -> leave.contains(at));
    }
}
