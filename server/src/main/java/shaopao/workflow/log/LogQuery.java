package shaopao.workflow.log;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Of which cases a log is wanted.
 *
 * @param all of every topic
 * @param topics of these; counts when not all are wanted
 * @param from opened then or later
 * @param until opened before
 */
public record LogQuery(boolean all, Set<String> topics, Optional<Instant> from, Optional<Instant> until) {

    public LogQuery {
        topics = Set.copyOf(topics);
    }

    /** All that was ever opened on these topics. */
    public static LogQuery of(Set<String> topics) {
        return new LogQuery(false, topics, Optional.empty(), Optional.empty());
    }
}
