package shaopao.places;

import java.util.List;

/** What came of a wish for places: all of it, or nothing. */
public sealed interface Holding {

    /** All are held, in the order of the wishes. */
    record Held(List<Occupation> occupations) implements Holding {}

    /**
     * None is held.
     *
     * @param conflicts who has what was wished; empty when the other was gone again by the time we looked
     */
    record Taken(List<Conflict> conflicts) implements Holding {}

    /** A wish and what stands in its way. */
    record Conflict(NewOccupation wish, Occupation by) {}
}
