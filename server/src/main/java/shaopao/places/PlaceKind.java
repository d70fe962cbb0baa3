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
    ROOM
}
