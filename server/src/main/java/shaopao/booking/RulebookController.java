package shaopao.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
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
import shaopao.booking.BookingRulebook.PolicyPage;
import shaopao.booking.EquipmentStore.MobileEquipment;
import shaopao.booking.SeatDraws.DrawPlan;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;

/** Policies, places under them, mobile equipment and draws: read by their owners, kept by who manages bookings. */
@RestController
@RequestMapping("/api/booking/desk")
class RulebookController {

    private static final String ANY = "[^\\x00]*";

    private final BookingRulebook book;
    private final BookingDeskScope scope;
    private final EquipmentDesk equipment;
    private final SeatDraws draws;

    RulebookController(BookingRulebook book, BookingDeskScope scope, EquipmentDesk equipment, SeatDraws draws) {
        this.book = book;
        this.scope = scope;
        this.equipment = equipment;
        this.draws = draws;
    }

    @MayCall(BookingRoles.DESK)
    @GetMapping("/policies")
    List<BookingPolicy> ownPolicies(Actor actor) {
        return book.policies(scope.reach(actor));
    }

    @MayCall(BookingRoles.DESK)
    @GetMapping("/policies/{id}")
    PolicyPage policyPage(Actor actor, @PathVariable UUID id) {
        scope.require(actor, id);
        return book.page(id);
    }

    /** Adds a policy, or changes the one of this code. */
    @Once
    @MayCall(value = BookingRoles.MANAGE, everywhere = true)
    @PostMapping("/policies")
    PolicyPage writePolicy(Actor actor, @Valid @RequestBody WritePolicy command) {
        UUID id = book.write(
                actor,
                command.code(),
                new Words(command.nameZh().strip(), command.nameEn().strip()),
                command.terms());
        return book.page(id);
    }

    @MayCall(value = BookingRoles.MANAGE, everywhere = true)
    @DeleteMapping("/policies/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void closePolicy(Actor actor, @PathVariable UUID id) {
        book.close(actor, id);
    }

    /** Tells the numbers that name nobody. */
    @MayCall(value = BookingRoles.MANAGE, everywhere = true)
    @PutMapping("/policies/{id}/owners")
    List<String> setPolicyOwners(Actor actor, @PathVariable UUID id, @Valid @RequestBody SetPolicyOwners command) {
        return book.setOwners(actor, id, command.numbers());
    }

    /** Puts places under a policy; tells the codes that name none. */
    @Once
    @MayCall(value = BookingRoles.MANAGE, everywhere = true)
    @PostMapping("/policies/{id}/places")
    List<String> putPlaces(Actor actor, @PathVariable UUID id, @Valid @RequestBody PutPlaces command) {
        return book.put(actor, id, command.codes());
    }

    @MayCall(value = BookingRoles.MANAGE, everywhere = true)
    @DeleteMapping("/places/{place}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takePlace(Actor actor, @PathVariable PlaceId place) {
        book.take(actor, place);
    }

    @MayCall(BookingRoles.DESK)
    @GetMapping("/equipment")
    List<MobileEquipment> allEquipment() {
        return equipment.all();
    }

    /** Adds a piece, or changes the one of this code. */
    @Once
    @MayCall(value = BookingRoles.MANAGE, everywhere = true)
    @PostMapping("/equipment")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void writeEquipment(Actor actor, @Valid @RequestBody WriteEquipment command) {
        equipment.write(
                actor,
                new MobileEquipment(
                        Ids.next(),
                        command.code(),
                        command.kind(),
                        new Words(command.nameZh().strip(), command.nameEn().strip()),
                        command.home().strip(),
                        command.out()));
    }

    @Once
    @MayCall(value = BookingRoles.MANAGE, everywhere = true)
    @PostMapping("/draws")
    @ResponseStatus(HttpStatus.CREATED)
    SeatDraw announceDraw(Actor actor, @Valid @RequestBody AnnounceDraw command) {
        return draws.announce(
                actor,
                new DrawPlan(
                        command.id(),
                        command.policy(),
                        command.area(),
                        new Words(command.nameZh().strip(), command.nameEn().strip()),
                        BookedMoments.sane(command.from()),
                        BookedMoments.sane(command.until()),
                        BookedMoments.sane(command.opensAt()),
                        BookedMoments.sane(command.closesAt())));
    }

    record WritePolicy(
            @NotBlank @Size(max = 40) @Pattern(regexp = "[a-z0-9-]+") String code,

            @NotBlank @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String nameZh,

            @NotBlank @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String nameEn,

            @NotNull @Valid BookingTerms terms) {}

    record SetPolicyOwners(
            @NotNull @Size(max = 50) List<@NotBlank @Size(max = 32) @Pattern(regexp = "[^\\x00]*") String> numbers) {}

    record PutPlaces(
            @NotNull @Size(min = 1, max = 1_000) List<@NotBlank @Size(max = 40) @Pattern(regexp = ANY) String> codes) {}

    record WriteEquipment(
            @NotBlank @Size(max = 40) @Pattern(regexp = "[A-Za-z0-9-]+") String code,

            @NotBlank @Size(max = 40) @Pattern(regexp = "[a-z0-9-]+") String kind,

            @NotBlank @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String nameZh,

            @NotBlank @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String nameEn,

            @NotNull @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String home,

            @NotNull Boolean out) {}

    record AnnounceDraw(
            @NotNull UUID id,
            @NotNull UUID policy,
            @NotNull PlaceId area,

            @NotBlank @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String nameZh,

            @NotBlank @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String nameEn,

            @NotNull Instant from,
            @NotNull Instant until,
            @NotNull Instant opensAt,
            @NotNull Instant closesAt) {}
}
