package shaopao.pass;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;

/** Entitlements for those who give them, and the counter where they are taken. */
@RestController
@RequestMapping("/api/pass/entitlements")
class EntitlementController {

    static final String REDEEM = "pass.redeem";

    private final Entitlements entitlements;
    private final CodeDesk desk;

    EntitlementController(Entitlements entitlements, CodeDesk desk) {
        this.entitlements = entitlements;
        this.desk = desk;
    }

    @MayCall(Entitlements.MANAGE)
    @GetMapping
    Page<Entitlement> entitlements(
            Actor actor, @RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit) {
        return entitlements.entitlements(actor, after, limit);
    }

    @Once
    @MayCall(Entitlements.MANAGE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Entitlement makeEntitlement(Actor actor, @Valid @RequestBody MakeEntitlement command) {
        return entitlements.make(
                actor, command.kind(), command.title(), command.note(), command.from(), command.until());
    }

    /** Gives it to people by their numbers. */
    @Once
    @MayCall(Entitlements.MANAGE)
    @PostMapping("/{id}/people")
    GivenTo giveEntitlement(Actor actor, @PathVariable UUID id, @Valid @RequestBody GiveEntitlement command) {
        return entitlements.give(actor, id, command.numbers(), command.total());
    }

    @Once
    @MayCall(Entitlements.MANAGE)
    @PostMapping("/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endEntitlement(Actor actor, @PathVariable UUID id) {
        entitlements.end(actor, id);
    }

    /** What was taken of it, latest first. */
    @MayCall(Entitlements.MANAGE)
    @GetMapping("/{id}/redemptions")
    List<Redemption> redemptions(Actor actor, @PathVariable UUID id) {
        return entitlements.redemptions(actor, id);
    }

    /** Reads a code at a counter and shows what its holder may take; nothing is taken yet. */
    @Once
    @MayCall(REDEEM)
    @PostMapping("/counter")
    CounterView openCounter(Actor actor, @Valid @RequestBody OccasionController.ReadCode command) {
        return entitlements.open(actor, desk.accepted(actor, command.code(), Purpose.REDEEM));
    }

    /** Takes it, confirmed by the one who read the code. */
    @Once
    @MayCall(REDEEM)
    @PostMapping("/counter/{counter}/redeem")
    Redemption redeem(Actor actor, @PathVariable UUID counter, @Valid @RequestBody RedeemEntitlement command) {
        return entitlements.redeem(actor, counter, command.entitlement(), command.count());
    }

    /** Takes a redemption back within some minutes. */
    @Once
    @MayCall(REDEEM)
    @PostMapping("/redemptions/{id}/undo")
    Redemption undoRedemption(Actor actor, @PathVariable UUID id, @Valid @RequestBody UndoRedemption command) {
        return entitlements.undo(actor, id, command.reason());
    }

    record MakeEntitlement(
            @NotNull EntitlementKind kind,
            @NotBlank @Size(max = 100) String title,
            @NotNull @Size(max = 300) String note,
            @NotNull Instant from,
            @NotNull Instant until) {}

    /** {@code total}: how many pieces each may take. */
    record GiveEntitlement(
            @NotEmpty @Size(max = 5_000) List<@NotBlank @Size(max = 32) String> numbers,
            @Min(1) @Max(1_000) int total) {}

    record RedeemEntitlement(
            @NotNull UUID entitlement, @Min(1) @Max(1_000) int count) {}

    record UndoRedemption(@NotBlank @Size(max = 200) String reason) {}
}
