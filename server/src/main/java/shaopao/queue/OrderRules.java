package shaopao.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is called next. The rules that people read:
 *
 * <ol>
 *   <li>A counter calls for the services that it and its clerk can do.
 *   <li>Within a lane the earlier place in line goes first.
 *   <li>An appointment whose time has come goes before those without one; but after an appointment a counter first
 *       calls somebody without one, as long as anybody waits.
 *   <li>An appointment whose time has not come is called only when nobody else waits.
 * </ol>
 *
 * <p>So whoever has {@code k} people before them in their lane is called after at most {@code 2(k+1)} calls of any one
 * counter that can serve them. Those who come back with an earlier place count among the {@code k} when they do.
 */
final class OrderRules {

    private static final Comparator<Waiting> EARLIER =
            Comparator.comparing(Waiting::rank).thenComparing(Waiting::id);

    private OrderRules() {}

    /**
     * One who waits.
     *
     * @param rank place in line: for an appointment the time that was agreed, for others when they came
     */
    record Waiting(UUID id, UUID service, Lane lane, Instant rank) {}

    /**
     * The next one for a counter; empty when nobody waits for it.
     *
     * @param last the lane of the one whom the counter called before
     */
    static Optional<Waiting> next(Collection<Waiting> waiting, Set<UUID> services, Lane last, Instant now) {
        Waiting booked = null;
        Waiting open = null;
        Waiting early = null;
        for (Waiting one : waiting) {
            if (services.contains(one.service())) {
                if (one.lane() == Lane.OPEN) {
                    open = first(open, one);
                } else if (one.rank().isAfter(now)) {
                    early = first(early, one);
                } else {
                    booked = first(booked, one);
                }
            }
        }
        return Optional.ofNullable(chosen(booked, open, early, last));
    }

    private static @Nullable Waiting chosen(
            @Nullable Waiting booked, @Nullable Waiting open, @Nullable Waiting early, Lane last) {
        if (booked != null && open != null) {
            return last == Lane.BOOKED ? open : booked;
        }
        if (booked != null) {
            return booked;
        }
        return open != null ? open : early;
    }

    private static Waiting first(@Nullable Waiting known, Waiting one) {
        return known == null || EARLIER.compare(one, known) < 0 ? one : known;
    }

    /**
     * How many are called before each, if one counter called for all of them from now on and nobody came back: what
     * people see as "before you".
     */
    static Map<UUID, Integer> ahead(Collection<Waiting> waiting, Instant now) {
        List<Waiting> left = new ArrayList<>(waiting);
        Set<UUID> services = left.stream().map(Waiting::service).collect(Collectors.toSet());
        Map<UUID, Integer> ahead = new HashMap<>();
        Lane last = Lane.OPEN;
        for (Optional<Waiting> next = next(left, services, last, now);
                next.isPresent();
                next = next(left, services, last, now)) {
            ahead.put(next.get().id(), ahead.size());
            last = next.get().lane();
            left.remove(next.get());
        }
        return ahead;
    }
}
