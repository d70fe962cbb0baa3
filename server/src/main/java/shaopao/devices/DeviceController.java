package shaopao.devices;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import shaopao.devices.Devices.Announced;
import shaopao.devices.Devices.NewCode;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;

/** The list of terminals, and their enrolment. */
@RestController
@RequestMapping("/api/devices")
class DeviceController {

    private static final String MANAGE = "devices.manage";

    private final Devices devices;

    DeviceController(Devices devices) {
        this.devices = devices;
    }

    @GetMapping
    @MayCall(MANAGE)
    Page<Device> devices(@RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit) {
        return devices.page(after, limit);
    }

    @Once
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @MayCall(MANAGE)
    Announced announce(@Valid @RequestBody AnnounceDevice command, Actor actor) {
        return devices.announce(actor, command.kind(), command.name(), command.place());
    }

    @Once
    @PostMapping("/{id}/code")
    @MayCall(MANAGE)
    NewCode announceAgain(@PathVariable DeviceId id, Actor actor) {
        return devices.announceAgain(actor, id);
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(MANAGE)
    void rename(@PathVariable DeviceId id, @Valid @RequestBody RenameDevice command, Actor actor) {
        devices.rename(actor, id, command.name(), command.place());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(value = MANAGE, stepUp = true)
    void revoke(@PathVariable DeviceId id, Actor actor) {
        devices.revoke(actor, id);
    }

    @PostMapping("/enrol")
    @MayCall(MayCall.ANYONE)
    Device enrol(@Valid @RequestBody EnrolDevice command, HttpServletRequest request) {
        return devices.enrol(command.code(), command.publicKey(), request.getRemoteAddr());
    }

    @PostMapping("/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(MayCall.SIGNED_IN)
    void seen(@Valid @RequestBody ReportAlive command, Actor actor) {
        devices.seen(actor, command.version());
    }

    record AnnounceDevice(
            @NotNull DeviceKind kind,
            @NotBlank @Size(max = 100) String name,
            @NotNull @Size(max = 200) String place) {}

    record RenameDevice(
            @NotBlank @Size(max = 100) String name,
            @NotNull @Size(max = 200) String place) {}

    /** {@code publicKey}: the 32 bytes of an Ed25519 public key in Base64. */
    record EnrolDevice(
            @NotBlank @Size(max = 32) String code,
            @NotBlank @Size(max = 64) String publicKey) {}

    record ReportAlive(@NotBlank @Size(max = 64) String version) {}
}
