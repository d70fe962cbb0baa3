package shaopao.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * A ticket, or the appointment that becomes one.
 *
 * @param number what people and boards call it; absent before an appointment's person has come
 * @param place from when it counts, and by which right
 * @param served seconds at counters before the present stay there
 * @param note what the counter wrote: what is to be mended
 */
record QueueTicket(
        TicketId id,
        UUID site,
        UUID service,
        LocalDate day,
        Optional<String> number,
        Optional<PersonId> person,
        How how,
        TicketState state,
        PlaceInLine place,
        Optional<Instant> slotAt,
        Optional<UUID> counter,
        Instant madeAt,
        Optional<Instant> cameAt,
        Optional<Instant> calledAt,
        Optional<Instant> startedAt,
        int calls,
        int misses,
        int aways,
        int served,
        String note) {

    /** How it was taken. */
    enum How {
        KIOSK,
        PHONE,
        APPOINTMENT,
        DOOR
    }

    OrderRules.Waiting waiting() {
        return new OrderRules.Waiting(id.value(), service, place.lane(), place.rank());
    }
}
