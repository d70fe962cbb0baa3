package shaopao.queue;

import java.time.Duration;
import java.time.Instant;

/** Which place in line somebody has. */
final class LineRules {

    private LineRules() {}

    /** Whoever comes without an appointment counts from when the ticket was taken. */
    static PlaceInLine came(Instant now) {
        return new PlaceInLine(Lane.OPEN, now);
    }

    /** Whoever comes in time has the time that was agreed; whoever is later than the grace waits like those without. */
    static PlaceInLine kept(Instant slot, Instant now, Duration grace) {
        return now.isAfter(slot.plus(grace)) ? came(now) : new PlaceInLine(Lane.BOOKED, slot);
    }

    /** Whoever did not come when called goes before all who came after that call. */
    static PlaceInLine missed(PlaceInLine before, Instant calledAt) {
        return new PlaceInLine(Lane.OPEN, before.rank().isAfter(calledAt) ? before.rank() : calledAt);
    }

    /** Whoever is sent on to another service has waited already, and counts from then. */
    static PlaceInLine sentOn(PlaceInLine before, Instant now) {
        return new PlaceInLine(Lane.OPEN, before.rank().isAfter(now) ? now : before.rank());
    }

    /**
     * Whether a ticket is given: the far end of its forecast must lie within three fifths of what the hall promises.
     * One forecast in twenty is passed on that side, and the rest of the promise is for those.
     */
    static boolean mayTake(WaitRules.Forecast told, Instant now, Duration waitMax) {
        return !told.high().isAfter(now.plus(waitMax.multipliedBy(3).dividedBy(5)));
    }

    /** Whether it is near enough to the agreed time to check in. */
    static boolean mayCheckIn(Instant slot, Instant now, Duration early, Duration late) {
        return !now.isBefore(slot.minus(early)) && !now.isAfter(slot.plus(late));
    }
}
