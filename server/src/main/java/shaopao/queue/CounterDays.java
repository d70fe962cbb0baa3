package shaopao.queue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.people.People;
import shaopao.queue.Forecasts.Outlook;
import shaopao.queue.HallSite.CounterState;
import shaopao.queue.HallSite.HallPlan;
import shaopao.queue.HallSite.ServiceCounter;
import shaopao.queue.QueueFigureStore.CounterFigures;
import shaopao.queue.QueueTicket.How;

/** What the page of a counter shows. */
@Component
class CounterDays {

    private static final int WAITING_MAX = 60;

    private final ServiceCounters counters;
    private final SiteStore sites;
    private final TicketStore tickets;
    private final Forecasts forecasts;
    private final QueueFigureStore figures;
    private final QueueViews views;
    private final People people;

    CounterDays(
            ServiceCounters counters,
            SiteStore sites,
            TicketStore tickets,
            Forecasts forecasts,
            QueueFigureStore figures,
            QueueViews views,
            People people) {
        this.counters = counters;
        this.sites = sites;
        this.tickets = tickets;
        this.forecasts = forecasts;
        this.figures = figures;
        this.views = views;
        this.people = people;
    }

    /** A service by its name. */
    record NamedService(UUID id, Words name) {}

    /** A counter at which the reader can do something; {@code mine} when the reader sits there. */
    record OwnCounter(
            UUID id,
            Words hall,
            int number,
            CounterState state,
            boolean mine,
            Optional<String> staff,
            List<NamedService> services) {}

    /** Somebody in line or at the counter; a name only once they are there. */
    record AtLine(
            TicketId id,
            String number,
            Optional<String> name,
            Words service,
            How how,
            TicketState state,
            Lane lane,
            Instant rank,
            Optional<Instant> calledAt,
            Optional<Instant> startedAt,
            int calls,
            String note) {}

    /**
     * A counter's day.
     *
     * @param here who is called or served
     * @param beside held, sent away, missed
     * @param waiting whom this counter can serve, the next one first
     * @param others services to which one may be sent on
     */
    record CounterDay(
            OwnCounter counter,
            Optional<AtLine> here,
            List<AtLine> beside,
            List<AtLine> waiting,
            int waitingCount,
            int doneToday,
            double serviceMinutes,
            List<NamedService> others) {}

    List<OwnCounter> counters(Actor actor) {
        List<ServiceCounter> able = counters.counters(actor);
        Map<UUID, HallPlan> plans = new java.util.HashMap<>();
        able.forEach(
                one -> plans.computeIfAbsent(one.site(), id -> sites.plan(id).orElseThrow(Refusals::notFound)));
        Map<PersonId, String> names =
                people.names(able.stream().flatMap(one -> one.staff().stream()).toList());
        return able.stream()
                .map(one -> own(java.util.Objects.requireNonNull(plans.get(one.site())), one, actor, names))
                .toList();
    }

    private static OwnCounter own(HallPlan plan, ServiceCounter one, Actor actor, Map<PersonId, String> names) {
        return new OwnCounter(
                one.id(),
                plan.site().name(),
                one.number(),
                one.state(),
                one.staff().filter(actor.person()::equals).isPresent(),
                one.staff().map(person -> names.getOrDefault(person, "")),
                plan.services().stream()
                        .filter(service -> one.services().contains(service.id()))
                        .map(service -> new NamedService(service.id(), service.name()))
                        .toList());
    }

    CounterDay day(Actor actor, UUID id) {
        ServiceCounter counter = counters.counters(actor).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(Refusals::notFound);
        Outlook outlook = forecasts.outlook(counter.site());
        HallPlan plan = outlook.plan();
        boolean mine = counter.staff().filter(actor.person()::equals).isPresent();
        List<QueueTicket> there = mine ? tickets.atCounter(id, forecasts.today()) : List.of();
        Map<PersonId, String> names = people.names(ServiceCounters.persons(there));
        List<QueueTicket> line = line(counter, outlook.at());
        Optional<CounterFigures> done = figures.counters(counter.site(), forecasts.today(), forecasts.today()).stream()
                .filter(one -> one.counter().equals(id))
                .findFirst();
        Map<PersonId, String> staff = people.names(counter.staff().stream().toList());
        return new CounterDay(
                own(plan, counter, actor, staff),
                there.stream()
                        .filter(one -> one.state() == TicketState.CALLED || one.state() == TicketState.SERVING)
                        .map(one -> shown(plan, one, names))
                        .findFirst(),
                there.stream()
                        .filter(one -> one.state() != TicketState.CALLED && one.state() != TicketState.SERVING)
                        .map(one -> shown(plan, one, names))
                        .toList(),
                line.stream()
                        .limit(WAITING_MAX)
                        .map(one -> shown(plan, one, Map.of()))
                        .toList(),
                line.size(),
                done.map(CounterFigures::done).orElse(0),
                done.map(CounterFigures::serviceMinutes).orElse(0.0),
                plan.services().stream()
                        .map(service -> new NamedService(service.id(), service.name()))
                        .toList());
    }

    /** Those whom the counter can serve, in the order in which it would call them if nobody else came. */
    private List<QueueTicket> line(ServiceCounter counter, Instant now) {
        List<QueueTicket> left = new java.util.ArrayList<>(tickets.waiting(counter.site(), forecasts.today()).stream()
                .filter(one -> counter.services().contains(one.service()))
                .sorted(Comparator.comparing((QueueTicket one) -> one.place().rank()))
                .toList());
        List<QueueTicket> line = new java.util.ArrayList<>();
        Lane last = counter.last();
        while (!left.isEmpty() && line.size() < WAITING_MAX) {
            Optional<OrderRules.Waiting> next =
                    OrderRules.next(left.stream().map(QueueTicket::waiting).toList(), counter.services(), last, now);
            if (next.isEmpty()) {
                break;
            }
            QueueTicket ticket = left.stream()
                    .filter(one -> one.id().value().equals(next.get().id()))
                    .findFirst()
                    .orElseThrow();
            last = ticket.place().lane();
            left.remove(ticket);
            line.add(ticket);
        }
        line.addAll(left);
        return line;
    }

    private static AtLine shown(HallPlan plan, QueueTicket one, Map<PersonId, String> names) {
        return new AtLine(
                one.id(),
                one.number().orElse(""),
                one.person().map(person -> names.getOrDefault(person, "")).filter(name -> !name.isEmpty()),
                plan.service(one.service()).map(HallSite.CounterService::name).orElse(Words.of("—")),
                one.how(),
                one.state(),
                one.place().lane(),
                one.place().rank(),
                one.calledAt(),
                one.startedAt(),
                one.calls(),
                one.note());
    }

    /** A ticket that is given at a counter of the same hall. */
    QueueViews.MyTicket shown(Actor actor, UUID counter, UUID service, Function<UUID, QueueTicket> taken) {
        ServiceCounter own = counters.counters(actor).stream()
                .filter(one -> one.id().equals(counter))
                .findFirst()
                .orElseThrow(Refusals::notFound);
        if (sites.siteOf(service).filter(own.site()::equals).isEmpty()) {
            throw Refusals.notFound();
        }
        return views.mine(taken.apply(service));
    }
}
