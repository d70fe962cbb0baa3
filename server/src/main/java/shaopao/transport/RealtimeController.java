package shaopao.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.BodyLimit;
import shaopao.kernel.MayCall;
import shaopao.transport.RealtimeExchange.RealtimeTaken;

/** GTFS and GTFS-Realtime for map services and other systems: open data, without persons. */
@RestController
@RequestMapping("/api/transport/gtfs")
class RealtimeController {

    private static final MediaType PROTOBUF = MediaType.parseMediaType("application/x-protobuf");
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final Feeds feeds;
    private final RealtimeExchange realtime;

    RealtimeController(Feeds feeds, RealtimeExchange realtime) {
        this.feeds = feeds;
        this.realtime = realtime;
    }

    /** The version in force. */
    @MayCall(MayCall.ANYONE)
    @GetMapping("/feed.zip")
    ResponseEntity<byte[]> gtfs() {
        return ResponseEntity.ok()
                .contentType(ZIP)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("gtfs.zip")
                                .build()
                                .toString())
                .body(feeds.out());
    }

    @MayCall(MayCall.ANYONE)
    @GetMapping("/vehicle-positions.pb")
    ResponseEntity<byte[]> vehiclePositions() {
        return protobuf(realtime.vehicles());
    }

    @MayCall(MayCall.ANYONE)
    @GetMapping("/trip-updates.pb")
    ResponseEntity<byte[]> tripUpdates() {
        return protobuf(realtime.tripUpdates());
    }

    private static ResponseEntity<byte[]> protobuf(byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(PROTOBUF)
                .cacheControl(CacheControl.maxAge(Duration.ofSeconds(5)))
                .body(bytes);
    }

    /** Positions of another system, as a feed message; sent again it changes nothing. */
    @BodyLimit("4MB")
    @MayCall(value = TransportPart.REALTIME, everywhere = true)
    @PostMapping("/realtime")
    RealtimeTaken takeRealtime(HttpServletRequest request) throws IOException {
        return realtime.take(request.getInputStream().readNBytes(BusJobs.FEED_BYTES_MAX));
    }
}
