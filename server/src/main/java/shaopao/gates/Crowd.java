package shaopao.gates;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who of those concerned is inside, and how many are, while a batch is decided: starts as the tables say, moves with
 * each passage, and is written back at the end.
 */
final class Crowd {

    private final Map<Spot, Whereabouts> whereabouts;
    private final Map<UUID, Integer> inside;
    private final Map<Spot, Move> moves = new LinkedHashMap<>();
    private final Map<UUID, Integer> changes = new LinkedHashMap<>();

    Crowd(Map<Spot, Whereabouts> whereabouts, Map<UUID, Integer> inside) {
        this.whereabouts = new LinkedHashMap<>(whereabouts);
        this.inside = new LinkedHashMap<>(inside);
    }

    /** A person or visit at a place. */
    record Spot(UUID place, UUID subject) {}

    /** What is known of somebody from now on. */
    record Move(Spot spot, boolean guest, boolean inside, Instant since, UUID entry, Passage.How how) {}

    Whereabouts of(Spot spot) {
        return whereabouts.getOrDefault(spot, Whereabouts.NEVER);
    }

    int inside(UUID place) {
        return inside.getOrDefault(place, 0);
    }

    /** Takes in a passage that happened; one from before what is known already changes nothing. */
    void move(Move move) {
        Whereabouts known = of(move.spot());
        if (move.since().isBefore(known.since())) {
            return;
        }
        if (known.inside() != move.inside()) {
            int change = move.inside() ? 1 : -1;
            inside.merge(move.spot().place(), change, Integer::sum);
            changes.merge(move.spot().place(), change, Integer::sum);
        }
        whereabouts.put(move.spot(), new Whereabouts(move.inside(), move.since()));
        moves.put(move.spot(), move);
    }

    List<Move> moves() {
        return List.copyOf(moves.values());
    }

    /** By how much each count changed. */
    Map<UUID, Integer> changes() {
        return changes;
    }
}
