package shaopao.wallet;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.wallet.Strays.StrayLine;

/** Payments that no purse could take, for those who keep the books; giving one back is a refund of its top-up. */
@RestController
@RequestMapping("/api/ledger/strays")
class StrayController {

    private final Strays strays;

    StrayController(Strays strays) {
        this.strays = strays;
    }

    /** What is open, the oldest first. */
    @MayCall(value = LedgerController.READ, everywhere = true)
    @GetMapping
    Page<StrayLine> strays(@RequestParam Optional<TransferId> after, @RequestParam(defaultValue = "50") int limit) {
        return strays.page(after, limit);
    }

    /** Puts it into somebody's purse, with a reason that they read. */
    @Once
    @MayCall(value = LedgerController.MANAGE, everywhere = true, stepUp = true)
    @PostMapping("/{id}/credit")
    TopUp creditStray(Actor actor, @PathVariable TransferId id, @Valid @RequestBody CreditStray command) {
        return strays.credit(
                actor,
                id,
                command.id(),
                command.number().strip(),
                command.reason().strip());
    }

    /**
     * Whose it is.
     *
     * @param id of the transfer, made by the caller
     */
    record CreditStray(
            @NotNull TransferId id,

            @NotBlank @Size(max = 32) @Pattern(regexp = "[^\\x00]*") String number,

            @NotBlank @Size(max = Note.MEMO_MAX) @Pattern(regexp = "[^\\x00]*") String reason) {}
}
