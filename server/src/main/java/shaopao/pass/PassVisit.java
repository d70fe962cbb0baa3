package shaopao.pass;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * An invitation of a visitor.
 *
 * @param places where the visitor may go, each with all below it; empty for every place that lets visitors in
 * @param openedAt when the visitor's phone took it
 */
record PassVisit(
        UUID id,
        PassId pass,
        PersonId host,
        String hostName,
        String guestName,
        String reason,
        Instant from,
        Instant until,
        List<UUID> places,
        Instant madeAt,
        Optional<Instant> openedAt,
        Optional<Instant> cancelledAt,
        boolean frozen) {

    public PassVisit {
        places = List.copyOf(places);
    }
}
