package shaopao.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.kernel.Words;
import shaopao.queue.Forecasts.Outlook;
import shaopao.queue.HallSite.CounterService;
import shaopao.queue.HallSite.HallPlan;
import shaopao.queue.HallSite.ServiceCounter;
import shaopao.queue.QueueTicket.How;
import shaopao.queue.WaitRules.Forecast;

/** What people see of halls and tickets. */
@Component
class QueueViews {

    private final SiteStore sites;
    private final Forecasts forecasts;
    private final QueueSettings settings;

    QueueViews(SiteStore sites, Forecasts forecasts, QueueSettings settings) {
        this.sites = sites;
        this.forecasts = forecasts;
        this.settings = settings;
    }

    /** When one would be called; nine in ten are between low and high. */
    record WaitSpan(Instant low, Instant middle, Instant high) {

        static Optional<WaitSpan> of(Outlook outlook, UUID key) {
            Forecast told = outlook.told().get(key);
            return told == null ? Optional.empty() : Optional.of(new WaitSpan(told.low(), told.middle(), told.high()));
        }
    }

    /** A service with its line as it is now. */
    record OfferedService(
            UUID id, Words name, int waiting, Optional<WaitSpan> forecast, boolean byAppointment, List<String> items) {}

    record OfferedOffice(UUID id, String letter, Words name, List<OfferedService> services) {}

    /**
     * A hall as whoever wants to come sees it.
     *
     * @param closesAt absent while it is closed
     * @param waitMinutesMax nobody who takes a ticket waits longer
     */
    record HallView(
            UUID id, Words name, Optional<Instant> closesAt, long waitMinutesMax, List<OfferedOffice> offices) {}

    List<HallView> halls() {
        return sites.sites().stream().map(site -> hall(site.id())).toList();
    }

    HallView hall(UUID site) {
        Outlook outlook = forecasts.outlook(site);
        HallPlan plan = outlook.plan();
        return new HallView(
                site,
                plan.site().name(),
                Tickets.closesAt(plan, outlook.at()),
                settings.waitMax().toMinutes(),
                plan.offices().stream()
                        .map(office -> new OfferedOffice(
                                office.id(),
                                office.letter(),
                                office.name(),
                                plan.services().stream()
                                        .filter(one -> one.office().equals(office.id()) && one.open())
                                        .map(one -> service(outlook, one))
                                        .toList()))
                        .filter(office -> !office.services().isEmpty())
                        .toList());
    }

    private static OfferedService service(Outlook outlook, CounterService one) {
        return new OfferedService(
                one.id(),
                one.name(),
                outlook.waitingFor(one.id()),
                WaitSpan.of(outlook, one.id()),
                one.slotMinutes() > 0 && one.slotCapacity() > 0,
                one.items());
    }

    /**
     * A ticket as its person sees it.
     *
     * @param ahead how many wait before, for the same office
     * @param forecast when it will be called; only while it waits
     * @param backUntil until when one may come back after a missed call
     */
    record MyTicket(
            TicketId id,
            Optional<String> number,
            Words hall,
            Words office,
            Words service,
            LocalDate day,
            How how,
            TicketState state,
            Optional<Instant> slotAt,
            int ahead,
            Optional<WaitSpan> forecast,
            Optional<Integer> counter,
            int calls,
            String note,
            Optional<Instant> backUntil) {}

    List<MyTicket> mine(Collection<QueueTicket> tickets) {
        return tickets.stream().map(this::mine).toList();
    }

    MyTicket mine(QueueTicket ticket) {
        Outlook outlook = forecasts.outlook(ticket.site());
        HallPlan plan = outlook.plan();
        boolean waits = ticket.state() == TicketState.WAITING;
        return new MyTicket(
                ticket.id(),
                ticket.number(),
                plan.site().name(),
                plan.officeOf(ticket.service())
                        .map(HallSite.HallOffice::name)
                        .orElse(plan.site().name()),
                plan.service(ticket.service()).map(CounterService::name).orElse(Words.of("—")),
                ticket.day(),
                ticket.how(),
                ticket.state(),
                ticket.slotAt(),
                waits ? outlook.ahead(ticket) : 0,
                waits ? WaitSpan.of(outlook, ticket.id().value()) : Optional.empty(),
                ticket.counter().flatMap(id -> number(plan, id)),
                ticket.calls(),
                ticket.note(),
                ticket.state() == TicketState.MISSED
                        ? ticket.calledAt().map(at -> at.plus(settings.returnWithin()))
                        : Optional.empty());
    }

    static Optional<Integer> number(HallPlan plan, UUID counter) {
        return plan.counters().stream()
                .filter(one -> one.id().equals(counter))
                .map(ServiceCounter::number)
                .findFirst();
    }
}
