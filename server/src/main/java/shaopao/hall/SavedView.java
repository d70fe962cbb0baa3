package shaopao.hall;

import com.fasterxml.jackson.annotation.JsonCreator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import shaopao.workflow.CaseStatus;
import shaopao.workflow.ListOrder;

/** A list as its owner likes to see it: what is looked for, which columns, which way. */
record SavedView(UUID id, Kind list, String name, Wish wish) {

    /** The list that it shows. */
    enum Kind {
        TODOS,
        DONE,
        APPLICATIONS,
        COPIES,
        DESK
    }

    /**
     * What is wished.
     *
     * @param assignee on the desk: {@code me}, {@code nobody}, or a person's id
     * @param columns names of the columns that the page shows, in order
     */
    record Wish(
            @NotNull @Size(max = 100) String q,
            @NotNull @Size(max = 200) Set<@NotBlank @Size(max = 60) String> items,
            @NotNull @Size(max = 20) Set<CaseStatus> statuses,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            boolean overdue,
            @NotNull @Size(max = 60) String assignee,
            @NotNull @Size(max = 30) List<@NotBlank @Size(max = 40) String> columns,
            Optional<ListOrder> order) {

        @JsonCreator
        Wish {
            items = Set.copyOf(items);
            statuses = Set.copyOf(statuses);
            columns = List.copyOf(columns);
        }
    }
}
