package shaopao.transport;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.devices.Device;
import shaopao.devices.Devices;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.ProblemException;
import shaopao.transport.Boardings.BoardAnswer;
import shaopao.transport.Boardings.DoorList;
import shaopao.transport.BusDuties.DriveRun;
import shaopao.transport.BusDutyStore.Duty;
import shaopao.transport.BusDutyStore.Vehicle;

/** The driver's page, and readers beside the doors of buses. A driver reaches the run of the own duty alone. */
@RestController
@RequestMapping("/api/transport")
class DriveController {

    private final BusDuties duties;
    private final Boardings boardings;
    private final BusDutyStore store;
    private final Devices devices;
    private final Networks networks;

    DriveController(BusDuties duties, Boardings boardings, BusDutyStore store, Devices devices, Networks networks) {
        this.duties = duties;
        this.boardings = boardings;
        this.store = store;
        this.devices = devices;
        this.networks = networks;
    }

    /** The run that the caller drives, with the list at its door. */
    record OwnDuty(Duty duty, DriveRun run, DoorList door) {}

    /** What a driver can take, and what the driver is on. */
    record Cab(Optional<OwnDuty> duty, List<DriveRun> runs, List<Vehicle> vehicles) {}

    @MayCall(TransportPart.DRIVE)
    @GetMapping("/cab")
    Cab cab(Actor actor) {
        Optional<OwnDuty> own = duties.open(actor).map(this::own);
        return new Cab(own, own.isPresent() ? List.of() : duties.drivable(), duties.vehicles());
    }

    private OwnDuty own(Duty duty) {
        BusRun run = duties.run(duty);
        Network network = networks.network();
        Ride ride = network.ride(run.ride()).orElseThrow(() -> new ProblemException(TransportProblem.RUN_UNKNOWN));
        return new OwnDuty(
                duty,
                BusDuties.drive(network, run.day(), ride, Optional.of(duty.driverName()), run.cancelled()),
                boardings.door(run));
    }

    @Once
    @MayCall(TransportPart.DRIVE)
    @PostMapping("/cab/duties")
    @ResponseStatus(HttpStatus.CREATED)
    OwnDuty startDuty(Actor actor, @Valid @RequestBody StartDuty command) {
        return own(duties.start(actor, command.day(), command.ride(), command.vehicle()));
    }

    /** Where the bus is; sent every few seconds while the page is open. */
    @MayCall(TransportPart.DRIVE)
    @PutMapping("/cab/position")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void position(Actor actor, @Valid @RequestBody TellPosition command) {
        duties.tell(actor, new Place(command.latitude(), command.longitude()));
    }

    /** Somebody shows a code, or tells the number when the phone is empty. */
    @Once
    @MayCall(TransportPart.DRIVE)
    @PostMapping("/cab/boardings")
    BoardAnswer board(Actor actor, @Valid @RequestBody BoardRider command) {
        Duty duty = duties.mine(actor);
        if (command.code().isPresent() == command.number().isPresent()) {
            throw new ProblemException(KernelProblem.INVALID_REQUEST);
        }
        return command.code().isPresent()
                ? read(duty.run(), duty.driver(), command.code().get())
                : boardings.byHand(duty.run(), duty.driver(), command.number().orElseThrow());
    }

    private BoardAnswer read(UUID run, UUID reader, String code) {
        return boardings
                .code(run, reader, code)
                .orElseThrow(() -> new ProblemException(TransportProblem.BUS_CODE_REFUSED));
    }

    /** The seats of those who did not come, for those at the door. */
    @Once
    @MayCall(TransportPart.DRIVE)
    @PostMapping("/cab/release")
    OwnDuty release(Actor actor) {
        Duty duty = duties.mine(actor);
        boardings.release(duty.run());
        return own(duty);
    }

    @Once
    @MayCall(TransportPart.DRIVE)
    @PostMapping("/cab/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endDuty(Actor actor) {
        duties.end(actor, boardings);
    }

    /** A reader beside the door: for the run on which its vehicle is. */
    @Once
    @MayCall(TransportPart.BOARD)
    @PostMapping("/boardings")
    BoardAnswer boardAtReader(Actor actor, @Valid @RequestBody ReadRider command) {
        Device device = devices.device(actor);
        UUID run = store.runOf(device.id()).orElseThrow(() -> new ProblemException(TransportProblem.NO_RUN_HERE));
        return read(run, device.id().value(), command.code());
    }

    record StartDuty(
            @NotNull LocalDate day,
            @NotBlank @Size(max = 200) String ride,
            @NotNull UUID vehicle) {}

    record TellPosition(
            @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
            @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude) {}

    /** One of the two. */
    record BoardRider(
            Optional<@Size(max = 500) String> code,
            Optional<@Size(max = 60) @Pattern(regexp = "[^\\x00]*") String> number) {}

    record ReadRider(@NotBlank @Size(max = 500) String code) {}
}
