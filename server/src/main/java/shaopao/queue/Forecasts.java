package shaopao.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.kernel.ShortMemory;
import shaopao.queue.HallSite.CounterService;
import shaopao.queue.HallSite.CounterState;
import shaopao.queue.HallSite.HallPlan;
import shaopao.queue.HallSite.ServiceCounter;
import shaopao.queue.OrderRules.Waiting;
import shaopao.queue.WaitRules.Break;
import shaopao.queue.WaitRules.Forecast;
import shaopao.queue.WaitRules.Line;
import shaopao.queue.WaitRules.Server;

/** When those who wait in a hall will be called, and when one who came now would be. */
@Component
class Forecasts {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** How often the line is played for one look. */
    static final int RUNS = 60;

    /** How likely somebody comes to the time that was agreed. */
    static final double COMES = 0.85;

    private final SiteStore sites;
    private final TicketStore tickets;
    private final ForecastStore store;
    private final Clock clock;
    private final ShortMemory<UUID, Outlook> outlooks = new ShortMemory<>(Duration.ofSeconds(3));
    private final ShortMemory<UUID, Double> stretches = new ShortMemory<>(Duration.ofMinutes(1));

    Forecasts(SiteStore sites, TicketStore tickets, ForecastStore store, Clock clock) {
        this.sites = sites;
        this.tickets = tickets;
        this.store = store;
        this.clock = clock;
    }

    /**
     * A hall as it stands.
     *
     * @param raw forecasts as they were played, of tickets by their ids and of newcomers by the ids of services
     * @param told the same, as wide as the latest ones had to be
     * @param waiting by their places in line
     * @param before how many who wait for the same office are called before a ticket
     */
    record Outlook(
            Instant at,
            HallPlan plan,
            Map<UUID, Forecast> raw,
            Map<UUID, Forecast> told,
            List<QueueTicket> waiting,
            Map<UUID, Integer> before) {

        int ahead(QueueTicket ticket) {
            return before.getOrDefault(ticket.id().value(), 0);
        }

        int waitingFor(UUID service) {
            return (int) waiting.stream()
                    .filter(one -> one.service().equals(service))
                    .count();
        }
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** At most some seconds old. */
    Outlook outlook(UUID site) {
        return outlooks.of(site, this::fresh);
    }

    /** As it is this moment. */
    Outlook fresh(UUID site) {
        Instant now = clock.instant();
        LocalDate today = today();
        HallPlan plan = sites.plan(site).orElseThrow(Refusals::notFound);
        List<QueueTicket> waiting = tickets.waiting(site, today);
        List<Waiting> all =
                new ArrayList<>(waiting.stream().map(QueueTicket::waiting).toList());
        Set<UUID> asking = new HashSet<>();
        for (CounterService service : plan.services()) {
            asking.add(service.id());
            all.add(new Waiting(service.id(), service.id(), Lane.OPEN, now));
        }
        List<Waiting> expected = tickets.expected(site, today).stream()
                .filter(one -> !one.place().rank().isBefore(now))
                .map(QueueTicket::waiting)
                .toList();
        Line line = new Line(all, asking, expected, servers(plan, today), times(plan), breaks(plan, today));
        Map<UUID, Forecast> raw =
                WaitRules.forecasts(line, now, COMES, RUNS, new SplittableRandom(now.getEpochSecond()));
        double stretch =
                stretches.of(site, id -> CalibrationRules.stretch(store.scores(id, CalibrationRules.SCORES_MAX)));
        Map<UUID, Forecast> told = new HashMap<>();
        raw.forEach((id, forecast) -> told.put(id, CalibrationRules.told(forecast, stretch, now)));
        return new Outlook(now, plan, raw, told, waiting, before(plan, waiting, now));
    }

    private static Map<UUID, Integer> before(HallPlan plan, List<QueueTicket> waiting, Instant now) {
        Map<Optional<UUID>, List<Waiting>> offices = waiting.stream()
                .collect(Collectors.groupingBy(
                        one -> plan.service(one.service()).map(CounterService::office),
                        Collectors.mapping(QueueTicket::waiting, Collectors.toList())));
        Map<UUID, Integer> before = new HashMap<>();
        offices.values().forEach(some -> before.putAll(OrderRules.ahead(some, now)));
        return before;
    }

    /** Open counters; for services that none of them serves, those that could. */
    private List<Server> servers(HallPlan plan, LocalDate today) {
        Map<PersonId, Set<UUID>> skills = sites.skills(plan.site().id());
        Map<UUID, QueueTicket> there = new HashMap<>();
        tickets.atCounters(plan.site().id(), today).stream()
                .filter(one -> one.state() != TicketState.HELD)
                .forEach(one -> one.counter().ifPresent(counter -> there.put(counter, one)));
        List<Server> servers = new ArrayList<>();
        Set<UUID> served = new HashSet<>();
        for (ServiceCounter counter : plan.counters()) {
            if (counter.state() == CounterState.OPEN) {
                Set<UUID> able = new HashSet<>(counter.services());
                able.retainAll(counter.staff().map(skills::get).orElse(Set.of()));
                served.addAll(able);
                servers.add(server(counter, able, Optional.ofNullable(there.get(counter.id())), today));
            }
        }
        for (ServiceCounter counter : plan.counters()) {
            Set<UUID> able = new HashSet<>(counter.services());
            able.removeAll(served);
            if (counter.state() != CounterState.OPEN && !able.isEmpty()) {
                servers.add(server(counter, able, Optional.empty(), today));
            }
        }
        return servers;
    }

    private static Server server(ServiceCounter counter, Set<UUID> able, Optional<QueueTicket> there, LocalDate day) {
        return new Server(
                counter.id(),
                able,
                counter.last(),
                there.map(QueueTicket::service),
                there.flatMap(one -> one.startedAt().or(one::calledAt)).orElse(Instant.EPOCH),
                counter.lunch().map(lunch -> away(lunch, day)).stream().toList());
    }

    private static Break away(SlotRules.Hours lunch, LocalDate day) {
        return new Break(
                day.atTime(lunch.from()).atZone(ZONE).toInstant(),
                day.atTime(lunch.until()).atZone(ZONE).toInstant());
    }

    private static List<Break> breaks(HallPlan plan, LocalDate day) {
        List<SlotRules.Hours> hours = Tickets.hours(plan, day);
        List<Break> breaks = new ArrayList<>();
        if (!hours.isEmpty()) {
            // Numbers are given before the hall opens, and nobody is called until then
            breaks.add(new Break(
                    Instant.EPOCH,
                    day.atTime(hours.getFirst().from()).atZone(ZONE).toInstant()));
        }
        for (int i = 1; i < hours.size(); i++) {
            breaks.add(new Break(
                    day.atTime(hours.get(i - 1).until()).atZone(ZONE).toInstant(),
                    day.atTime(hours.get(i).from()).atZone(ZONE).toInstant()));
        }
        return breaks;
    }

    private Map<UUID, ServiceTime> times(HallPlan plan) {
        List<UUID> services = plan.services().stream().map(CounterService::id).toList();
        Map<UUID, List<Integer>> taken = store.taken(services, ServiceTime.TAKEN_MAX);
        Map<UUID, ServiceTime> times = new HashMap<>();
        plan.services()
                .forEach(one -> times.put(
                        one.id(), new ServiceTime(one.usualSeconds(), taken.getOrDefault(one.id(), List.of()))));
        return times;
    }

    /** Something has changed: the next look is a fresh one. */
    void forget(UUID site) {
        outlooks.forget(site);
    }

    /** Keeps what is told to whoever takes a ticket, to be checked against the call. */
    void note(QueueTicket ticket, Outlook outlook, UUID key) {
        Forecast raw = outlook.raw().get(key);
        Forecast told = outlook.told().get(key);
        if (raw != null && told != null) {
            store.add(ticket.id(), ticket.site(), raw, told, outlook.at());
        }
    }

    void called(QueueTicket ticket, Instant at) {
        store.open(ticket.id()).ifPresent(raw -> store.called(ticket.id(), at, CalibrationRules.score(raw, at)));
    }

    void drop(QueueTicket ticket) {
        store.drop(ticket.id());
    }

    List<ForecastStore.CalibrationDay> calibration(UUID site, int days) {
        return store.calibration(site, clock.instant().minus(Duration.ofDays(days)));
    }
}
