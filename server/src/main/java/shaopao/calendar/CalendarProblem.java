package shaopao.calendar;

import shaopao.kernel.Problem;

/** Refusals of the calendar. */
enum CalendarProblem implements Problem {
    /** The notice of days off breaks a rule; {@code errors} lists each place. */
    NOTICE_INVALID(400),
    /** More days were asked for at once than one answer holds. */
    TOO_MANY_DAYS(400),
    /** The term contradicts itself; {@code errors} lists each place. */
    TERM_INVALID(400),
    /** Another term covers some of the days. */
    TERM_OVERLAPS(409),
    /** The office hours contradict themselves; {@code errors} lists each place. */
    OFFICE_HOURS_INVALID(400),
    /** The campus opens so rarely that no deadline can be found. */
    NEVER_OPEN(409);

    private final int status;

    CalendarProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
