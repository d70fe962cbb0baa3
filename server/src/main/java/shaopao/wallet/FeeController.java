package shaopao.wallet;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.wallet.FeeOrder.FeeKind;
import shaopao.wallet.Fees.FeesMade;

/** Fees: one's own, and those of the people one looks after. */
@RestController
@RequestMapping("/api/fees")
class FeeController {

    private final Fees fees;
    private final People people;

    FeeController(Fees fees, People people) {
        this.fees = fees;
        this.people = people;
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/mine")
    Page<FeeCard> ownFees(
            Actor actor, @RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit) {
        Scope own = Scope.self(actor.person());
        return fees.page(own, Optional.of(actor.person()), Optional.empty(), after, limit);
    }

    /** From one's purse; the whole or a part. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/mine/{id}/payments")
    FeeCard payFee(Actor actor, @PathVariable UUID id, @Valid @RequestBody PayFee command) {
        return fees.pay(actor, id, command.id(), command.amountCents());
    }

    /** Of the people in the actor's scope, the newest first. */
    @MayCall(Fees.READ)
    @GetMapping
    Page<FeeCard> fees(
            Actor actor,
            @RequestParam(defaultValue = "") @Size(max = 32) String number,
            @RequestParam Optional<FeeKind> kind,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit) {
        Optional<PersonId> person = Optional.empty();
        if (!number.isBlank()) {
            person = people.byNumber(number).map(Person::id);
            if (person.isEmpty()) {
                throw new ProblemException(KernelProblem.NOT_FOUND);
            }
        }
        return fees.page(actor.scope(Fees.READ), person, kind, after, limit);
    }

    @Once
    @MayCall(Fees.MANAGE)
    @PostMapping
    FeesMade makeFees(Actor actor, @Valid @RequestBody MakeFees command) {
        List<FeeOrder.Instalment> instalments = command.instalments().stream()
                .map(part -> new FeeOrder.Instalment(part.amountCents(), part.dueOn()))
                .toList();
        return fees.make(actor, command.kind(), command.title().strip(), instalments, command.numbers());
    }

    /** Lets somebody off a part, or all that is open. */
    @Once
    @MayCall(Fees.MANAGE)
    @PostMapping("/{id}/waivers")
    FeeCard waiveFee(Actor actor, @PathVariable UUID id, @Valid @RequestBody WaiveFee command) {
        return fees.waive(
                actor, id, command.id(), command.amountCents(), command.reason().strip());
    }

    record PayFee(
            @NotNull TransferId id,
            @Min(1) @Max(TransferRules.AMOUNT_MAX) long amountCents) {}

    /** The same fee for many people, who are named by their numbers. */
    record MakeFees(
            @NotNull FeeKind kind,

            @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\x00]*") String title,

            @NotNull @Size(min = 1, max = FeeRules.INSTALMENTS_MAX) List<@Valid @NotNull FeePart> instalments,

            @NotNull @Size(min = 1, max = 1_000) List<@NotBlank @Size(max = 32) String> numbers) {}

    record FeePart(
            @Min(1) @Max(TransferRules.AMOUNT_MAX) long amountCents,
            @NotNull LocalDate dueOn) {}

    record WaiveFee(
            @NotNull UUID id,
            @Min(1) @Max(TransferRules.AMOUNT_MAX) long amountCents,

            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00]*") String reason) {}
}
