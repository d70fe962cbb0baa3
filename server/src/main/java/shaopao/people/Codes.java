package shaopao.people;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shaopao.kernel.Words;

/**
 * The tables of codes: those of standards, shipped with the program, as the school offers them, and the school's own.
 * Each node keeps them in memory and asks at most every second whether there was a change, so that a change on one
 * node is seen on the others within a second.
 */
@Component
public class Codes {

    /** By the machine's own count of time: how old a memory is does not depend on what day it is. */
    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

    private static final class Shipped {
        static final Map<String, CodeTable> TABLES =
                ShippedCodes.tables().stream().collect(Collectors.toMap(CodeTable::name, Function.identity()));
    }

    private final OwnCodeStore own;
    private final CodeChoiceStore choices;
    private final Clock clock;
    private volatile @Nullable Known known;

    Codes(OwnCodeStore own, CodeChoiceStore choices, Clock clock) {
        this.own = own;
        this.choices = choices;
        this.clock = clock;
    }

    /** The name of a code; the code itself when it is none of the table. */
    public String name(String table, String code) {
        return words(table, code).map(Words::zh).orElse(code);
    }

    /** What a code is called, also one that nobody is offered any more. */
    public Optional<Words> words(String table, String code) {
        Known now = known();
        return Optional.ofNullable(now.tables().get(table))
                .map(found -> now.names().computeIfAbsent(table, _ -> CodeView.names(found)))
                .map(names -> names.get(code));
    }

    /** The table of this name, for example {@code political-status} or {@code region}. */
    public Optional<CodeTable> table(String name) {
        return Optional.ofNullable(known().tables().get(name));
    }

    /** Whether there is such a table; of those of standards this is known without a database. */
    public boolean has(String name) {
        return published(name).isPresent() || table(name).isPresent();
    }

    /** Every table without its codes, by name. */
    List<CodeTable> tables() {
        return known().tables().values().stream().map(CodeTable::withoutCodes).toList();
    }

    /** A table as the standard has it. */
    public static Optional<CodeTable> published(String name) {
        return Optional.ofNullable(Shipped.TABLES.get(name));
    }

    /** The same, read anew. */
    Optional<CodeTable> fresh(String name) {
        Known read = read(today(), System.nanoTime());
        known = read;
        return Optional.ofNullable(read.tables().get(name));
    }

    /** After a change on this node. */
    void forget() {
        known = null;
    }

    private Known known() {
        Known kept = known;
        LocalDate today = today();
        long now = System.nanoTime();
        if (kept != null && kept.today().equals(today)) {
            if (now - kept.askedAtNanos() <= KEPT_NANOS) {
                return kept;
            }
            if (choices.revision() == kept.revision()) {
                known = kept.asked(now);
                return kept;
            }
        }
        Known read = read(today, now);
        known = read;
        return read;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), People.ZONE);
    }

    /** The revision is read first: what is changed meanwhile is read again the next time. */
    private Known read(LocalDate today, long now) {
        long revision = choices.revision();
        Map<String, Long> revisions = choices.revisions();
        Map<String, List<CodeChoice>> chosen = choices.choices();
        Map<String, CodeTable> tables = new TreeMap<>(Shipped.TABLES);
        chosen.forEach((name, choice) -> tables.computeIfPresent(
                name, (_, table) -> CodeView.asOffered(table, choice, revisions.getOrDefault(name, 0L))));
        Map<String, List<OwnCode>> codes = own.codes();
        own.tables()
                .forEach(table -> tables.put(
                        table.name(),
                        CodeView.of(
                                table,
                                codes.getOrDefault(table.name(), List.of()),
                                today,
                                revisions.getOrDefault(table.name(), 0L))));
        return new Known(revision, today, tables, new ConcurrentHashMap<>(), now);
    }

    /**
     * What was read.
     *
     * @param names by table, made when the first is asked for
     * @param askedAtNanos when it was last seen that nothing has changed
     */
    private record Known(
            long revision,
            LocalDate today,
            Map<String, CodeTable> tables,
            Map<String, Map<String, Words>> names,
            long askedAtNanos) {

        Known asked(long now) {
            return new Known(revision, today, tables, names, now);
        }
    }
}
