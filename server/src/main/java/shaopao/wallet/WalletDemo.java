package shaopao.wallet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Actor;
import shaopao.kernel.DemoPart;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.people.PersonKind;
import shaopao.people.RollEntry;
import shaopao.wallet.FeeOrder.FeeKind;
import shaopao.wallet.FeeOrder.Instalment;

/** Purses with some money, and fees of which a part is paid. */
@Component
class WalletDemo implements DemoPart {

    private static final int PURSES = 400;
    private static final int TOGETHER = 100;

    private final Wallet wallet;
    private final Fees fees;
    private final People people;
    private final Clock clock;

    WalletDemo(Wallet wallet, Fees fees, People people, Clock clock) {
        this.wallet = wallet;
        this.fees = fees;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public int floor() {
        return 4;
    }

    @Override
    public String title() {
        return "钱包与缴费";
    }

    @Override
    @Transactional
    public void load(RandomGenerator random, Progress progress) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Ledger.ZONE);
        AccountId cash = wallet.open(Owner.CHANNEL, "CASHIER", "校园卡服务大厅现金", AccountLimits.NONE)
                .id();
        AccountId grants =
                wallet.open(Owner.SUBSIDY, "MEAL", "伙食补助", AccountLimits.NONE).id();
        List<PersonId> owners = owners();
        List<List<NewTransfer>> transfers = new ArrayList<>();
        for (int i = 0; i < owners.size(); i++) {
            AccountId purse = wallet.purse(owners.get(i)).id();
            transfers.add(List.of(given(
                    cash,
                    purse,
                    20_000 + 1_000L * random.nextInt(60),
                    Reason.TOP_UP,
                    "现金充值",
                    today.minusDays(20 + random.nextInt(15)))));
            transfers.add(List.of(given(grants, purse, 6_000, Reason.SUBSIDY, "当月伙食补助", today.minusDays(12))));
            if (transfers.size() >= TOGETHER || i == owners.size() - 1) {
                wallet.transferWithin(transfers, List.of()).forEach(Wallet::taken);
                transfers.clear();
            }
            progress.at(i + 1L, owners.size());
        }
        bill(today);
    }

    private static NewTransfer given(
            AccountId from, AccountId to, long cents, Reason reason, String memo, LocalDate day) {
        return new NewTransfer.Single(
                TransferId.next(),
                from,
                to,
                cents,
                reason,
                new Note(
                        memo,
                        Optional.of(day),
                        Optional.of(day.atTime(10, 12).atZone(Ledger.ZONE).toInstant())));
    }

    /** The people with demo accounts first. */
    private List<PersonId> owners() {
        Stream<PersonId> known = Stream.of("20230101", "T1001", "T1002", "admin")
                .map(people::byNumber)
                .flatMap(Optional::stream)
                .map(Person::id);
        Stream<PersonId> students =
                people.roll(Set.of(PersonKind.STUDENT)).stream().map(RollEntry::id);
        return Stream.concat(known, students).distinct().limit(PURSES).toList();
    }

    private void bill(LocalDate today) {
        Actor office = new Actor(
                Actor.Kind.SYSTEM, Optional.empty(), "计划财务处", "", Map.of(Fees.MANAGE, Scope.ALL), Optional.empty());
        List<String> students = people.byNumber("20230101").flatMap(Person::classId).stream()
                .flatMap(schoolClass -> Stream.of("20230101"))
                .toList();
        if (students.isEmpty()) {
            return;
        }
        fees.make(
                office,
                FeeKind.TUITION,
                "本学年学费",
                List.of(
                        new Instalment(26_000, today.minusDays(10)),
                        new Instalment(280_000, today.plusDays(80)),
                        new Instalment(274_000, today.plusDays(170))),
                students);
        fees.make(office, FeeKind.DORMITORY, "本学年住宿费", List.of(new Instalment(12_000, today.plusDays(20))), students);
        fees.make(office, FeeKind.SUPPLIES, "军训服装", List.of(new Instalment(9_800, today.plusDays(5))), students);
    }
}
