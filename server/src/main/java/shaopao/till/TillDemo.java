package shaopao.till;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Actor;
import shaopao.kernel.DemoPart;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.PersonKind;
import shaopao.people.RollEntry;
import shaopao.till.Merchant.MenuItem;
import shaopao.till.Sale.SaleState;
import shaopao.till.Sale.SoldItem;
import shaopao.wallet.Account;
import shaopao.wallet.NewTransfer;
import shaopao.wallet.Note;
import shaopao.wallet.Outcome;
import shaopao.wallet.Reason;
import shaopao.wallet.TransferId;
import shaopao.wallet.Wallet;

/** Canteens and shops, and the meals of two days; sold without codes, which nobody shows here. */
@Component
class TillDemo implements DemoPart {

    private static final Actor OFFICE = Actor.system("后勤服务中心");
    private static final int TOGETHER = 100;
    private static final int MEALS = 260;

    private static final Map<String, String> PLACES = new java.util.LinkedHashMap<>();

    static {
        PLACES.put("学一食堂", "主校区学一食堂一层");
        PLACES.put("学二食堂", "主校区学二食堂");
        PLACES.put("清真餐厅", "主校区学一食堂二层");
        PLACES.put("校园超市", "主校区学生活动中心");
    }

    private final Merchants merchants;
    private final SaleStore sales;
    private final Wallet wallet;
    private final People people;
    private final Clock clock;

    TillDemo(Merchants merchants, SaleStore sales, Wallet wallet, People people, Clock clock) {
        this.merchants = merchants;
        this.sales = sales;
        this.wallet = wallet;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public int floor() {
        return 6;
    }

    @Override
    public String title() {
        return "食堂与消费";
    }

    @Override
    @Transactional
    public void load(RandomGenerator random, Progress progress) {
        List<Merchant> open = new ArrayList<>();
        PLACES.forEach((name, place) ->
                open.add(merchants.add(OFFICE, name, place, menu(name)).merchant()));
        merchants.setClerks(
                OFFICE,
                open.getFirst().id(),
                List.of("T1001", "admin").stream()
                        .filter(number -> people.byNumber(number).isPresent())
                        .toList());
        List<PersonId> eaters = new ArrayList<>();
        people.byNumber("20230101").map(shaopao.people.Person::id).ifPresent(eaters::add);
        people.roll(Set.of(PersonKind.STUDENT)).stream()
                .map(RollEntry::id)
                .limit(MEALS)
                .forEach(eaters::add);
        List<PersonId> paying = eaters.stream().distinct().toList();
        Map<PersonId, Account> purses = wallet.purses(paying);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Sales.ZONE);
        List<NewSaleOf> meals = new ArrayList<>();
        for (int day = 1; day >= 0; day--) {
            for (PersonId person : paying) {
                if (purses.containsKey(person)) {
                    meals.add(meal(open, today.minusDays(day), person, random));
                }
            }
        }
        List<NewSaleOf> eaten =
                meals.stream().filter(one -> one.at().isBefore(clock.instant())).toList();
        for (int from = 0; from < eaten.size(); from += TOGETHER) {
            ring(eaten.subList(from, Math.min(eaten.size(), from + TOGETHER)), purses);
            progress.at(from, eaten.size());
        }
    }

    /** A meal to be. */
    private record NewSaleOf(Merchant merchant, PersonId person, LocalDate day, Instant at, List<SoldItem> items) {}

    private static NewSaleOf meal(List<Merchant> open, LocalDate day, PersonId person, RandomGenerator random) {
        Merchant merchant = open.get((int) Math.min(open.size() - 1, Math.abs(random.nextGaussian()) * 1.6));
        LocalTime time = LocalTime.of(11, 50).plusSeconds((long) (random.nextGaussian() * 1_300));
        List<SoldItem> items = new ArrayList<>();
        int dishes = 1 + random.nextInt(3);
        for (int i = 0; i < dishes; i++) {
            MenuItem dish = merchant.menu().get(random.nextInt(merchant.menu().size()));
            if (items.stream().noneMatch(one -> one.name().equals(dish.name()))) {
                items.add(new SoldItem(dish.name(), 1, dish.priceCents()));
            }
        }
        return new NewSaleOf(
                merchant, person, day, day.atTime(time).atZone(Sales.ZONE).toInstant(), items);
    }

    private void ring(List<NewSaleOf> meals, Map<PersonId, Account> purses) {
        List<List<NewTransfer>> transfers = new ArrayList<>();
        List<Sale> sold = new ArrayList<>();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (NewSaleOf meal : meals) {
            UUID id = Ids.next();
            Account purse = java.util.Objects.requireNonNull(purses.get(meal.person()));
            long amount = TillRules.sum(meal.items()).orElseThrow();
            Note note = new Note(meal.merchant().name(), Optional.of(meal.day()), Optional.of(meal.at()));
            transfers.add(List.of(new NewTransfer.Single(
                    new TransferId(id), purse.id(), meal.merchant().account(), amount, Reason.PAYMENT, note)));
            sold.add(new Sale(
                    new SaleId(id),
                    meal.merchant().id(),
                    meal.merchant().id().value(),
                    Optional.of(meal.person()),
                    purse.name(),
                    amount,
                    meal.items(),
                    false,
                    SaleState.PAID,
                    Optional.empty(),
                    meal.day(),
                    meal.at(),
                    now));
        }
        List<Outcome> outcomes = wallet.transferWithin(transfers, List.of());
        List<Sale> paid = new ArrayList<>();
        for (int i = 0; i < sold.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Taken) {
                paid.add(sold.get(i));
            }
        }
        sales.add(paid, paid.stream().map(_ -> "").toList());
    }

    private static List<MenuItem> menu(String merchant) {
        return merchant.equals("校园超市")
                ? List.of(
                        Merchants.item("矿泉水", 200),
                        Merchants.item("笔记本", 550),
                        Merchants.item("中性笔", 250),
                        Merchants.item("牛奶", 480),
                        Merchants.item("面包", 650))
                : List.of(
                        Merchants.item("米饭", 100),
                        Merchants.item("番茄炒蛋", 450),
                        Merchants.item("红烧肉", 980),
                        Merchants.item("清炒时蔬", 300),
                        Merchants.item("牛肉面", 1_200),
                        Merchants.item("鸡腿", 750),
                        Merchants.item("紫菜汤", 150),
                        Merchants.item("豆浆", 200));
    }
}
