package shaopao.gates;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.gates.Presences.MyPlace;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.places.PlaceId;

/** Who is inside and who passed: for staff within their scope, and for everybody about themselves. */
@RestController
@RequestMapping("/api/gates")
class PresenceController {

    private final Presences presences;
    private final Stewards stewards;

    PresenceController(Presences presences, Stewards stewards) {
        this.presences = presences;
        this.stewards = stewards;
    }

    @GetMapping("/places/{place}/inside")
    @MayCall(GatesPart.READ)
    Page<InsidePerson> inside(
            @PathVariable PlaceId place,
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "50") int limit,
            Actor actor) {
        return presences.inside(actor, place, after, limit);
    }

    @GetMapping("/places/{place}/passages")
    @MayCall(GatesPart.READ)
    Page<ShownPassage> passages(
            @PathVariable PlaceId place,
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "50") int limit,
            Actor actor) {
        return presences.passages(actor, place, after, limit);
    }

    @GetMapping("/people/{person}/passages")
    @MayCall(GatesPart.READ)
    Page<ShownPassage> passagesOf(
            @PathVariable PersonId person,
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "50") int limit,
            Actor actor) {
        return presences.passagesOf(actor, person, after, limit);
    }

    /** Who stands at an entry point just now, for staff beside the gate; a list of one or none. */
    @GetMapping("/entries/{entry}/now")
    @MayCall(GatesPart.READ)
    List<ShownPassage> now(@PathVariable EntryId entry, Actor actor) {
        return presences.last(actor, entry).stream().toList();
    }

    /** Staff beside the gate let somebody pass, and say why. */
    @Once
    @PostMapping("/entries/{entry}/passages")
    @ResponseStatus(HttpStatus.CREATED)
    @MayCall(GatesPart.LET_PASS)
    void letPass(@PathVariable EntryId entry, @Valid @RequestBody LetPass command, Actor actor) {
        stewards.letPass(actor, entry, command.number(), command.direction(), command.reason());
    }

    /** {@code number}: student or staff number. */
    record LetPass(
            @NotBlank @Size(max = 32) String number,
            @NotNull Direction direction,
            @NotBlank @Size(max = 200) String reason) {}

    /** What staff should look at, unsettled ones first. */
    @GetMapping("/alarms")
    @MayCall(GatesPart.MANAGE)
    List<GateAlarm> alarms(@RequestParam(defaultValue = "50") int limit) {
        return stewards.alarms(Page.limit(limit));
    }

    @Once
    @PostMapping("/alarms/{id}/settle")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(GatesPart.MANAGE)
    void settle(@PathVariable UUID id, @Valid @RequestBody SettleGateAlarm command, Actor actor) {
        stewards.settle(actor, id, command.note());
    }

    /** What was found out. */
    record SettleGateAlarm(@NotBlank @Size(max = 400) String note) {}

    /** What gates decided on the one who asks, with the reason; the newest first. */
    @GetMapping("/mine")
    @MayCall(MayCall.SIGNED_IN)
    Page<ShownPassage> mine(
            @RequestParam Optional<String> after, @RequestParam(defaultValue = "50") int limit, Actor actor) {
        return presences.mine(actor.person(), after, limit);
    }

    /** Where the one who asks is, as far as gates know. */
    @GetMapping("/mine/places")
    @MayCall(MayCall.SIGNED_IN)
    List<MyPlace> whereIAm(Actor actor) {
        return presences.whereIAm(actor.person());
    }
}
