package shaopao.wallet;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.wallet.Cashier.Customer;
import shaopao.wallet.Cashier.Receipt;

/** The counter where people bring cash. */
@RestController
@RequestMapping("/api/cashier")
class CashierController {

    private static final long CASH_MAX = 1_000_000;

    private final Cashier cashier;
    private final Wallet wallet;
    private final Clock clock;

    CashierController(Cashier cashier, Wallet wallet, Clock clock) {
        this.cashier = cashier;
        this.wallet = wallet;
        this.clock = clock;
    }

    @MayCall(Cashier.SERVE)
    @GetMapping("/customer")
    Customer customer(Actor actor, @RequestParam @NotBlank @Size(max = 32) String number) {
        return cashier.customer(actor, number);
    }

    @Once
    @MayCall(Cashier.SERVE)
    @PostMapping("/top-ups")
    Receipt topUpByCash(Actor actor, @Valid @RequestBody MoveCash command) {
        return cashier.topUp(actor, command.id(), command.number(), command.amountCents(), command.memo());
    }

    @Once
    @MayCall(Cashier.SERVE)
    @PostMapping("/payouts")
    Receipt payOutCash(Actor actor, @Valid @RequestBody MoveCash command) {
        return cashier.payOut(actor, command.id(), command.number(), command.amountCents(), command.memo());
    }

    /** The cashier's own drawer today, the newest first. */
    @MayCall(Cashier.SERVE)
    @GetMapping("/drawer")
    Drawer drawer(Actor actor, @RequestParam Optional<Long> after, @RequestParam(defaultValue = "50") int limit) {
        Account account = cashier.drawer(actor);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Ledger.ZONE);
        StatementQuery query = new StatementQuery(Optional.of(today), Optional.empty(), Optional.empty());
        return new Drawer(-account.totals().balance(), wallet.entries(account.id(), query, after, limit));
    }

    /**
     * @param heldCents what the drawer must hold
     * @param entries of today
     */
    record Drawer(long heldCents, Page<WalletEntry> entries) {}

    /** Cash in or out: of whom, and how much. */
    record MoveCash(
            @NotNull TransferId id,
            @NotBlank @Size(max = 32) String number,
            @Min(1) @Max(CASH_MAX) long amountCents,

            @NotNull @Size(max = Note.MEMO_MAX) @Pattern(regexp = "[^\\x00]*") String memo) {}
}
