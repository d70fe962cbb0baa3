package shaopao.places;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.kernel.Ids;
import shaopao.places.OccupationsDisplaced.Displaced;

/**
 * Who has which place when: the one store of it for classes, exams, bookings, appointments and maintenance. A
 * constraint of the database sees to it that nobody has a place while another has it; the code only asks.
 *
 * <p>Acts join the caller's transaction. A wish that is refused leaves that transaction as it was.
 */
@Component
public class Occupations {

    /** How often a wish is tried anew when who stood in its way is gone a moment later. */
    private static final int TRIES = 5;

    private final OccupationStore store;
    private final TransactionTemplate attempt;
    private final ApplicationEventPublisher events;

    Occupations(OccupationStore store, PlatformTransactionManager transactions, ApplicationEventPublisher events) {
        this.store = store;
        this.attempt = new TransactionTemplate(transactions);
        this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.events = events;
    }

    /** Takes all the places or none. Of two who wish for one place at once, one is told that it is taken. */
    @Transactional
    public Holding hold(List<NewOccupation> wishes) {
        return taken(wishes, false);
    }

    /**
     * Takes all the places or none; bookings that stand in the way lose theirs, which {@link OccupationsDisplaced}
     * tells within the same transaction.
     *
     * @throws IllegalArgumentException when a wish is for a booking
     */
    @Transactional
    public Holding claim(List<NewOccupation> wishes) {
        if (wishes.stream().anyMatch(wish -> !wish.kind().displaces())) {
            throw new IllegalArgumentException("Neither a booking nor an appointment displaces anybody");
        }
        return taken(wishes, true);
    }

    private record Attempt(List<Occupation> held, List<Displaced> displaced) {}

    private Holding taken(List<NewOccupation> wishes, boolean displacing) {
        List<Occupation> rows = wishes.stream().map(Occupations::row).toList();
        List<Holding.Conflict> within = OccupationRules.amongThemselves(wishes, rows);
        if (!within.isEmpty() || wishes.isEmpty()) {
            return within.isEmpty() ? new Holding.Held(List.of()) : new Holding.Taken(within);
        }
        for (int tries = 0; tries < TRIES; tries++) {
            Attempt made = attempt(rows, displacing);
            if (made.held().size() == wishes.size()) {
                if (!made.displaced().isEmpty()) {
                    events.publishEvent(new OccupationsDisplaced(made.displaced()));
                }
                return new Holding.Held(rows);
            }
            List<Holding.Conflict> conflicts = OccupationRules.conflicts(wishes, store.inTheWay(rows));
            if (conflicts.stream()
                    .anyMatch(conflict -> !displacing || !conflict.by().kind().makesWay())) {
                return new Holding.Taken(conflicts);
            }
        }
        return new Holding.Taken(List.of());
    }

    /**
     * What is not wholly done is undone to the savepoint; so is one of two that wait for each other, since a claim
     * goes through its places twice.
     */
    private Attempt attempt(List<Occupation> rows, boolean displacing) {
        try {
            return tried(rows, displacing);
        } catch (PessimisticLockingFailureException _) {
            return new Attempt(List.of(), List.of());
        }
    }

    private Attempt tried(List<Occupation> rows, boolean displacing) {
        Attempt made = attempt.execute(status -> {
            List<Displaced> displaced = displacing ? store.displace(rows) : List.of();
            int written = store.write(rows);
            if (written < rows.size()) {
                status.setRollbackOnly();
                return new Attempt(List.of(), List.of());
            }
            return new Attempt(rows, displaced);
        });
        return made == null ? new Attempt(List.of(), List.of()) : made;
    }

    private static Occupation row(NewOccupation wish) {
        return new Occupation(Ids.next(), wish.place(), wish.from(), wish.until(), wish.kind(), wish.reference());
    }

    /** Gives back what is taken for these references; tells how many occupations that were. */
    @Transactional
    public int release(OccupationKind kind, Collection<UUID> references) {
        return references.isEmpty() ? 0 : store.release(kind, Set.copyOf(references));
    }

    /** Gives back one. */
    @Transactional
    public boolean release(UUID id) {
        return store.release(id);
    }

    /** Ends one early, at an instant within it; false when it is gone or the instant lies outside. */
    @Transactional
    public boolean shorten(UUID id, Instant until) {
        return store.shorten(id, until);
    }

    /** What is taken for these references, by time. */
    public List<Occupation> of(OccupationKind kind, Collection<UUID> references) {
        return references.isEmpty() ? List.of() : store.of(kind, Set.copyOf(references));
    }

    /** Who has these places at some time between the instants, by time. */
    public List<Occupation> occupied(Collection<PlaceId> places, Instant from, Instant until) {
        return places.isEmpty() || !from.isBefore(until) ? List.of() : store.occupied(Set.copyOf(places), from, until);
    }

    /** The places that are free the whole time, read in one statement. */
    public List<FreePlace> free(FreeQuestion question) {
        return store.free(question);
    }
}
