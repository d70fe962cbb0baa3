package shaopao.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.db.Locks;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.queue.Forecasts.Outlook;
import shaopao.queue.HallSite.CounterState;
import shaopao.queue.HallSite.HallPlan;
import shaopao.queue.HallSite.ServiceCounter;

/** What a clerk does at a counter: sits down, calls, serves, sends on. */
@Component
class ServiceCounters {

    private final SiteStore sites;
    private final TicketStore store;
    private final Tickets tickets;
    private final Forecasts forecasts;
    private final QueueNews news;
    private final Ends ends;
    private final Locks locks;

    ServiceCounters(
            SiteStore sites,
            TicketStore store,
            Tickets tickets,
            Forecasts forecasts,
            QueueNews news,
            Ends ends,
            Locks locks) {
        this.sites = sites;
        this.store = store;
        this.tickets = tickets;
        this.forecasts = forecasts;
        this.news = news;
        this.ends = ends;
        this.locks = locks;
    }

    /** What is written down when a visit ends. */
    @Component
    record Ends(ReasonStore reasons, Audit audit) {}

    /** Counters at which the clerk can do something. */
    List<ServiceCounter> counters(Actor actor) {
        return sites.countersFor(actor.person());
    }

    /** Opens a counter, or pauses it. */
    @Transactional
    public void sit(Actor actor, UUID id, boolean pause) {
        ServiceCounter counter = able(actor, id);
        CounterState state = pause ? CounterState.PAUSED : CounterState.OPEN;
        try {
            if (!sites.sit(id, actor.person(), state, tickets.now())) {
                throw Refusals.because(QueueProblem.COUNTER_TAKEN);
            }
        } catch (org.springframework.dao.DuplicateKeyException _) {
            throw Refusals.because(QueueProblem.COUNTER_TAKEN);
        }
        if (counter.state() != state) {
            record(actor, pause ? "queue.counter-paused" : "queue.counter-opened", counter, Map.of());
        }
        moved(counter.site(), List.of());
    }

    /** Closes the counter; whoever is there must be done first. */
    @Transactional
    public void stand(Actor actor, UUID id) {
        ServiceCounter counter = own(actor, id);
        if (!store.atCounter(id, forecasts.today()).stream()
                .filter(one -> TicketRules.atCounter(one.state()))
                .toList()
                .isEmpty()) {
            throw Refusals.because(QueueProblem.COUNTER_BUSY);
        }
        sites.stand(id, tickets.now());
        record(actor, "queue.counter-closed", counter, Map.of());
        moved(counter.site(), List.of());
    }

    /** The counter that the clerk can serve; to others it does not exist. */
    private ServiceCounter able(Actor actor, UUID id) {
        return sites.heldCounter(id, actor.person()).orElseThrow(Refusals::notFound);
    }

    /** The counter at which the clerk sits. */
    ServiceCounter own(Actor actor, UUID id) {
        ServiceCounter counter = able(actor, id);
        if (counter.staff().filter(actor.person()::equals).isEmpty()) {
            throw Refusals.because(QueueProblem.COUNTER_NOT_OPEN);
        }
        return counter;
    }

    /** Who is called or served there now. */
    Optional<QueueTicket> present(UUID counter) {
        return store.atCounter(counter, forecasts.today()).stream()
                .filter(one -> one.state() == TicketState.CALLED || one.state() == TicketState.SERVING)
                .findFirst();
    }

    /**
     * Calls the next one. Whoever is served there is done with that, for the reason that is given; whoever is called
     * must come or be missed first. Empty when somebody was done and nobody else waits.
     */
    @Transactional
    public Optional<QueueTicket> next(Actor actor, UUID id, Optional<VisitEnd> end) {
        ServiceCounter counter = own(actor, id);
        if (counter.state() != CounterState.OPEN) {
            throw Refusals.because(QueueProblem.COUNTER_NOT_OPEN);
        }
        Optional<QueueTicket> present = present(id);
        if (present.filter(one -> one.state() == TicketState.CALLED).isPresent()) {
            throw Refusals.because(QueueProblem.COUNTER_BUSY);
        }
        present.ifPresent(one -> finish(actor, one, end.orElse(VisitEnd.SILENT)));
        Optional<QueueTicket> next = called(actor, counter);
        if (next.isEmpty()) {
            if (present.isEmpty()) {
                throw Refusals.because(QueueProblem.NOBODY_WAITS);
            }
            moved(counter.site(), List.of());
            return next;
        }
        QueueTicket called = next.get();
        HallPlan plan = sites.plan(counter.site()).orElseThrow(Refusals::notFound);
        news.called(plan, called, counter.number());
        forecasts.forget(counter.site());
        Outlook outlook = forecasts.fresh(counter.site());
        news.soon(outlook);
        List<QueueTicket> concerned = new java.util.ArrayList<>(outlook.waiting());
        concerned.add(called);
        news.moved(plan, concerned);
        return next;
    }

    /** Of one hall one counter calls at a time, so that the order is the one that is published. */
    private Optional<QueueTicket> called(Actor actor, ServiceCounter counter) {
        locks.hold("queue.call " + counter.site());
        Instant now = tickets.now();
        List<QueueTicket> firsts = store.firsts(counter.services(), forecasts.today(), now);
        return OrderRules.next(
                        firsts.stream().map(QueueTicket::waiting).toList(), counter.services(), counter.last(), now)
                .flatMap(chosen -> firsts.stream()
                        .filter(one -> one.id().value().equals(chosen.id()))
                        .findFirst())
                .map(ticket -> called(actor, counter, ticket, now));
    }

    private QueueTicket called(Actor actor, ServiceCounter counter, QueueTicket ticket, Instant now) {
        QueueTicket called = tickets.written(
                TicketChange.of(ticket, TicketAct.CALL)
                        .called(counter.id(), now)
                        .by(actor.person()),
                actor.name(),
                now);
        sites.called(counter.id(), ticket.place().lane());
        forecasts.called(called, now);
        return called;
    }

    /** One act on somebody who is at the counter, or was sent away from it. */
    @Transactional
    public QueueTicket act(Actor actor, UUID id, TicketId ticketId, CounterAct wish) {
        ServiceCounter counter = own(actor, id);
        QueueTicket ticket = store.held(ticketId)
                .filter(one -> one.counter().filter(id::equals).isPresent())
                .orElseThrow(Refusals::notFound);
        QueueTicket after = switch (wish) {
            case CounterAct.Recall _ -> {
                TicketChange change = TicketChange.of(ticket, TicketAct.RECALL).called(id, tickets.now());
                yield written(actor, change);
            }
            case CounterAct.Start _ ->
                written(actor, TicketChange.of(ticket, TicketAct.START).started(tickets.now()));
            case CounterAct.Hold _ -> spent(actor, ticket, TicketAct.HOLD, ticket.note());
            case CounterAct.Resume _ -> resumed(actor, ticket);
            case CounterAct.Transfer transfer -> transferred(actor, counter, ticket, transfer.service());
            case CounterAct.SendAway away -> sentAway(actor, ticket, away.note());
            case CounterAct.Miss _ -> missed(actor, ticket);
            case CounterAct.Back _ -> tickets.back(ticket, actor.name());
            case CounterAct.Finish finish -> finish(actor, ticket, finish.end());
        };
        tell(counter, after);
        return after;
    }

    private void tell(ServiceCounter counter, QueueTicket ticket) {
        HallPlan plan = sites.plan(counter.site()).orElseThrow(Refusals::notFound);
        if (ticket.state() == TicketState.CALLED) {
            news.called(plan, ticket, counter.number());
        } else if (ticket.state() == TicketState.MISSED) {
            news.missed(plan, ticket);
        } else if (ticket.state() == TicketState.AWAY) {
            news.sentAway(plan, ticket);
        }
        moved(counter.site(), List.of(ticket));
    }

    private QueueTicket written(Actor actor, TicketChange change) {
        return tickets.written(change.by(actor.person()), actor.name(), tickets.now());
    }

    private QueueTicket spent(Actor actor, QueueTicket ticket, TicketAct act, String note) {
        return written(
                actor,
                TicketChange.of(ticket, act)
                        .spent(tickets.now(), act == TicketAct.MISS, act == TicketAct.SEND_AWAY, note));
    }

    private QueueTicket resumed(Actor actor, QueueTicket ticket) {
        if (present(ticket.counter().orElseThrow()).isPresent()) {
            throw Refusals.because(QueueProblem.COUNTER_BUSY);
        }
        return written(actor, TicketChange.of(ticket, TicketAct.RESUME).started(tickets.now()));
    }

    private QueueTicket transferred(Actor actor, ServiceCounter counter, QueueTicket ticket, UUID service) {
        if (!sites.siteOf(service).filter(counter.site()::equals).isPresent() || service.equals(ticket.service())) {
            throw Refusals.because(QueueProblem.TICKET_ACT_IMPOSSIBLE);
        }
        HallSite.HallPlan plan = sites.plan(counter.site()).orElseThrow(Refusals::notFound);
        boolean served =
                plan.service(service).filter(HallSite.CounterService::open).isPresent()
                        && plan.counters().stream()
                                .anyMatch(one -> one.services().contains(service));
        if (!served) {
            throw Refusals.because(QueueProblem.TICKET_ACT_IMPOSSIBLE);
        }
        Instant now = tickets.now();
        TicketChange change = TicketChange.of(ticket, TicketAct.TRANSFER)
                .spent(now, false, false, ticket.note())
                .sentOn(service, LineRules.sentOn(ticket.place(), now));
        return written(actor, change);
    }

    private QueueTicket sentAway(Actor actor, QueueTicket ticket, String note) {
        if (ticket.aways() >= TicketRules.AWAYS_MAX) {
            throw Refusals.because(QueueProblem.TICKET_ACT_IMPOSSIBLE);
        }
        return spent(actor, ticket, TicketAct.SEND_AWAY, note);
    }

    /** The second time they have left. */
    private QueueTicket missed(Actor actor, QueueTicket ticket) {
        TicketChange change = TicketChange.of(ticket, TicketAct.MISS).spent(tickets.now(), true, false, ticket.note());
        return written(
                actor, change.after().misses() >= TicketRules.MISSES_MAX ? change.instead(TicketState.LEFT) : change);
    }

    private QueueTicket finish(Actor actor, QueueTicket ticket, VisitEnd end) {
        Instant now = tickets.now();
        QueueTicket done = written(actor, TicketChange.of(ticket, TicketAct.FINISH));
        ends.reasons().add(done, end, actor.name(), now);
        return done;
    }

    private void record(Actor actor, String act, ServiceCounter counter, Map<String, Object> facts) {
        ends.audit().record(actor, act, "counter", counter.id().toString(), facts);
    }

    private void moved(UUID site, List<QueueTicket> concerned) {
        forecasts.forget(site);
        news.moved(sites.plan(site).orElseThrow(Refusals::notFound), concerned);
    }

    /** Persons of tickets, for names. */
    static List<PersonId> persons(List<QueueTicket> some) {
        return some.stream().flatMap(one -> one.person().stream()).distinct().toList();
    }
}
