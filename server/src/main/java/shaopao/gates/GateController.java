package shaopao.gates;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.devices.DeviceId;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;

/** Entry points and policies. */
@RestController
@RequestMapping("/api/gates")
class GateController {

    private final GateDesk desk;
    private final GateBoard board;

    GateController(GateDesk desk, GateBoard board) {
        this.desk = desk;
        this.board = board;
    }

    /** Every place that has entry points, how it is open, and how many are inside: no persons. */
    @GetMapping
    @MayCall(GatesPart.READ)
    List<GatedPlace> places() {
        return board.places();
    }

    @Once
    @PostMapping("/entries")
    @ResponseStatus(HttpStatus.CREATED)
    @MayCall(GatesPart.MANAGE)
    EntryPoint add(@Valid @RequestBody AddEntry command, Actor actor) {
        return desk.add(actor, command.place(), command.words(), command.way(), command.reader());
    }

    @PutMapping("/entries/{id}")
    @MayCall(GatesPart.MANAGE)
    EntryPoint change(@PathVariable EntryId id, @Valid @RequestBody AddEntry command, Actor actor) {
        return desk.change(
                actor, new EntryPoint(id, command.place(), command.words(), command.way(), command.reader()));
    }

    @DeleteMapping("/entries/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(GatesPart.MANAGE)
    void close(@PathVariable EntryId id, Actor actor) {
        desk.close(actor, id);
    }

    @GetMapping("/policies/{place}")
    @MayCall(GatesPart.MANAGE)
    PlacePolicy policy(@PathVariable PlaceId place) {
        return desk.policy(place);
    }

    @PutMapping("/policies/{place}")
    @MayCall(GatesPart.MANAGE)
    PlacePolicy save(@PathVariable PlaceId place, @Valid @RequestBody SavePolicy command, Actor actor) {
        return desk.save(actor, place, command.version(), command.policy());
    }

    /** Emergency, exam, closed, or back to normal. */
    @PutMapping("/policies/{place}/mode")
    @MayCall(GatesPart.MANAGE)
    PlacePolicy mode(@PathVariable PlaceId place, @Valid @RequestBody SetMode command, Actor actor) {
        return desk.mode(actor, place, command.mode(), command.exam());
    }

    /** A gate and the reader that stands there, if any. */
    record AddEntry(
            @NotNull PlaceId place,
            @NotBlank @Size(max = 60) String nameZh,
            @NotNull @Size(max = 60) String nameEn,
            @NotNull Direction way,
            Optional<UUID> device) {

        Words words() {
            return new Words(nameZh, nameEn.isBlank() ? nameZh : nameEn);
        }

        Optional<DeviceId> reader() {
            return device.map(DeviceId::new);
        }
    }

    /** {@code version}: that of the policy which was read, 0 when there was none. */
    record SavePolicy(
            @PositiveOrZero long version, @NotNull @Valid GatePolicy policy) {}

    /** {@code exam}: its code in exam mode, otherwise empty. */
    record SetMode(
            @NotNull GateMode mode, @NotNull @Size(max = 40) String exam) {}
}
