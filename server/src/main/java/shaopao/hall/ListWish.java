package shaopao.hall;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import shaopao.http.Cursors;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;
import shaopao.workflow.CaseFilter;
import shaopao.workflow.CaseStatus;
import shaopao.workflow.ListOrder;
import shaopao.workflow.ListPlace;

/**
 * What a reader wants of a list, as the address says it.
 *
 * @param q part of number, title or the applicant's name
 * @param item codes of items; none for any
 * @param status none for any
 * @param from first day of the list's own time: when asked, done, told or handed in
 * @param to last day of it
 * @param after from the page before
 * @param limit how many; 20 unless said
 */
public record ListWish(
        @Size(max = 100) @Nullable String q,
        @Size(max = 200) @Nullable Set<String> item,
        @Nullable Set<CaseStatus> status,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,

        @Nullable Boolean overdue,
        @Nullable ListOrder order,
        @Size(max = 1_000) @Nullable String after,
        @Nullable Integer limit) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 2);
    private static final LocalDate LAST = LocalDate.of(9998, 12, 31);

    public CaseFilter filter(Instant now) {
        CaseFilter filter = new CaseFilter(
                q == null ? "" : q,
                item == null ? Set.of() : present(item),
                status == null ? Set.of() : known(status),
                start(from == null ? FIRST : from),
                start((to == null || to.isAfter(LAST) ? LAST : to).plusDays(1)),
                Instant.EPOCH);
        return overdue != null && overdue ? filter.overdue(now) : filter;
    }

    private static Instant start(LocalDate day) {
        LocalDate held = day.isBefore(FIRST) ? FIRST : day;
        return (held.isAfter(LAST) ? LAST : held).atStartOfDay(ZONE).toInstant();
    }

    private static Set<String> present(Set<String> codes) {
        Set<String> present = new HashSet<>();
        for (String code : codes) {
            if (!code.isBlank() && code.indexOf(0) < 0) {
                present.add(code);
            }
        }
        return present;
    }

    /** A status that is blank in the address is none. */
    private static Set<CaseStatus> known(Set<CaseStatus> statuses) {
        return statuses.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    public ListOrder order(ListOrder otherwise) {
        return order == null ? otherwise : order;
    }

    public int size() {
        return Page.limit(limit == null ? 20 : limit);
    }

    /** Where the page before ended. */
    public Optional<ListPlace> place() {
        return after == null || after.isEmpty() ? Optional.empty() : Optional.of(place(after));
    }

    private static ListPlace place(String cursor) {
        var parts = Cursors.unpack(cursor, 3);
        try {
            return new ListPlace(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)), parts.get(2));
        } catch (IllegalArgumentException | java.time.DateTimeException _) {
            throw new ProblemException(KernelProblem.INVALID_REQUEST);
        }
    }

    /** What to send as {@code after} for what follows a row. */
    public static String cursor(Instant at, UUID id, String part) {
        return Cursors.pack(at.toString(), id.toString(), part);
    }
}
