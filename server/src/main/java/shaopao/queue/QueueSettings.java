package shaopao.queue;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Halls on site.
 *
 * @param waitMax nobody who takes a ticket is to wait longer; when the forecast comes near, no more tickets are given
 * @param checkInEarly so long before the agreed time one may come
 * @param checkInLate so long after it the agreed time still counts
 * @param returnWithin whoever missed the call may come back within
 * @param soonPlaces whoever has no more people before them is told to come
 * @param ticketsMax so many tickets and appointments one person may have at a time
 * @param kioskIdle after so long without a touch a kiosk forgets who stands before it
 * @param keepDays so many days tickets keep the name of their person
 */
@ConfigurationProperties("shaopao.queue")
record QueueSettings(
        @DefaultValue("60m") Duration waitMax,
        @DefaultValue("30m") Duration checkInEarly,
        @DefaultValue("10m") Duration checkInLate,
        @DefaultValue("30m") Duration returnWithin,
        @DefaultValue("3") int soonPlaces,
        @DefaultValue("3") int ticketsMax,
        @DefaultValue("60s") Duration kioskIdle,
        @DefaultValue("180") int keepDays) {}
