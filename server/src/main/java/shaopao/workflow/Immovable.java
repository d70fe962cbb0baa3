package shaopao.workflow;

import java.util.List;

/** A running case that has no place in another definition. */
public record Immovable(CaseId id, String number, List<Obstacle> obstacles) {

    public Immovable {
        obstacles = List.copyOf(obstacles);
    }

    /**
     * What keeps it.
     *
     * @param node key of the node at which it stands, or to which it would go back
     */
    public record Obstacle(String node, Reason reason) {}

    /** Why a node is no place for the case. */
    public enum Reason {
        /** The other definition has no node of this key. */
        GONE,
        /** It stands within other blocks there. */
        ELSEWHERE,
        /** It is of another type there, or asks people in another manner. */
        OTHER_KIND,
        /** The lane in which the case stands is not there. */
        LANE_GONE,
        /** The case would go back to a node that has no such place there. */
        WAY_BACK_GONE
    }
}
