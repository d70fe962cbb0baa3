package shaopao.queue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;

/** What a hall is called and where it is; it stands nowhere when no place is given. */
record ChangeHall(
        @NotBlank @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String nameZh,

        @NotNull @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String nameEn,

        Optional<UUID> place) {}
