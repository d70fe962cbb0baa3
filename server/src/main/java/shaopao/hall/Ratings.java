package shaopao.hall;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.http.LiveEvents;
import shaopao.kernel.Actor;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseStatus;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.ListPlace;
import shaopao.workflow.WorkflowProblem;

/** Applicants rate how it went, once and when it is over; those who answer for the item answer bad ratings. */
@Component
public class Ratings {

    private final Sight sight;
    private final RatingStore store;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final LiveEvents live;
    private final Clock clock;

    Ratings(
            Sight sight,
            RatingStore store,
            ApplicationEventPublisher events,
            Audit audit,
            LiveEvents live,
            Clock clock) {
        this.sight = sight;
        this.store = store;
        this.events = events;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    @Transactional
    Rating rate(Actor actor, CaseId id, int stars, List<Rating.Reason> reasons, String comment) {
        CaseSummary summary = sight.seen(actor, id);
        if (!summary.applicant().equals(sight.reader(actor))) {
            throw new ProblemException(WorkflowProblem.APPLICANT_ONLY);
        }
        if (!summary.status().over() || summary.status() == CaseStatus.WITHDRAWN) {
            throw new ProblemException(HallProblem.RATED_TOO_EARLY);
        }
        Rating rating = new Rating(
                id,
                summary.number(),
                summary.topic(),
                stars,
                reasons.stream().distinct().toList(),
                comment.strip(),
                Moments.now(clock),
                Optional.empty());
        if (!store.rate(rating, summary.applicant())) {
            throw new ProblemException(HallProblem.RATED_ALREADY);
        }
        events.publishEvent(new RatingGiven(rating.item(), stars, rating.at()));
        return rating;
    }

    Optional<Rating> rating(CaseId id) {
        return store.rating(id);
    }

    /** Bad ratings of the items for which the actor answers. */
    public Page<Rating> bad(Actor actor, boolean answered, Optional<ListPlace> after, int limit) {
        List<Rating> rows = store.bad(sight.reach(actor, Sight.MANAGE), answered, after, limit + 1);
        return Page.of(
                rows, limit, row -> ListWish.cursor(row.at(), row.application().value(), ""));
    }

    /** Answers a bad rating, once; the applicant reads it on the application. */
    @Transactional
    public Rating answer(Actor actor, CaseId id, String text) {
        CaseSummary summary = sight.managed(actor, id);
        if (!store.answer(id, text.strip(), actor, Moments.now(clock))) {
            throw new ProblemException(HallProblem.NO_BAD_RATING);
        }
        audit.record(actor, "hall.rating-answered", "application", id.toString(), Map.of("number", summary.number()));
        live.publish(summary.applicant(), "hall.rating-answered", Map.of("id", id, "number", summary.number()));
        return store.rating(id).orElseThrow();
    }
}
