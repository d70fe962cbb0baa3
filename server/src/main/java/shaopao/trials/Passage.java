package shaopao.trials;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * How somebody fared at one field since it was last told.
 *
 * @param field key of a field, or of a step
 * @param seconds for which the field was the one at work
 * @param stumbles how often it was flawed when the form was to be handed in
 */
record Passage(
        @NotBlank @Size(max = 100) String field,
        @Min(0) @Max(3_600) int seconds,
        @Min(0) @Max(100) int stumbles) {}
