package shaopao.queue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import shaopao.queue.HallSite.CounterService;

record WriteService(
        @NotNull UUID office,

        @NotBlank @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String nameZh,

        @NotNull @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String nameEn,

        @Min(30) @Max(14_400) int usualSeconds,

        @NotNull @Size(max = 50) List<@NotBlank @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String> items,

        @Min(0) @Max(480) int slotMinutes,
        @Min(0) @Max(200) int slotCapacity,
        @Min(0) @Max(180) int slotDays,
        boolean open) {

    CounterService service(UUID id) {
        return new CounterService(
                id,
                office,
                HallSiteController.words(nameZh, nameEn),
                usualSeconds,
                List.copyOf(items),
                slotMinutes,
                slotCapacity,
                slotDays,
                open);
    }
}
