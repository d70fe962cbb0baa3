package shaopao.hall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.workflow.CaseId;

/** Ratings by applicants. */
@RestController
@RequestMapping("/api/hall/applications/{id}")
class RatingController {

    private final Ratings ratings;

    RatingController(Ratings ratings) {
        this.ratings = ratings;
    }

    /** Rates the own application, once, when it is over. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/rating")
    Rating rate(Actor actor, @PathVariable UUID id, @Valid @RequestBody RateApplication command) {
        return ratings.rate(actor, new CaseId(id), command.stars(), command.reasons(), command.comment());
    }

    /** So many stars, and why. */
    record RateApplication(
            @Min(1) @Max(5) int stars,
            @NotNull @Size(max = 11) List<Rating.Reason> reasons,
            @NotNull @Size(max = 1_000) String comment) {}
}
