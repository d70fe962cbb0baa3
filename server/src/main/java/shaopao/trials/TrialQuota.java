package shaopao.trials;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** How many seats one group gets: at least and at most. */
record TrialQuota(
        @NotNull Dimension dimension,
        @NotBlank @Size(max = 60) String value,
        @Min(0) @Max(TrialPlan.PEOPLE_MAX) int min,
        @Min(0) @Max(TrialPlan.PEOPLE_MAX) int max) {}
