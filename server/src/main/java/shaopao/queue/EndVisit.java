package shaopao.queue;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shaopao.queue.VisitEnd.Obstacle;

record EndVisit(
        @NotNull @Size(max = 100) @Pattern(regexp = "[^\\x00]*") String reason,

        @Size(max = 60) @Nullable String item,
        @NotNull Obstacle obstacle) {

    VisitEnd end() {
        return new VisitEnd(reason.strip(), Optional.ofNullable(item).filter(code -> !code.isBlank()), obstacle);
    }
}
