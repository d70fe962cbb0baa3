package shaopao.transport;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Campus buses.
 *
 * @param bookingsMax seats that one person may have ahead, those on waiting lists among them
 * @param boardingDays so many days it is kept who got on which bus
 * @param realtimeUrls feeds of GTFS-Realtime that are asked every 15 seconds, such as those of a tracking company
 */
@ConfigurationProperties("shaopao.transport")
record TransportSettings(
        @DefaultValue("6") int bookingsMax,
        @DefaultValue("30") int boardingDays,
        @DefaultValue({}) List<URI> realtimeUrls) {}
