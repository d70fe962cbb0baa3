package shaopao.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;

/** What can be had once is had once, also when two want it at the same moment. */
@CampusTest
class PassRaceTests {

    private static final int THREADS = 6;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Passes passes;

    @Autowired
    Phones phones;

    @Autowired
    PassCards cards;

    @Autowired
    Visits visits;

    @Autowired
    Entitlements entitlements;

    @Autowired
    Clock clock;

    private Roster roster;
    private Actor holder;
    private Roster.Someone someone;

    @BeforeEach
    void found() {
        roster = new Roster(jdbc);
        someone = roster.student();
        holder = PassTests.actor(someone);
    }

    /** How many of them came through when all try at once. */
    private static int at(Callable<Boolean> one) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(THREADS);
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            all.add(() -> {
                barrier.await();
                try {
                    return one.call();
                } catch (ProblemException e) {
                    return false;
                }
            });
        }
        int through = 0;
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Boolean> each : threads.invokeAll(all)) {
                through += each.get() ? 1 : 0;
            }
        }
        return through;
    }

    @Test
    void oneCodeAtManyReadersIsAcceptedByOne() throws Exception {
        ShowingPhone phone = new ShowingPhone(phones.bind(holder, "手机"));
        Instant now = clock.instant();
        Shown code = new Shown.Code(phone.signed(now));
        assertThat(at(() -> passes.read(code, PassTests.door(), Purpose.ENTER, now) instanceof Reading.Accepted))
                .isEqualTo(1);
    }

    @Test
    void onePaperAtManyReadersIsAcceptedByOne() throws Exception {
        phones.bind(holder, "手机");
        PassId pass = passes.passOf(holder.person()).orElseThrow();
        Instant now = clock.instant();
        Shown paper = Shown.text(cards.print(holder, pass, true, LocalDate.ofInstant(now, PassCards.ZONE)));
        assertThat(at(() -> passes.read(paper, PassTests.door(), Purpose.ENTER, now) instanceof Reading.Accepted))
                .isEqualTo(1);
    }

    @Test
    void oneLinkOnManyPhonesOpensOnOne() throws Exception {
        Instant now = clock.instant();
        String link = visits.invite(holder, "周先生", "", now, now.plusSeconds(600), List.of())
                .link();
        assertThat(at(() -> visits.open(link, "手机").phone().number() > 0)).isEqualTo(1);
    }

    @Test
    void oneVoucherAtManyCountersIsTakenAtOne() throws Exception {
        Instant now = clock.instant();
        Actor clerk = new Actor(
                Actor.Kind.PERSON,
                java.util.Optional.of(roster.staff().id().value()),
                "经办",
                "",
                java.util.Map.of(Entitlements.MANAGE, shaopao.kernel.Scope.ALL),
                java.util.Optional.empty());
        Entitlement voucher =
                entitlements.make(clerk, EntitlementKind.VOUCHER, "餐券", "", now.minusSeconds(60), now.plusSeconds(600));
        assertThat(entitlements.give(clerk, voucher.id(), List.of(someone.number(), "NOBODY-1"), 1))
                .isEqualTo(new GivenTo(1, List.of("NOBODY-1")));
        ShowingPhone phone = new ShowingPhone(phones.bind(holder, "手机"));
        List<java.util.UUID> counters = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Instant at = now.plusSeconds(15L * (i - 3));
            Reading.Accepted reading = (Reading.Accepted)
                    passes.read(new Shown.Code(phone.brief(at)), PassTests.door(), Purpose.REDEEM, now);
            counters.add(entitlements.open(clerk, reading).counter());
        }
        var next = new java.util.concurrent.atomic.AtomicInteger();
        assertThat(at(() -> entitlements
                                .redeem(clerk, counters.get(next.getAndIncrement()), voucher.id(), 1)
                                .count()
                        == 1))
                .isEqualTo(1);
        assertThat(entitlements.openTo(holder.person()))
                .singleElement()
                .satisfies(one -> assertThat(one.used()).isEqualTo(1));
    }

    @Test
    void ofManyInvitationsAtOnceNoMoreAreMadeThanAHostMayHave() throws Exception {
        Instant now = clock.instant();
        for (int i = 0; i < 18; i++) {
            visits.invite(holder, "客人", "", now, now.plusSeconds(600), List.of());
        }
        assertThat(at(() -> !visits.invite(holder, "客人", "", now, now.plusSeconds(600), List.of())
                        .link()
                        .isEmpty()))
                .isEqualTo(2);
    }

    @Test
    void ofPapersPrintedAtOnceOneIsGood() throws Exception {
        phones.bind(holder, "手机");
        PassId pass = passes.passOf(holder.person()).orElseThrow();
        LocalDate today = LocalDate.ofInstant(clock.instant(), PassCards.ZONE);
        assertThat(at(() -> !cards.print(holder, pass, false, today).isEmpty())).isEqualTo(THREADS);
        assertThat(jdbc.sql("select count(*) from pass.paper where pass_id = :pass and ended_at is null")
                        .param("pass", pass)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void papersInWhateverOrderNeverWaitForEachOtherInACircle() throws Exception {
        Instant now = clock.instant();
        Reader door = PassTests.door();
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Actor one = PassTests.actor(roster.student());
            phones.bind(one, "手机");
            PassId pass = passes.passOf(one.person()).orElseThrow();
            Shown paper = Shown.text(cards.print(one, pass, false, LocalDate.ofInstant(now, PassCards.ZONE)));
            uses.add(new Use(passes.look(paper, door, Purpose.ENTER, now), door, Purpose.ENTER, now));
        }
        var turn = new java.util.concurrent.atomic.AtomicInteger();
        assertThat(at(() -> {
                    List<Use> mine = turn.getAndIncrement() % 2 == 0 ? uses : uses.reversed();
                    for (int i = 0; i < 15; i++) {
                        passes.recordAll(mine);
                    }
                    return true;
                }))
                .isEqualTo(THREADS);
    }

    @Test
    void twoPhonesBoundAtOnceLeaveOne() throws Exception {
        assertThat(at(() -> phones.bind(holder, "手机").number() > 0))
                .as("the others meet the cool-down")
                .isEqualTo(1);
        assertThat(jdbc.sql("""
                select count(*) from pass.binding b join pass.pass p on p.id = b.pass_id
                where p.person_id = :person and b.ended_at is null
                """)
                        .param("person", holder.person())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
