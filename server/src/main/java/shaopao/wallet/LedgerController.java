package shaopao.wallet;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;

/** The books, for those who keep them. */
@RestController
@RequestMapping("/api/ledger")
class LedgerController {

    static final String READ = "ledger.read";
    static final String MANAGE = "ledger.manage";

    private final Wallet wallet;
    private final AccountStore accounts;
    private final Months months;
    private final Purses purses;
    private final Audit audit;

    LedgerController(Wallet wallet, AccountStore accounts, Months months, Purses purses, Audit audit) {
        this.wallet = wallet;
        this.accounts = accounts;
        this.months = months;
        this.purses = purses;
        this.audit = audit;
    }

    @MayCall(value = READ, everywhere = true)
    @GetMapping("/accounts")
    Page<Account> ledgerAccounts(
            @RequestParam Optional<Owner> owner,
            @RequestParam(defaultValue = "") @Size(max = 100) @Pattern(regexp = "[^\\x00]*") String name,
            @RequestParam Optional<AccountId> after,
            @RequestParam(defaultValue = "50") int limit) {
        int size = Page.limit(limit);
        return Page.of(
                accounts.page(owner, name.strip(), after, size + 1),
                size,
                account -> account.id().toString());
    }

    @MayCall(value = READ, everywhere = true)
    @GetMapping("/accounts/{id}")
    Account ledgerAccount(@PathVariable AccountId id) {
        return found(id);
    }

    @MayCall(value = READ, everywhere = true)
    @GetMapping("/accounts/{id}/entries")
    Page<WalletEntry> ledgerEntries(
            @PathVariable AccountId id,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to,
            @RequestParam Optional<Reason> reason,
            @RequestParam Optional<Long> after,
            @RequestParam(defaultValue = "50") int limit) {
        return wallet.entries(found(id).id(), new StatementQuery(from, to, reason), after, limit);
    }

    @MayCall(value = READ, everywhere = true)
    @GetMapping(path = "/accounts/{id}/export", produces = "text/csv")
    void exportLedgerAccount(
            Actor actor,
            @PathVariable AccountId id,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Account account = found(id);
        audit.record(actor, "wallet.statement-exported", "account", id.toString(), Map.of());
        wallet.export(account.id(), new StatementQuery(from, to, Optional.empty()), locale, response);
    }

    /** Opens an account of the school; one with the same code is given back as it is. */
    @Once
    @MayCall(value = MANAGE, everywhere = true)
    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Account openAccount(Actor actor, @Valid @RequestBody OpenAccount command) {
        if (command.owner() == Owner.PERSON || command.owner() == Owner.MERCHANT) {
            throw new ProblemException(
                    KernelProblem.INVALID_REQUEST,
                    Map.of("errors", List.of(Map.of("field", "owner", "message", "PERSON, MERCHANT"))));
        }
        AccountLimits limits = command.mayOwe() ? AccountLimits.NONE : AccountLimits.NO_DEBT;
        Account account =
                wallet.open(command.owner(), command.code(), command.name().strip(), limits);
        audit.record(
                actor, "wallet.account-opened", "account", account.id().toString(), Map.of("name", command.name()));
        return account;
    }

    @Once
    @MayCall(value = MANAGE, everywhere = true)
    @PostMapping("/accounts/{id}/freeze")
    Account freezeAccount(Actor actor, @PathVariable AccountId id, @Valid @RequestBody FreezeAccount command) {
        purses.freeze(actor, found(id).id(), command.frozen());
        return found(id);
    }

    /** Puts something right by hand, with a reason that both sides read. */
    @Once
    @MayCall(value = MANAGE, everywhere = true, stepUp = true)
    @PostMapping("/corrections")
    Transfer correct(Actor actor, @Valid @RequestBody CorrectLedger command) {
        Note note = new Note(command.memo().strip(), Optional.ofNullable(command.day()), Optional.empty());
        return purses.correct(
                actor,
                new NewTransfer.Single(
                        command.id(),
                        command.debit(),
                        command.credit(),
                        command.amountCents(),
                        command.subsidy() ? Reason.SUBSIDY : Reason.CORRECTION,
                        note));
    }

    @MayCall(value = READ, everywhere = true)
    @GetMapping("/trial-balance")
    TrialBalance trialBalance() {
        return months.trialBalance(wallet.currency());
    }

    /** Reads every transfer and counts the accounts whose sums do not follow from them. */
    @MayCall(value = READ, everywhere = true)
    @GetMapping("/check")
    BooksChecked checkBooks() {
        return new BooksChecked(months.astray());
    }

    @MayCall(value = READ, everywhere = true)
    @GetMapping("/months")
    List<MonthClose> closedMonths() {
        return months.closed(wallet.currency());
    }

    /** For good: nothing is dated into the month any more. */
    @Once
    @MayCall(value = MANAGE, everywhere = true, stepUp = true)
    @PostMapping("/months/{month}/close")
    TrialBalance closeMonth(Actor actor, @PathVariable YearMonth month) {
        months.close(actor, wallet.currency(), month);
        return trialBalance();
    }

    private Account found(AccountId id) {
        return wallet.account(id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /**
     * Open an account.
     *
     * @param mayOwe its balance may fall below nothing, as that of a channel does
     */
    record OpenAccount(
            @NotNull Owner owner,

            @NotBlank @Size(max = 60) @Pattern(regexp = "[A-Za-z0-9_.-]+") String code,

            @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\x00]*") String name,

            boolean mayOwe) {}

    record FreezeAccount(boolean frozen) {}

    /**
     * Move money by hand.
     *
     * @param id made by the caller; again under the same one changes nothing
     * @param day into which it is dated; absent for today
     * @param subsidy given by the school, no mistake put right
     */
    record CorrectLedger(
            @NotNull TransferId id,
            @NotNull AccountId debit,
            @NotNull AccountId credit,
            @Min(1) @Max(TransferRules.AMOUNT_MAX) long amountCents,

            @NotBlank @Size(max = Note.MEMO_MAX) @Pattern(regexp = "[^\\x00]*") String memo,

            @Nullable LocalDate day,
            boolean subsidy) {}

    /** How many accounts do not follow from their transfers: 0. */
    record BooksChecked(long astray) {}
}
