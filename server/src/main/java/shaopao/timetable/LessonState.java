package shaopao.timetable;

/** How a lesson stands to its plan. */
enum LessonState {
    /** As planned. */
    PLANNED,
    /** On another day, at another time or in another room. */
    MOVED,
    /** By another teacher. */
    SUBSTITUTED,
    /** Not at all. */
    CANCELLED
}
