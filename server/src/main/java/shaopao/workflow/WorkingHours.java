package shaopao.workflow;

import java.time.Instant;

/** Working time as arithmetic: no clock, the same answer on every node. */
interface WorkingHours {

    /** The end of so many working days, of which the first does not count, and then so many working hours. */
    Instant after(Instant start, int days, int hours);

    /** The earliest moment by which so much working time has gone by. */
    Instant plus(Instant start, long seconds);

    /** Working time between two instants, in seconds; zero when the second is not after the first. */
    long between(Instant from, Instant to);
}
