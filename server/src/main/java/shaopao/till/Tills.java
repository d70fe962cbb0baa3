package shaopao.till;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import shaopao.db.Gathering;
import shaopao.http.LiveEvents;
import shaopao.kernel.PersonId;
import shaopao.kernel.ShortMemory;

/** The tills: sales of many, committed together, each answered by itself. */
@Component
class Tills implements DisposableBean {

    private static final int TOGETHER_MAX = 128;
    private static final int WAITING_MAX = 5_000;

    /** Pages that show a merchant's day are told at most so often. */
    private static final Duration TOLD_STEP = Duration.ofSeconds(1);

    private final Sales sales;
    private final MerchantStore merchants;
    private final LiveEvents live;
    private final Clock clock;
    private final Gathering<NewSale, Rung> gathering;
    private final ShortMemory<MerchantId, Instant> told = new ShortMemory<>(TOLD_STEP);

    Tills(Sales sales, MerchantStore merchants, LiveEvents live, Clock clock) {
        this.sales = sales;
        this.merchants = merchants;
        this.live = live;
        this.clock = clock;
        this.gathering = Gathering.start(
                "till",
                new Gathering.Limits(WAITING_MAX, TOGETHER_MAX, 1, Duration.ofNanos(1_500_000)),
                Gathering::mayBeOnes,
                this::together);
    }

    /** Who sends a sale twice at once gets one answer for both. */
    private List<Rung> together(List<NewSale> asked) {
        Map<SaleId, NewSale> first = new LinkedHashMap<>();
        asked.forEach(sale -> first.putIfAbsent(sale.id(), sale));
        List<NewSale> distinct = List.copyOf(first.values());
        List<Rung> rungs = sales.ring(distinct);
        Map<SaleId, Rung> answers = new HashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            answers.put(distinct.get(i).id(), rungs.get(i));
        }
        return asked.stream()
                .map(sale -> {
                    NewSale decided = java.util.Objects.requireNonNull(first.get(sale.id()));
                    return decided.same(sale)
                            ? java.util.Objects.requireNonNull(answers.get(sale.id()))
                            : (Rung) new Rung.OtherSale();
                })
                .toList();
    }

    /** Empty when too many wait. */
    Optional<Rung> ring(NewSale sale) {
        Optional<Rung> rung = switch (gathering.ask(sale)) {
            case Gathering.Answer.Done<Rung>(Rung done) -> Optional.of(done);
            case Gathering.Answer.Failed<Rung>(RuntimeException why) -> throw why;
            case Gathering.Answer.Full<Rung> _, Gathering.Answer.Closed<Rung> _ -> Optional.empty();
        };
        tell(sale.merchant().id());
        return rung;
    }

    /** What a terminal sold without network, now that it is back; in the order in which it happened. */
    List<Rung> settle(List<NewSale> offline) {
        List<Rung> rungs = new ArrayList<>();
        offline.forEach(sale -> rungs.addAll(sales.ring(List.of(sale))));
        offline.stream().map(sale -> sale.merchant().id()).distinct().forEach(this::tell);
        return rungs;
    }

    /** Pages that show the merchant's day look again. */
    void tell(MerchantId merchant) {
        Instant now = clock.instant();
        told.of(merchant, id -> {
            List<PersonId> watchers = merchants.watchers(id, now);
            if (!watchers.isEmpty()) {
                live.publish(watchers, "till.sold", Map.of("merchant", id));
            }
            return now;
        });
    }

    /** Whoever looks at the merchant's day hears of sales for the next minutes. */
    void watch(MerchantId merchant, PersonId person) {
        merchants.watch(merchant, person, clock.instant().plus(5, ChronoUnit.MINUTES));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Sales.ZONE);
    }

    List<Merchant> of(UUID seller) {
        return merchants.of(seller);
    }

    @Override
    public void destroy() {
        gathering.close();
    }
}
