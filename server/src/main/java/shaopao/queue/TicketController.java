package shaopao.queue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.queue.QueueTicket.How;
import shaopao.queue.QueueViews.HallView;
import shaopao.queue.QueueViews.MyTicket;
import shaopao.queue.Tickets.CounterSlot;

/** Tickets and appointments of one's own. */
@RestController
@RequestMapping("/api/queue")
class TicketController {

    private final Tickets tickets;
    private final QueueViews views;

    TicketController(Tickets tickets, QueueViews views) {
        this.tickets = tickets;
        this.views = views;
    }

    /** The halls with what they offer, how many wait and for how long. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/halls")
    List<HallView> halls() {
        return views.halls();
    }

    /** The times of a day at which a service can be agreed. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/services/{service}/slots")
    List<CounterSlot> counterSlots(@PathVariable UUID service, @RequestParam LocalDate day) {
        return tickets.slots(service, day);
    }

    /** The reader's living tickets and appointments, the soonest first. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/tickets")
    List<MyTicket> myTickets(Actor actor) {
        return views.mine(tickets.living(actor.person()));
    }

    /** Takes a number without being there. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/tickets")
    MyTicket takeTicket(Actor actor, @Valid @RequestBody TakeTicket command) {
        return views.mine(tickets.take(Optional.of(actor.person()), command.service(), How.PHONE, ""));
    }

    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/appointments")
    MyTicket bookCounter(Actor actor, @Valid @RequestBody BookCounter command) {
        return views.mine(tickets.book(actor.person(), command.service(), command.startsAt(), ""));
    }

    /** Gives up one's place, or an appointment. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/tickets/{id}/leave")
    MyTicket leaveLine(Actor actor, @PathVariable TicketId id) {
        return views.mine(tickets.leave(actor.person(), id));
    }

    /** Back after mending a form, or after a missed call. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/tickets/{id}/back")
    MyTicket backInLine(Actor actor, @PathVariable TicketId id) {
        return views.mine(tickets.back(actor.person(), id));
    }

    record TakeTicket(@NotNull UUID service) {}

    record BookCounter(@NotNull UUID service, @NotNull Instant startsAt) {}
}
