package shaopao.gates;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * One line of a policy.
 *
 * @param condition CEL over the variables of {@link PolicyLanguage}; true means that this line decides
 * @param opens whether it lets the person pass
 * @param zh what the person reads then
 * @param en the same in English
 */
record PolicyLine(
        @NotBlank @Size(max = 2_000) String condition,
        boolean opens,
        @NotNull @Size(max = 60) String zh,
        @NotNull @Size(max = 120) String en) {}
