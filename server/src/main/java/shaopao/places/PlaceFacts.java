package shaopao.places;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * What a place is searched by.
 *
 * @param floor the ground floor is 1, cellars count from -1
 * @param equipment words such as {@code projector}; each once, sorted
 * @param quiet whether people are silent there
 * @param power whether there are sockets
 * @param plan where it lies on the plan of what it lies in, in parts of its width and height
 */
public record PlaceFacts(
        Optional<@Min(-9) @Max(200) Integer> floor,
        @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = "[\\p{IsHan}a-z0-9-]{1,30}") String> equipment,
        boolean quiet,
        boolean power,
        Optional<@Valid PlanPoint> plan) {

    /** Nothing is known. */
    public static final PlaceFacts NONE = new PlaceFacts(Optional.empty(), List.of(), false, false, Optional.empty());

    /** Parts of width and height from the upper left corner, 0 to 1. */
    public record PlanPoint(
            @DecimalMin("0") @DecimalMax("1") double x,
            @DecimalMin("0") @DecimalMax("1") double y) {}

    public PlaceFacts {
        equipment = equipment == null
                ? List.of()
                : equipment.stream().distinct().sorted().toList();
    }
}
