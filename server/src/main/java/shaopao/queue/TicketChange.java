package shaopao.queue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.PersonId;

/** One act on a ticket: how it stood, and how it stands then. */
record TicketChange(QueueTicket before, QueueTicket after, TicketAct act, Optional<PersonId> clerk) {

    /** Refuses an act that is not possible where the ticket stands. */
    static TicketChange of(QueueTicket ticket, TicketAct act) {
        TicketState next = TicketRules.after(ticket.state(), act)
                .orElseThrow(() -> Refusals.because(QueueProblem.TICKET_ACT_IMPOSSIBLE));
        return new TicketChange(ticket, in(ticket, next), act, Optional.empty());
    }

    private static QueueTicket in(QueueTicket one, TicketState state) {
        return new QueueTicket(
                one.id(),
                one.site(),
                one.service(),
                one.day(),
                one.number(),
                one.person(),
                one.how(),
                state,
                one.place(),
                one.slotAt(),
                one.counter(),
                one.madeAt(),
                one.cameAt(),
                one.calledAt(),
                one.startedAt(),
                one.calls(),
                one.misses(),
                one.aways(),
                one.served(),
                one.note());
    }

    private TicketChange with(QueueTicket other) {
        return new TicketChange(before, other, act, clerk);
    }

    TicketChange by(PersonId person) {
        return new TicketChange(before, after, act, Optional.of(person));
    }

    TicketChange came(Instant now, String number) {
        return with(new QueueTicket(
                after.id(),
                after.site(),
                after.service(),
                after.day(),
                Optional.of(number),
                after.person(),
                after.how(),
                after.state(),
                after.place(),
                after.slotAt(),
                after.counter(),
                after.madeAt(),
                Optional.of(now),
                after.calledAt(),
                after.startedAt(),
                after.calls(),
                after.misses(),
                after.aways(),
                after.served(),
                after.note()));
    }

    TicketChange place(PlaceInLine place) {
        return with(new QueueTicket(
                after.id(),
                after.site(),
                after.service(),
                after.day(),
                after.number(),
                after.person(),
                after.how(),
                after.state(),
                place,
                after.slotAt(),
                after.counter(),
                after.madeAt(),
                after.cameAt(),
                after.calledAt(),
                after.startedAt(),
                after.calls(),
                after.misses(),
                after.aways(),
                after.served(),
                after.note()));
    }

    /** At a counter, once more. */
    TicketChange called(UUID counter, Instant now) {
        return with(new QueueTicket(
                after.id(),
                after.site(),
                after.service(),
                after.day(),
                after.number(),
                after.person(),
                after.how(),
                after.state(),
                after.place(),
                after.slotAt(),
                Optional.of(counter),
                after.madeAt(),
                after.cameAt(),
                Optional.of(now),
                Optional.empty(),
                after.calls() + 1,
                after.misses(),
                after.aways(),
                after.served(),
                after.note()));
    }

    TicketChange started(Instant now) {
        return with(new QueueTicket(
                after.id(),
                after.site(),
                after.service(),
                after.day(),
                after.number(),
                after.person(),
                after.how(),
                after.state(),
                after.place(),
                after.slotAt(),
                after.counter(),
                after.madeAt(),
                after.cameAt(),
                after.calledAt(),
                Optional.of(now),
                after.calls(),
                after.misses(),
                after.aways(),
                after.served(),
                after.note()));
    }

    /** Away from the counter: what was spent there is kept. */
    TicketChange spent(Instant now, boolean missed, boolean away, String note) {
        long here = after.startedAt()
                .map(since -> Math.max(0, now.getEpochSecond() - since.getEpochSecond()))
                .orElse(0L);
        return with(new QueueTicket(
                after.id(),
                after.site(),
                after.service(),
                after.day(),
                after.number(),
                after.person(),
                after.how(),
                after.state(),
                after.place(),
                after.slotAt(),
                after.counter(),
                after.madeAt(),
                after.cameAt(),
                after.calledAt(),
                Optional.empty(),
                after.calls(),
                after.misses() + (missed ? 1 : 0),
                after.aways() + (away ? 1 : 0),
                after.served() + (int) here,
                note));
    }

    /** For another service, at whatever counter calls. */
    TicketChange sentOn(UUID service, PlaceInLine place) {
        return with(new QueueTicket(
                after.id(),
                after.site(),
                service,
                after.day(),
                after.number(),
                after.person(),
                after.how(),
                after.state(),
                place,
                after.slotAt(),
                Optional.empty(),
                after.madeAt(),
                after.cameAt(),
                after.calledAt(),
                Optional.empty(),
                after.calls(),
                after.misses(),
                after.aways(),
                after.served(),
                after.note()));
    }

    /** The same in another state than the act leads to. */
    TicketChange instead(TicketState state) {
        return with(in(after, state));
    }
}
