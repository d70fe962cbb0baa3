package shaopao.till;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.till.TerminalController.OfflineSale;
import shaopao.till.TerminalController.Settled;
import shaopao.till.TerminalController.SettledHow;

/** Sales without a network, once the till is back: each by itself, in their order, with the first answer each time. */
@Component
class Settlement {

    private final MerchantStore merchants;
    private final TerminalStore terminals;
    private final Tills tills;
    private final TillSettings settings;
    private final Clock clock;

    Settlement(MerchantStore merchants, TerminalStore terminals, Tills tills, TillSettings settings, Clock clock) {
        this.merchants = merchants;
        this.terminals = terminals;
        this.tills = tills;
        this.settings = settings;
        this.clock = clock;
    }

    /** For whom a seller settles; until when, where it sells for that merchant no more. */
    private record Stand(Merchant merchant, Optional<Instant> until) {

        boolean sold(Instant at) {
            return until.map(at::isBefore).orElse(true);
        }
    }

    List<Settled> settle(Actor actor, MerchantId merchant, List<OfflineSale> sales) {
        UUID seller = TillDesk.seller(actor);
        Stand stand = stand(seller, merchant);
        return sales.stream().map(one -> settle(seller, stand, one)).toList();
    }

    /** A terminal that was moved settles what it sold where it stood; who never sold there is told of no merchant. */
    private Stand stand(UUID seller, MerchantId merchant) {
        return merchants
                .of(seller, merchant)
                .map(own -> new Stand(own, Optional.empty()))
                .or(() -> terminals
                        .soldUntil(seller, merchant)
                        .flatMap(until ->
                                merchants.merchant(merchant).map(former -> new Stand(former, Optional.of(until)))))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    private Settled settle(UUID seller, Stand stand, OfflineSale one) {
        if (!TillRules.timely(one.occurredAt(), clock.instant(), settings.offlineDaysMax())) {
            return new Settled(one.id(), SettledHow.TOO_LATE, Optional.empty());
        }
        Instant at = one.occurredAt().truncatedTo(ChronoUnit.MICROS);
        try {
            if (!stand.sold(at)) {
                throw new ProblemException(KernelProblem.NOT_PERMITTED);
            }
            NewSale sale = NewSale.of(stand.merchant(), seller, one.id(), one.code(), one.sold(), at, true);
            return settled(one.id(), tills.settle(List.of(sale)).getFirst());
        } catch (ProblemException refused) {
            // one that cannot be does not keep the others from being settled
            return new Settled(
                    one.id(), SettledHow.REFUSED, Optional.of(refused.problem().slug()));
        }
    }

    private static Settled settled(SaleId id, Rung rung) {
        return rung instanceof Rung.Sold(Sale sale, var _)
                ? new Settled(id, SettledHow.valueOf(sale.state().name()), sale.why())
                : new Settled(id, SettledHow.ID_TAKEN, Optional.empty());
    }
}
