package shaopao.wallet;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;

/** One's own money. */
@RestController
@RequestMapping("/api/wallet/mine")
class PurseController {

    private final Purses purses;
    private final Wallet wallet;

    PurseController(Purses purses, Wallet wallet) {
        this.purses = purses;
        this.wallet = wallet;
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping
    Purse purse(Actor actor) {
        return purses.purse(actor.person());
    }

    /** The newest first. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/entries")
    Page<WalletEntry> purseEntries(
            Actor actor,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to,
            @RequestParam Optional<Reason> reason,
            @RequestParam Optional<Long> after,
            @RequestParam(defaultValue = "30") int limit) {
        AccountId account = wallet.purse(actor.person()).id();
        return wallet.entries(account, new StatementQuery(from, to, reason), after, limit);
    }

    /** The same as a CSV file. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping(path = "/export", produces = "text/csv")
    void exportPurse(
            Actor actor,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to,
            @RequestParam Optional<Reason> reason,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        AccountId account = wallet.purse(actor.person()).id();
        wallet.export(account, new StatementQuery(from, to, reason), locale, response);
    }

    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/limits")
    Purse limitPurse(Actor actor, @Valid @RequestBody LimitPurse command) {
        return purses.limit(actor, command.singleMaxCents(), command.dayMaxCents());
    }

    /** Stops all payments from it. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/freeze")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void freezePurse(Actor actor) {
        purses.freeze(actor, wallet.purse(actor.person()).id(), true);
    }

    /** One's own limits of a payment and of a day, in cents; the school's hold besides. */
    record LimitPurse(
            @Min(0) @Max(TransferRules.AMOUNT_MAX) long singleMaxCents,
            @Min(0) @Max(TransferRules.AMOUNT_MAX) long dayMaxCents) {}
}
