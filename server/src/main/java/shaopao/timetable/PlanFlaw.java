package shaopao.timetable;

/**
 * What is wrong or remarkable in one row of a plan.
 *
 * @param row in the file, from 1
 * @param section as far as the row tells
 * @param detail what exactly: the text that is not understood, or who has the room
 */
record PlanFlaw(int row, String section, Reason reason, String detail) {

    /** Why. */
    enum Reason {
        /** The row cannot be read at all. */
        UNREADABLE(true),
        /** No code of a section. */
        NO_CODE(true),
        /** No name of a course. */
        NO_NAME(true),
        /** A number is none, or out of all bounds. */
        NUMBER(true),
        /** No weekday from 1 to 7. */
        WEEKDAY_UNKNOWN(true),
        /** The day has no such periods. */
        PERIODS_UNKNOWN(true),
        /** The term has no such weeks, or they are not understood. */
        WEEKS_UNKNOWN(true),
        /** There is no such room. */
        ROOM_UNKNOWN(true),
        /** Another section has the room at that time. */
        ROOM_TAKEN(true),
        /** An exam, maintenance or a moved lesson has the room at that time. */
        ROOM_OCCUPIED(true),
        /** An earlier row says the same. */
        DUPLICATE(true),
        /** The section would be in two places at once. */
        OVERLAPS_ITSELF(true),
        /** The row itself says that the section is called off. */
        CALLED_OFF(true),
        /** Another row of the section is left out, so the section is. */
        SECTION_LEFT_OUT(true),
        /** The term has no such section. */
        SECTION_UNKNOWN(true),
        /** Nobody has this student number. */
        PERSON_UNKNOWN(true),
        /** The day or time is none, or another row of the same exam says another one. */
        TIME_WRONG(true),
        /** It has no room: the section is taken without one. */
        NO_ROOM(false),
        /** It is taught together with another section, in one room. */
        TAUGHT_TOGETHER(false),
        /** Nobody has this staff number. */
        TEACHER_UNKNOWN(false),
        /** There is no such administrative class. */
        CLASS_UNKNOWN(false);

        private final boolean leavesOut;

        Reason(boolean leavesOut) {
            this.leavesOut = leavesOut;
        }

        /** Whether the row is not taken because of it. */
        boolean leavesOut() {
            return leavesOut;
        }
    }
}
