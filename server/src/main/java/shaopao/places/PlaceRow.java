package shaopao.places;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * What somebody says about a place: a form, or a row of an import.
 *
 * @param parent code of the place that it lies in; absent or empty for a campus
 * @param nameEn the Chinese name when it is absent
 * @param facts those known already stay as they are when it is absent
 */
public record PlaceRow(
        @NotBlank @Size(max = 40) String code,
        Optional<@Size(max = 40) String> parent,
        @NotNull PlaceKind kind,
        @NotBlank @Size(max = 100) String nameZh,
        Optional<@Size(max = 100) String> nameEn,
        @PositiveOrZero @Max(1_000_000) int capacity,
        Optional<@DecimalMin("-90") @DecimalMax("90") Double> latitude,
        Optional<@DecimalMin("-180") @DecimalMax("180") Double> longitude,
        Optional<@Valid PlaceFacts> facts) {}
