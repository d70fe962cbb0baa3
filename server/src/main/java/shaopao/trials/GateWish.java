package shaopao.trials;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/**
 * What a trial must show before its version may go live; no finding may be open besides.
 *
 * @param completedMin so many people have tried it to the end, or given up
 * @param successPercentMin of those, so many got to the end
 * @param scoreMin mean of the UMUX-Lite scores, 0 to 100; 0 asks for none
 * @param medianSecondsMax half of those who got there needed no longer
 */
record GateWish(
        @Min(1) @Max(TrialPlan.PEOPLE_MAX) int completedMin,
        @Min(0) @Max(100) int successPercentMin,
        @Min(0) @Max(100) int scoreMin,
        Optional<@Min(1) @Max(86_400) Integer> medianSecondsMax) {}
