package shaopao.booking;

import shaopao.kernel.Problem;

/** Refusals of bookings. */
enum BookingProblem implements Problem {
    /** Somebody holds the place in these hours. */
    PLACE_TAKEN(409),
    /** No place of this kind is left for these hours. */
    PLACES_GONE(409),
    /** The hours have begun already. */
    BOOKING_PAST(400),
    /** It ends before it begins, or on another day. */
    BOOKING_HOURS_WRONG(400),
    /** Shorter or longer than the rules allow, or not on their step. */
    BOOKING_LENGTH_WRONG(400),
    /** Outside the hours or weekdays of the rules. */
    BOOKING_CLOSED_THEN(409),
    /** Too late or too early to book these hours. */
    BOOKING_AHEAD_WRONG(409),
    /** The rules do not let this person book here. */
    BOOKING_NOT_ENTITLED(403),
    /** The person's credit points are too few. */
    BOOKING_CREDIT_LOW(403),
    /** The person has as many bookings as the rules allow. */
    BOOKING_LIMIT_REACHED(409),
    /** The person holds another place of this kind at this time. */
    BOOKING_OVERLAPS_OWN(409),
    /** Too few or too many people, or names are missing. */
    BOOKING_PEOPLE_WRONG(400),
    /** No piece of this equipment is free in these hours. */
    EQUIPMENT_GONE(409),
    /** The booking does not stand so that this could be done with it. */
    BOOKING_MOVED_ON(409),
    /** Signing in is not open yet, or the code is not of this place. */
    SIGN_IN_REFUSED(409),
    /** The code is not good, or its holder has no booking here now. */
    ATTENDANCE_UNKNOWN(409),
    /** The offer lapsed or was taken back. */
    OFFER_OVER(409),
    /** There is no waiting list here, or one is free: book it. */
    WAITING_NOT_NEEDED(409),
    /** The person waits for these hours already. */
    WAITING_ALREADY(409),
    /** Seats of these hours are given by a draw that was not made yet. */
    BOOKING_BY_DRAW(409),
    /** The window to ask is not open. */
    DRAW_NOT_OPEN(409),
    /** The draw was made, or its window is not over. */
    DRAW_NOT_DUE(409),
    /** A draw is announced under these rules: they stay until it is made, since anyone is to recompute it. */
    DRAW_ANNOUNCED(409),
    /** The rules contradict themselves or cannot be read. */
    BOOKING_RULES_WRONG(400),
    /** No such day or week, too many weeks, or no room fits. */
    SERIES_WRONG(400),
    /** Some of the days are taken by now. */
    SERIES_TAKEN(409),
    /** These points were appealed already, or the time is over. */
    APPEAL_CLOSED(409),
    /** More people ask than are taken at a time. */
    BOOKING_BUSY(503);

    private final int status;

    BookingProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
