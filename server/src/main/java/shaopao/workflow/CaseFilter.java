package shaopao.workflow;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a reader looks for in a list of cases; see {@link #ALL} for no wish at all.
 *
 * @param text part of number, title or the applicant's name, in small letters; empty for any
 * @param topics none for any
 * @param statuses none for any
 * @param from first instant of the list's own time: when asked, done, told or handed in
 * @param to the instant before which it was
 * @param overdueAt only what was due before; {@link Instant#EPOCH} for any
 */
public record CaseFilter(
        String text, Set<String> topics, Set<CaseStatus> statuses, Instant from, Instant to, Instant overdueAt) {

    static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

    public static final CaseFilter ALL = new CaseFilter("", Set.of(), Set.of(), Instant.EPOCH, EVER, Instant.EPOCH);

    public CaseFilter {
        text = text.strip().toLowerCase(java.util.Locale.ROOT);
        topics = Set.copyOf(topics);
        statuses = Set.copyOf(statuses);
        from = within(from);
        to = within(to);
    }

    /** Only what was due before the instant. */
    public CaseFilter overdue(Instant now) {
        return new CaseFilter(text, topics, statuses, from, to, now);
    }

    /** The same without its text. */
    public CaseFilter withoutText() {
        return new CaseFilter("", topics, statuses, from, to, overdueAt);
    }

    /** The same on these topics alone. */
    public CaseFilter on(Set<String> only) {
        return new CaseFilter(text, only, statuses, from, to, overdueAt);
    }

    boolean overdue() {
        return overdueAt.isAfter(Instant.EPOCH);
    }

    /** Leaves out the lines of a statement that are marked for a wish ({@code -- when topics}) which is not there. */
    String in(String sql) {
        return sql.lines()
                .filter(line -> {
                    int mark = line.indexOf("-- when ");
                    return mark < 0 || wished(line.substring(mark + "-- when ".length()));
                })
                .map(line -> line.contains("-- when ") ? line.substring(0, line.indexOf("-- when ")) : line)
                .collect(Collectors.joining("\n"));
    }

    private boolean wished(String what) {
        return switch (what) {
            case "text" -> !text.isEmpty();
            case "topics" -> !topics.isEmpty();
            case "statuses" -> !statuses.isEmpty();
            case "overdue" -> overdue();
            default -> throw new IllegalArgumentException(what);
        };
    }

    /** What PostgreSQL can keep. */
    static Instant within(Instant instant) {
        if (instant.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH;
        }
        return instant.isAfter(EVER) ? EVER : instant;
    }
}
