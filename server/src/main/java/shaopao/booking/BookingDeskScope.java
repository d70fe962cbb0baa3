package shaopao.booking;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;

/** For which policies somebody at a desk may act: owners for theirs, who manages bookings for all. */
@Component
class BookingDeskScope {

    private final PolicyStore policies;

    BookingDeskScope(PolicyStore policies) {
        this.policies = policies;
    }

    /** All policies, or those that are named. */
    record Reach(boolean all, List<UUID> policies) {

        boolean covers(UUID policy) {
            return all || policies.contains(policy);
        }
    }

    Reach reach(Actor actor) {
        return actor.scope(BookingRoles.MANAGE).all()
                ? new Reach(true, List.of())
                : new Reach(false, policies.ownedBy(actor.person()));
    }

    /** Whoever may not hears of nothing. */
    void require(Actor actor, UUID policy) {
        if (!reach(actor).covers(policy)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
    }
}
