package shaopao.pass;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import shaopao.kernel.PersonId;
import shaopao.people.PersonKind;

/**
 * Something at which people check in.
 *
 * @param place in words
 * @param secondTag whether people tag once more when they leave
 * @param screen whether a code on the lecturer's screen may be scanned
 */
record Occasion(
        UUID id,
        OccasionKind kind,
        String title,
        String place,
        Instant startsAt,
        Instant endsAt,
        CheckInWindow window,
        Audience audience,
        SecondTag secondTag,
        boolean screen,
        PersonId madeBy,
        String madeByName,
        Optional<Instant> cancelledAt) {

    /** From when to when one may check in. */
    record CheckInWindow(Instant opensAt, Instant closesAt) {}

    /**
     * Who may come: everybody whom all parts let in; an empty part lets everybody in.
     *
     * @param units colleges and departments, each with everything below it
     */
    record Audience(Set<PersonKind> kinds, Set<UUID> units, Set<UUID> classes, Set<PersonId> people) {

        Audience {
            kinds = Set.copyOf(kinds);
            units = Set.copyOf(units);
            classes = Set.copyOf(classes);
            people = Set.copyOf(people);
        }
    }

    /**
     * A second tag.
     *
     * @param afterMinutes so long after the first at least
     */
    record SecondTag(boolean wanted, int afterMinutes) {}
}
