package shaopao.wallet;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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
import shaopao.kernel.BodyLimit;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;

/** The lists of payment services beside the ledger. */
@RestController
@RequestMapping("/api/ledger/reconciliations")
class ReconciliationController {

    private final Reconciliations reconciliations;

    ReconciliationController(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    /** The newest first, without their differences. */
    @MayCall(value = LedgerController.READ, everywhere = true)
    @GetMapping
    Page<Reconciliation> reconciliations(
            @RequestParam Optional<UUID> after, @RequestParam(defaultValue = "20") int limit) {
        return reconciliations.page(after, limit);
    }

    @MayCall(value = LedgerController.READ, everywhere = true)
    @GetMapping("/{id}")
    Reconciliation reconciliation(@PathVariable UUID id) {
        return reconciliations.reconciliation(id);
    }

    /** Compares a list; changes no money. */
    @Once
    @BodyLimit("4MB")
    @MayCall(value = LedgerController.MANAGE, everywhere = true)
    @PostMapping
    Reconciliation reconcile(Actor actor, @Valid @RequestBody Reconcile command) {
        return reconciliations.compare(
                actor,
                new Reconciliations.Asked(
                        command.account(),
                        command.from(),
                        command.to(),
                        command.fileName().strip()),
                command.csv());
    }

    @Once
    @MayCall(value = LedgerController.MANAGE, everywhere = true)
    @PostMapping("/{id}/differences/{place}/settle")
    Reconciliation settleDifference(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable @Min(0) int place,
            @Valid @RequestBody SettleDifference command) {
        return reconciliations.settle(actor, id, place, command.reason().strip());
    }

    /**
     * Compare a list.
     *
     * @param csv with a line of names, among them the number of the order and its amount
     */
    record Reconcile(
            @NotNull AccountId account,
            @NotNull LocalDate from,
            @NotNull LocalDate to,

            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00]*") String fileName,

            @NotBlank @Size(max = 1_000_000) @Pattern(regexp = "[^\\x00]*") String csv) {}

    record SettleDifference(
            @NotBlank @Size(max = 500) @Pattern(regexp = "[^\\x00]*") String reason) {}
}
