package shaopao.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;
import shaopao.queue.QueueTicket.How;

/** What is called or booked once is called or booked once, also when many want it at the same moment. */
@CampusTest
class QueueRaceTests {

    private static final int COUNTERS = 6;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tickets tickets;

    @Autowired
    ServiceCounters counters;

    private ServiceHall hall;
    private Roster roster;

    @BeforeEach
    void build() {
        hall = new ServiceHall(context, COUNTERS);
        roster = new Roster(jdbc);
    }

    private static <T> List<Optional<T>> atOnce(List<Callable<T>> calls) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(calls.size());
        List<Callable<Optional<T>>> all = new ArrayList<>();
        for (Callable<T> call : calls) {
            all.add(() -> {
                barrier.await();
                try {
                    return Optional.of(call.call());
                } catch (ProblemException refused) {
                    return Optional.empty();
                }
            });
        }
        List<Optional<T>> results = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            for (Future<Optional<T>> each : threads.invokeAll(all)) {
                results.add(each.get());
            }
        }
        return results;
    }

    /** Six counters call as long as anybody waits: each ticket is called by one, and in the order of coming. */
    @Test
    void countersThatCallAtTheSameTimeCallEachTicketOnce() throws Exception {
        List<UUID> taken = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            taken.add(tickets.take(Optional.empty(), hall.certificates, How.KIOSK, "test")
                    .id()
                    .value());
        }
        List<Someone> clerks = new ArrayList<>();
        for (UUID counter : hall.counters) {
            Someone clerk = hall.clerk();
            clerks.add(clerk);
            counters.sit(ServiceHall.actor(clerk), counter, false);
        }
        List<UUID> called = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            List<Callable<QueueTicket>> calls = new ArrayList<>();
            for (int i = 0; i < COUNTERS; i++) {
                Actor clerk = ServiceHall.actor(clerks.get(i));
                UUID counter = hall.counters.get(i);
                calls.add(() -> {
                    QueueTicket ticket =
                            counters.next(clerk, counter, Optional.empty()).orElseThrow();
                    counters.act(clerk, counter, ticket.id(), new CounterAct.Start());
                    counters.act(clerk, counter, ticket.id(), new CounterAct.Finish(VisitEnd.SILENT));
                    return ticket;
                });
            }
            List<UUID> now = new ArrayList<>();
            atOnce(calls)
                    .forEach(one -> one.ifPresent(ticket -> now.add(ticket.id().value())));
            assertThat(taken.subList(called.size(), called.size() + now.size()))
                    .containsExactlyInAnyOrderElementsOf(now);
            called.addAll(now);
        }
        assertThat(called).hasSize(21).doesNotHaveDuplicates();
    }

    @Test
    void aSlotTakesNoMoreThanItHas() throws Exception {
        LocalDate day = LocalDate.ofInstant(Instant.now(), Forecasts.ZONE).plusDays(1);
        Instant at = tickets.slots(hall.certificates, day).getFirst().startsAt();
        List<Callable<QueueTicket>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Someone student = roster.student();
            calls.add(() -> tickets.book(student.id(), hall.certificates, at, "test"));
        }
        assertThat(atOnce(calls)).filteredOn(Optional::isPresent).hasSize(2);
        assertThat(tickets.slots(hall.certificates, day).getFirst().left()).isZero();
    }

    @Test
    void onePersonGetsOneNumberForAServiceHoweverOftenTheyPress() throws Exception {
        Someone student = roster.student();
        List<Callable<QueueTicket>> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            calls.add(() -> tickets.take(Optional.of(student.id()), hall.certificates, How.PHONE, "test"));
        }
        var given = atOnce(calls);
        assertThat(given).allMatch(Optional::isPresent);
        assertThat(new HashSet<>(
                        given.stream().map(one -> one.orElseThrow().id()).toList()))
                .hasSize(1);
    }

    @Test
    void ofTwoClerksOneGetsTheCounter() throws Exception {
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Actor clerk = ServiceHall.actor(hall.clerk());
            calls.add(() -> {
                counters.sit(clerk, hall.counters.getFirst(), false);
                return true;
            });
        }
        assertThat(atOnce(calls)).filteredOn(Optional::isPresent).hasSize(1);
    }
}
