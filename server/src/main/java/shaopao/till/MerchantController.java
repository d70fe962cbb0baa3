package shaopao.till;

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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.ProblemException;
import shaopao.till.Merchant.MenuItem;
import shaopao.till.Merchants.MerchantPage;
import shaopao.till.Merchants.MerchantTerminal;
import shaopao.till.TillDesk.DayTotals;
import shaopao.wallet.StatementQuery;
import shaopao.wallet.Wallet;

/** Merchants, for those who look after them. */
@RestController
@RequestMapping("/api/merchants")
class MerchantController {

    private final Merchants merchants;
    private final TillDesk desk;
    private final Tills tills;
    private final Wallet wallet;

    MerchantController(Merchants merchants, TillDesk desk, Tills tills, Wallet wallet) {
        this.merchants = merchants;
        this.desk = desk;
        this.tills = tills;
        this.wallet = wallet;
    }

    @MayCall(value = Merchants.READ, everywhere = true)
    @GetMapping
    List<Merchant> merchants() {
        return merchants.all();
    }

    /** All terminals of the kind till: who is to have one chooses from these. */
    @MayCall(value = Merchants.READ, everywhere = true)
    @GetMapping("/terminals")
    List<MerchantTerminal> merchantTerminals() {
        return merchants.terminals();
    }

    @MayCall(value = Merchants.READ, everywhere = true)
    @GetMapping("/{id}")
    MerchantPage merchant(@PathVariable MerchantId id) {
        return merchants.page(id);
    }

    @MayCall(value = Merchants.READ, everywhere = true)
    @GetMapping("/{id}/totals")
    DayTotals merchantTotals(Actor actor, @PathVariable MerchantId id, @RequestParam Optional<LocalDate> day) {
        return desk.totals(actor, merchants.merchant(id), Days.sane(day, tills.today()));
    }

    /** The statement of its account as a CSV file. */
    @MayCall(value = Merchants.READ, everywhere = true)
    @GetMapping(path = "/{id}/export", produces = "text/csv")
    void exportMerchant(
            Actor actor,
            @PathVariable MerchantId id,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        StatementQuery query = new StatementQuery(from, to, Optional.empty());
        merchants.exported(actor, id);
        wallet.export(merchants.merchant(id).account(), query, locale, response);
    }

    @Once
    @MayCall(value = Merchants.MANAGE, everywhere = true)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MerchantPage addMerchant(Actor actor, @Valid @RequestBody KeepMerchant command) {
        return merchants.add(actor, command.name().strip(), command.place().strip(), command.items());
    }

    @MayCall(value = Merchants.MANAGE, everywhere = true)
    @PutMapping("/{id}")
    MerchantPage changeMerchant(Actor actor, @PathVariable MerchantId id, @Valid @RequestBody KeepMerchant command) {
        return merchants.change(
                actor, id, command.name().strip(), command.place().strip(), command.items());
    }

    @MayCall(value = Merchants.MANAGE, everywhere = true)
    @PutMapping("/{id}/clerks")
    MerchantPage setClerks(Actor actor, @PathVariable MerchantId id, @Valid @RequestBody SetClerks command) {
        return merchants.setClerks(actor, id, command.numbers());
    }

    @MayCall(value = Merchants.MANAGE, everywhere = true)
    @PutMapping("/{id}/terminals/{device}")
    MerchantPage assignTerminal(Actor actor, @PathVariable MerchantId id, @PathVariable UUID device) {
        return merchants.assign(actor, id, device, true);
    }

    @MayCall(value = Merchants.MANAGE, everywhere = true)
    @DeleteMapping("/{id}/terminals/{device}")
    MerchantPage takeTerminal(Actor actor, @PathVariable MerchantId id, @PathVariable UUID device) {
        return merchants.assign(actor, id, device, false);
    }

    /** A merchant as it shall be. */
    record KeepMerchant(
            @NotBlank @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String name,

            @NotNull @Size(max = 100) @Pattern(regexp = "[^\\x00]*") String place,

            @NotNull @Size(max = 200) List<@Valid @NotNull MenuLine> menu) {

        /** Each name stands once. */
        List<MenuItem> items() {
            Set<String> names = new HashSet<>();
            for (MenuLine line : menu) {
                if (!names.add(line.name().strip())) {
                    throw new ProblemException(
                            KernelProblem.INVALID_REQUEST,
                            Map.of("errors", List.of(Map.of("field", "menu", "message", line.name()))));
                }
            }
            return menu.stream()
                    .map(line -> Merchants.item(line.name().strip(), line.priceCents()))
                    .toList();
        }
    }

    record MenuLine(
            @NotBlank @Size(max = 40) @Pattern(regexp = "[^\\x00]*") String name,

            @Min(1) @Max(TillRules.SALE_MAX) long priceCents) {}

    /** Who may sell for the merchant, by number. */
    record SetClerks(@NotNull @Size(max = 200) List<@NotBlank @Size(max = 32) String> numbers) {}
}
