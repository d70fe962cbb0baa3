package shaopao.booking;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bookings.
 *
 * @param creditFull points that everybody begins with
 * @param creditDays for so many days points that were taken off count
 * @param appealDays so long after points were taken off one may appeal
 * @param keepDays after so many days it is forgotten what a booking was about and who came along
 */
@ConfigurationProperties("shaopao.booking")
record BookingSettings(
        @DefaultValue("100") int creditFull,
        @DefaultValue("180") int creditDays,
        @DefaultValue("14") int appealDays,
        @DefaultValue("400") int keepDays) {}
