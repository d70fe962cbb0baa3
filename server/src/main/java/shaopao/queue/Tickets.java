package shaopao.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.db.Locks;
import shaopao.kernel.PersonId;
import shaopao.queue.Forecasts.Outlook;
import shaopao.queue.HallSite.CounterService;
import shaopao.queue.HallSite.HallPlan;
import shaopao.queue.QueueTicket.How;
import shaopao.queue.WaitRules.Forecast;

/** Tickets and appointments of people: taken, kept, given up. */
@Component
class Tickets {

    /** An appointment still becomes a ticket on its day, if not at its time. */
    private static final Duration SAME_DAY = Duration.ofHours(24);

    private static final int BEFORE_OPENING_SECONDS = 1_800;

    private final SiteStore sites;
    private final TicketStore store;
    private final CounterTimes times;
    private final Forecasts forecasts;
    private final QueueNews news;
    private final QueueSettings settings;
    private final Locks locks;

    Tickets(
            SiteStore sites,
            TicketStore store,
            CounterTimes times,
            Forecasts forecasts,
            QueueNews news,
            QueueSettings settings,
            Locks locks) {
        this.sites = sites;
        this.store = store;
        this.times = times;
        this.forecasts = forecasts;
        this.news = news;
        this.settings = settings;
        this.locks = locks;
    }

    Instant now() {
        return forecasts.now();
    }

    UUID siteOf(UUID service) {
        return sites.siteOf(service).orElseThrow(Refusals::notFound);
    }

    /**
     * Takes a ticket now. A person who has a living one for the service gets that one. No ticket is given that the
     * hall could not call in the time that it promises.
     */
    @Transactional
    public QueueTicket take(Optional<PersonId> person, UUID service, How how, String by) {
        UUID site = siteOf(service);
        LocalDate today = forecasts.today();
        person.ifPresent(one -> locks.hold("queue.person " + one));
        List<QueueTicket> living = person.map(one -> store.living(one, today)).orElse(List.of());
        Optional<QueueTicket> there = living.stream()
                .filter(one -> one.service().equals(service) && one.day().equals(today))
                .findFirst();
        if (there.isPresent() && !gone(there.get())) {
            return known(there.get(), how, by);
        }
        if (there.isPresent()) {
            written(TicketChange.of(there.get(), TicketAct.LEAVE), by, now());
            living = living.stream()
                    .filter(one -> !one.id().equals(there.get().id()))
                    .toList();
        }
        requireFew(living);
        locks.hold("queue.take " + site);
        Instant now = now();
        Outlook outlook = forecasts.fresh(site);
        requireRoom(outlook, service, now);
        QueueTicket ticket = new QueueTicket(
                TicketId.next(),
                site,
                service,
                today,
                Optional.of(number(outlook.plan(), service, today)),
                person,
                how,
                TicketState.WAITING,
                LineRules.came(now),
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.of(now),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                0,
                0,
                "");
        if (!store.add(ticket)) {
            throw Refusals.because(QueueProblem.TICKETS_TOO_MANY);
        }
        forecasts.note(ticket, outlook, service);
        store.log(ticket, TicketAct.CHECK_IN, by, now);
        moved(outlook.plan(), ticket);
        return ticket;
    }

    /** Missed the call and came too late for the old number: only a new one helps. */
    private boolean gone(QueueTicket ticket) {
        return ticket.state() == TicketState.MISSED
                && ticket.calledAt()
                        .filter(at -> now().isAfter(at.plus(settings.returnWithin())))
                        .isPresent();
    }

    /** The number that the person has; who stands in the hall again, is in the line again. */
    private QueueTicket known(QueueTicket ticket, How how, String by) {
        return switch (ticket.state()) {
            case EXPECTED -> checkIn(ticket, by);
            case AWAY, MISSED -> how == How.PHONE ? ticket : back(ticket, by);
            default -> ticket;
        };
    }

    private void requireFew(List<QueueTicket> living) {
        if (living.size() >= settings.ticketsMax()) {
            throw Refusals.because(QueueProblem.TICKETS_TOO_MANY);
        }
    }

    /** The forecast must leave room under the promise, and end before the hall closes. */
    private void requireRoom(Outlook outlook, UUID service, Instant now) {
        CounterService asked = outlook.plan().service(service).orElseThrow(Refusals::notFound);
        Instant closes = closesAt(outlook.plan(), now)
                .filter(_ -> asked.open())
                .orElseThrow(() -> Refusals.because(QueueProblem.HALL_CLOSED));
        Forecast forecast = outlook.told().get(service);
        if (forecast == null
                || !LineRules.mayTake(forecast, now, settings.waitMax())
                || forecast.middle().isAfter(closes)) {
            throw Refusals.because(QueueProblem.LINE_FULL);
        }
    }

    /** When the hall closes for the day; empty when it is not open: half an hour before it opens counts as open. */
    static Optional<Instant> closesAt(HallPlan plan, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, Forecasts.ZONE);
        LocalTime time = LocalTime.ofInstant(now, Forecasts.ZONE);
        List<SlotRules.Hours> hours = hours(plan, day);
        if (hours.isEmpty()
                || time.toSecondOfDay() < hours.getFirst().from().toSecondOfDay() - BEFORE_OPENING_SECONDS
                || !time.isBefore(hours.getLast().until())) {
            return Optional.empty();
        }
        return Optional.of(
                day.atTime(hours.getLast().until()).atZone(Forecasts.ZONE).toInstant());
    }

    static List<SlotRules.Hours> hours(HallPlan plan, LocalDate day) {
        return plan.site().hours().stream()
                .filter(one -> one.weekday() == day.getDayOfWeek().getValue())
                .map(one -> new SlotRules.Hours(one.from(), one.until()))
                .toList();
    }

    private String number(HallPlan plan, UUID service, LocalDate day) {
        HallSite.HallOffice office = plan.officeOf(service).orElseThrow(Refusals::notFound);
        return office.letter() + "%03d".formatted(store.number(office.id(), day));
    }

    /** Agrees a time; of one service a person has one on a day. */
    @Transactional
    public QueueTicket book(PersonId person, UUID service, Instant startsAt, String by) {
        UUID site = siteOf(service);
        HallPlan plan = sites.plan(site).orElseThrow(Refusals::notFound);
        CounterService asked = plan.service(service).orElseThrow(Refusals::notFound);
        LocalDate day = LocalDate.ofInstant(startsAt, Forecasts.ZONE);
        requireSlot(plan, asked, startsAt, day);
        locks.hold("queue.person " + person);
        List<QueueTicket> living = store.living(person, forecasts.today());
        Optional<QueueTicket> there = living.stream()
                .filter(one -> one.service().equals(service) && one.day().equals(day))
                .findFirst();
        if (there.isPresent()) {
            if (there.get().slotAt().filter(startsAt::equals).isPresent()) {
                return there.get();
            }
            throw Refusals.because(QueueProblem.TICKETS_TOO_MANY);
        }
        requireFew(living);
        TicketId id = TicketId.next();
        if (!times.take(asked, id, startsAt)) {
            throw Refusals.because(QueueProblem.COUNTER_SLOT_FULL);
        }
        Instant now = now();
        QueueTicket ticket = new QueueTicket(
                id,
                site,
                service,
                day,
                Optional.empty(),
                Optional.of(person),
                How.APPOINTMENT,
                TicketState.EXPECTED,
                new PlaceInLine(Lane.BOOKED, startsAt),
                Optional.of(startsAt),
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                0,
                0,
                "");
        if (!store.add(ticket)) {
            throw Refusals.because(QueueProblem.TICKETS_TOO_MANY);
        }
        store.log(ticket, TicketAct.CHECK_IN, by, now);
        moved(plan, ticket);
        return ticket;
    }

    private void requireSlot(HallPlan plan, CounterService asked, Instant startsAt, LocalDate day) {
        boolean known = asked.open()
                && startsAt.isAfter(now())
                && SlotRules.bookable(asked.slots(), forecasts.today(), day)
                && SlotRules.times(asked.slots(), hours(plan, day))
                        .contains(LocalTime.ofInstant(startsAt, Forecasts.ZONE));
        if (!known) {
            throw Refusals.because(QueueProblem.COUNTER_SLOT_UNKNOWN);
        }
    }

    /** A time of a day, and how many more fit in. */
    record CounterSlot(Instant startsAt, int left) {}

    /** The times of a day that are still to come. */
    List<CounterSlot> slots(UUID service, LocalDate day) {
        HallPlan plan = sites.plan(siteOf(service)).orElseThrow(Refusals::notFound);
        CounterService asked = plan.service(service).orElseThrow(Refusals::notFound);
        if (!asked.open() || !SlotRules.bookable(asked.slots(), forecasts.today(), day)) {
            return List.of();
        }
        Instant now = now();
        List<Instant> coming = SlotRules.times(asked.slots(), hours(plan, day)).stream()
                .map(time -> day.atTime(time).atZone(Forecasts.ZONE).toInstant())
                .filter(now::isBefore)
                .toList();
        Map<Instant, Integer> left = times.left(asked, coming);
        return coming.stream()
                .map(at -> new CounterSlot(at, left.getOrDefault(at, 0)))
                .toList();
    }

    /** Whoever has an appointment today has come. */
    @Transactional
    public QueueTicket checkIn(TicketId id, String by) {
        return checkIn(store.held(id).orElseThrow(Refusals::notFound), by);
    }

    private QueueTicket checkIn(QueueTicket ticket, String by) {
        Instant now = now();
        Instant slot = ticket.slotAt().orElseThrow(() -> Refusals.because(QueueProblem.TICKET_ACT_IMPOSSIBLE));
        if (!LineRules.mayCheckIn(slot, now, settings.checkInEarly(), SAME_DAY)) {
            throw Refusals.because(QueueProblem.CHECK_IN_UNTIMELY);
        }
        HallPlan plan = sites.plan(ticket.site()).orElseThrow(Refusals::notFound);
        TicketChange change = TicketChange.of(ticket, TicketAct.CHECK_IN)
                .came(now, number(plan, ticket.service(), ticket.day()))
                .place(LineRules.kept(slot, now, settings.checkInLate()));
        QueueTicket came = written(change, by, now);
        Outlook outlook = forecasts.fresh(ticket.site());
        forecasts.note(came, outlook, came.id().value());
        moved(plan, came);
        return came;
    }

    /** Gives up a ticket or an appointment of one's own. */
    @Transactional
    public QueueTicket leave(PersonId person, TicketId id) {
        QueueTicket ticket = own(person, id);
        if (ticket.state() == TicketState.EXPECTED) {
            times.giveBack(ticket.id());
        }
        Instant now = now();
        QueueTicket left = written(TicketChange.of(ticket, TicketAct.LEAVE), "", now);
        forecasts.drop(ticket);
        moved(sites.plan(ticket.site()).orElseThrow(Refusals::notFound), left);
        return left;
    }

    /** Whoever was sent away has the same place; whoever missed the call goes before all who came after it. */
    @Transactional
    public QueueTicket back(PersonId person, TicketId id) {
        return back(own(person, id), "");
    }

    QueueTicket back(QueueTicket ticket, String by) {
        Instant now = now();
        TicketChange change = TicketChange.of(ticket, TicketAct.BACK);
        if (ticket.state() == TicketState.MISSED) {
            Instant calledAt = ticket.calledAt().orElse(now);
            if (now.isAfter(calledAt.plus(settings.returnWithin()))) {
                throw Refusals.because(QueueProblem.TICKET_ACT_IMPOSSIBLE);
            }
            change = change.place(LineRules.missed(ticket.place(), calledAt));
        }
        QueueTicket waiting = written(change, by, now);
        moved(sites.plan(ticket.site()).orElseThrow(Refusals::notFound), waiting);
        return waiting;
    }

    /** Whoever is at a counter is in the line again: called, served or held there. */
    void backFrom(UUID counter, String by) {
        Instant now = now();
        store.atCounter(counter, forecasts.today()).stream()
                .filter(one -> TicketRules.atCounter(one.state()))
                .forEach(one -> {
                    TicketChange change = TicketChange.of(one, TicketAct.TRANSFER)
                            .spent(now, false, false, one.note())
                            .sentOn(one.service(), one.place());
                    QueueTicket waiting = written(change, by, now);
                    moved(sites.plan(one.site()).orElseThrow(Refusals::notFound), waiting);
                });
    }

    private QueueTicket own(PersonId person, TicketId id) {
        return store.held(id)
                .filter(one -> one.person().filter(person::equals).isPresent())
                .orElseThrow(Refusals::notFound);
    }

    /** Stores what an act changed, or refuses it. */
    QueueTicket written(TicketChange change, String by, Instant now) {
        boolean over = change.after().state().over();
        Optional<Instant> ended = over ? Optional.of(now) : Optional.empty();
        try {
            if (!store.move(change.before(), change.after(), change.clerk(), ended)) {
                throw Refusals.because(QueueProblem.TICKET_ACT_IMPOSSIBLE);
            }
        } catch (DuplicateKeyException _) {
            // the counter has somebody already, or the person waits for that service already
            throw Refusals.because(QueueProblem.TICKET_ACT_IMPOSSIBLE);
        }
        store.log(change.after(), change.act(), by, now);
        return change.after();
    }

    private void moved(HallPlan plan, QueueTicket ticket) {
        forecasts.forget(plan.site().id());
        news.moved(plan, List.of(ticket));
    }

    /** Living tickets and appointments of a person. */
    List<QueueTicket> living(PersonId person) {
        return store.living(person, forecasts.today());
    }
}
