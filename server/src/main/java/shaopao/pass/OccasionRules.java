package shaopao.pass;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import shaopao.people.Person;

/** Who may check in at an occasion, and when: facts in, verdict out. */
final class OccasionRules {

    private OccasionRules() {}

    /** What a tag does to a list on which the first tag stands, or none. */
    enum Tag {
        FIRST,
        SECOND,
        /** Again, too soon or not wanted: nothing changes and nobody is bothered. */
        AGAIN
    }

    static Optional<PassProblem> times(Occasion occasion) {
        boolean fits = occasion.startsAt().isBefore(occasion.endsAt())
                && occasion.window().opensAt().isBefore(occasion.window().closesAt())
                && !occasion.window().opensAt().isAfter(occasion.endsAt());
        return fits ? Optional.empty() : Optional.of(PassProblem.TIMES_INVALID);
    }

    /**
     * Whether the person may check in now.
     *
     * @param within units and classes in which the person is, with all above
     */
    static Optional<PassProblem> refusal(Occasion occasion, Person person, Set<UUID> within, Instant now) {
        boolean open = occasion.cancelledAt().isEmpty()
                && !now.isBefore(occasion.window().opensAt())
                && now.isBefore(occasion.window().closesAt());
        if (!open) {
            return Optional.of(PassProblem.CHECK_IN_CLOSED);
        }
        Occasion.Audience who = occasion.audience();
        boolean invited = (who.kinds().isEmpty() || who.kinds().contains(person.kind()))
                && (who.units().isEmpty() || who.units().stream().anyMatch(within::contains))
                && (who.classes().isEmpty() || who.classes().stream().anyMatch(within::contains))
                && (who.people().isEmpty() || who.people().contains(person.id()))
                && person.present();
        return invited ? Optional.empty() : Optional.of(PassProblem.NOT_INVITED);
    }

    static Tag tag(Occasion.SecondTag second, Optional<Instant> first, boolean both, Instant now) {
        if (first.isEmpty()) {
            return Tag.FIRST;
        }
        boolean late = !now.isBefore(first.get().plus(Duration.ofMinutes(second.afterMinutes())));
        return second.wanted() && !both && late ? Tag.SECOND : Tag.AGAIN;
    }
}
