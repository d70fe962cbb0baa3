package shaopao.transport;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.devices.DeviceId;
import shaopao.kernel.Actor;
import shaopao.kernel.BodyLimit;
import shaopao.kernel.Ids;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.ProblemException;
import shaopao.transport.BusDesk.BoardRun;
import shaopao.transport.BusDutyStore.Vehicle;
import shaopao.transport.BusFeedStore.FeedVersion;
import shaopao.transport.BusFeeds.FeedReport;
import shaopao.transport.EstimateRules.EstimateError;
import shaopao.transport.SeatRules.SeatRule;

/** Feed, seats, vehicles and the live board, for staff. */
@RestController
@RequestMapping("/api/transport/desk")
class TransportController {

    private final BusFeeds feeds;
    private final BusDesk desk;
    private final BusLive live;

    TransportController(BusFeeds feeds, BusDesk desk, BusLive live) {
        this.feeds = feeds;
        this.desk = desk;
        this.live = live;
    }

    @MayCall(value = TransportPart.READ, everywhere = true)
    @GetMapping("/feeds")
    List<FeedVersion> feedVersions() {
        return feeds.versions();
    }

    /** The body is a zip of GTFS. A dry run only tells what it would do; with an unusable row nothing is kept. */
    @Once
    @BodyLimit("40MB")
    @MayCall(value = TransportPart.MANAGE, everywhere = true)
    @PostMapping("/feeds")
    FeedReport takeFeed(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "feed.zip") @Size(max = 200) @Pattern(regexp = "[^\\x00]*") String fileName,
            HttpServletRequest request)
            throws IOException {
        byte[] zip = request.getInputStream().readNBytes(FeedFiles.ZIP_BYTES_MAX + 1);
        if (zip.length > FeedFiles.ZIP_BYTES_MAX) {
            throw new ProblemException(TransportProblem.FEED_UNREADABLE);
        }
        return feeds.take(actor, zip, fileName, dryRun);
    }

    /** Puts a version in force, a newer or an older one. */
    @Once
    @MayCall(value = TransportPart.MANAGE, everywhere = true)
    @PostMapping("/feeds/{id}/activate")
    List<FeedVersion> activateFeed(Actor actor, @PathVariable UUID id) {
        return feeds.activate(actor, id);
    }

    @MayCall(value = TransportPart.READ, everywhere = true)
    @GetMapping("/board")
    List<BoardRun> liveBoard() {
        return desk.board(live);
    }

    /** The measured error of what riders were told, for each horizon, of one route or of all. */
    @MayCall(value = TransportPart.READ, everywhere = true)
    @GetMapping("/estimates")
    List<EstimateError> estimateErrors(
            @RequestParam(defaultValue = "") @Size(max = 200) @Pattern(regexp = "[^\\x00]*") String route) {
        return live.errors(Optional.of(route).filter(id -> !id.isEmpty()));
    }

    @Once
    @MayCall(value = TransportPart.MANAGE, everywhere = true)
    @PostMapping("/cancellations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancelRun(Actor actor, @Valid @RequestBody CancelRun command) {
        desk.cancel(actor, command.day(), command.ride(), command.reason().strip());
    }

    @MayCall(value = TransportPart.MANAGE, everywhere = true)
    @DeleteMapping("/cancellations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restoreRun(
            Actor actor,
            @RequestParam LocalDate day,
            @RequestParam @Size(max = 200) @Pattern(regexp = "[^\\x00]*") String ride) {
        desk.restore(actor, day, ride);
    }

    @MayCall(value = TransportPart.READ, everywhere = true)
    @GetMapping("/seat-rules")
    List<SeatRule> seatRules() {
        return desk.rules();
    }

    @MayCall(value = TransportPart.MANAGE, everywhere = true)
    @PutMapping("/seat-rules")
    List<SeatRule> setSeats(Actor actor, @Valid @RequestBody SetSeats command) {
        desk.rule(actor, new SeatRule(command.route(), command.seats(), command.opensHours(), command.closesMinutes()));
        return desk.rules();
    }

    @MayCall(value = TransportPart.MANAGE, everywhere = true)
    @DeleteMapping("/seat-rules")
    List<SeatRule> endSeats(Actor actor, @RequestParam @Size(max = 200) @Pattern(regexp = "[^\\x00]*") String route) {
        desk.removeRule(actor, route);
        return desk.rules();
    }

    @MayCall(value = TransportPart.READ, everywhere = true)
    @GetMapping("/vehicles")
    List<Vehicle> vehicles() {
        return desk.vehicles();
    }

    @Once
    @MayCall(value = TransportPart.MANAGE, everywhere = true)
    @PostMapping("/vehicles")
    @ResponseStatus(HttpStatus.CREATED)
    Vehicle addVehicle(Actor actor, @Valid @RequestBody KeepVehicle command) {
        return desk.add(actor, command.vehicle(Ids.next()));
    }

    @MayCall(value = TransportPart.MANAGE, everywhere = true)
    @PutMapping("/vehicles/{id}")
    Vehicle changeVehicle(Actor actor, @PathVariable UUID id, @Valid @RequestBody KeepVehicle command) {
        return desk.change(actor, command.vehicle(id));
    }

    @MayCall(value = TransportPart.MANAGE, everywhere = true)
    @DeleteMapping("/vehicles/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retireVehicle(Actor actor, @PathVariable UUID id) {
        desk.retire(actor, id);
    }

    record CancelRun(
            @NotNull LocalDate day,
            @NotBlank @Size(max = 200) String ride,

            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00]*") String reason) {}

    /** {@code opensHours}, {@code closesMinutes}: so long before a run leaves. */
    record SetSeats(
            @NotBlank @Size(max = 200) String route,
            @Min(1) @Max(200) int seats,
            @Min(1) @Max(720) int opensHours,
            @Min(0) @Max(1_440) int closesMinutes) {}

    /** {@code device}: the reader beside the door, a device of the kind gate. */
    record KeepVehicle(
            @NotBlank @Size(max = 20) @Pattern(regexp = "[^\\x00]*") String plate,

            @Min(1) @Max(200) int seats,
            Optional<UUID> device) {

        Vehicle vehicle(UUID id) {
            return new Vehicle(id, plate.strip(), seats, device.map(DeviceId::new));
        }
    }
}
