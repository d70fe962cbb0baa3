package shaopao.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.places.PlaceId;
import shaopao.places.spi.Engagements;
import shaopao.queue.HallSite.CounterService;
import shaopao.queue.HallSite.HallPlan;

/** Appointments at counters, for whoever shows all of a day. */
@Component
class CounterEngagements implements Engagements {

    private static final Duration AT_LEAST = Duration.ofMinutes(5);

    private final TicketStore tickets;
    private final SiteStore sites;

    CounterEngagements(TicketStore tickets, SiteStore sites) {
        this.tickets = tickets;
        this.sites = sites;
    }

    @Override
    public List<Engagement> of(PersonId person, Instant from, Instant until) {
        return tickets.appointments(person, from.minus(Duration.ofHours(8)), until).stream()
                .flatMap(ticket -> engagement(ticket).stream())
                .filter(one -> one.from().isBefore(until) && one.until().isAfter(from))
                .toList();
    }

    private Optional<Engagement> engagement(QueueTicket ticket) {
        Optional<HallPlan> plan = sites.plan(ticket.site());
        Optional<CounterService> service = plan.flatMap(known -> known.service(ticket.service()));
        return service.map(known -> {
            Instant at = ticket.slotAt().orElseThrow();
            Duration length = Stream.of(AT_LEAST, Duration.ofMinutes(known.slotMinutes()))
                    .max(Duration::compareTo)
                    .orElseThrow();
            return new Engagement(
                    "queue",
                    known.name(),
                    at,
                    at.plus(length),
                    plan.flatMap(one -> one.site().place()).map(PlaceId::new),
                    Optional.of("/tickets"));
        });
    }
}
