package shaopao.places;

/** What a place is. */
public enum PlaceKind {
    /** A part of the school with a wall of its own. */
    CAMPUS,
    /** A house for teaching or work. */
    BUILDING,
    /** Where people eat. */
    CANTEEN,
    /** A library. */
    LIBRARY,
    /** A house or ground for sports. */
    GYM,
    /** A house where people live. */
    DORMITORY,
    /** A room in one of them. */
    ROOM,
    /** A room for lessons; who finds it free may sit in it. */
    CLASSROOM,
    /** A room for experiments; not entered without those who answer for it. */
    LABORATORY,
    /** A field, court or lane. */
    GROUND,
    /** One seat, in a library or a room. */
    SEAT,
    /** A small cabin for one or a few. */
    POD,
    /** A place for one at the counters of a hall, for as long as an appointment takes. */
    COUNTER;

    /** Whether a place of the other kind may lie in one of this. */
    boolean holds(PlaceKind other) {
        return switch (this) {
            case SEAT, POD, COUNTER -> false;
            case ROOM, CLASSROOM, LABORATORY -> other == SEAT || other == POD || other == COUNTER;
            case GROUND -> other == GROUND || other == SEAT;
            case CAMPUS, BUILDING, CANTEEN, LIBRARY, GYM, DORMITORY -> true;
        };
    }
}
