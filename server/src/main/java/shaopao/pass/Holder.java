package shaopao.pass;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shaopao.kernel.PersonId;

/** Whose pass it is. */
public sealed interface Holder {

    /** Somebody of the school. */
    record Member(PersonId person) implements Holder {}

    /**
     * A visitor.
     *
     * @param visit names the invitation
     * @param host who answers for the visitor
     * @param places where the visitor may go, each with all below it; empty for every place that lets visitors in
     */
    record Guest(UUID visit, String name, PersonId host, Instant from, Instant until, List<UUID> places)
            implements Holder {

        public Guest {
            places = List.copyOf(places);
        }
    }

    /** Who answers for what is done with the pass: the holder, or the host of a visitor. */
    default PersonId responsible() {
        return switch (this) {
            case Member member -> member.person();
            case Guest guest -> guest.host();
        };
    }
}
