package shaopao.timetable;

import shaopao.kernel.Problem;

/** Refusals of timetables. */
enum TimetableProblem implements Problem {
    /** There is no such term. */
    TERM_UNKNOWN(404),
    /** The file is no plan that can be read, or too large. */
    PLAN_UNREADABLE(422),
    /** Rows are wrong; nothing was taken. */
    PLAN_FLAWED(422),
    /** Somebody else has the room at that time. */
    ROOM_TAKEN(409),
    /** The lesson, or the time it should move to, is over. */
    LESSON_OVER(409),
    /** Somebody changed the lesson meanwhile. */
    LESSON_CHANGED(409),
    /** The day has no such periods, or lies outside of the term. */
    SLOT_UNKNOWN(422),
    /** The day for which the lesson was planned is not taught any more. */
    DAY_NOT_TAUGHT(409),
    /** The periods are not in order, or there are none. */
    PERIODS_WRONG(422),
    /** The lessons of that day are taught on another day already. */
    DAY_TAUGHT_ELSEWHERE(409),
    /** The time asked for ends before it begins, is too long, or too far away. */
    TIME_WRONG(400);

    private final int status;

    TimetableProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
