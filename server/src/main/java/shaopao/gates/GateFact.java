package shaopao.gates;

import java.time.Instant;
import java.util.Optional;

/**
 * What is said of a person.
 *
 * @param word code of the place or campaign, or the mark; empty for off campus
 * @param state of a campaign, otherwise empty
 * @param from absent when it has been so ever since
 * @param until the first instant after; absent when nobody knows
 */
record GateFact(GateFactKind kind, String word, String state, Optional<Instant> from, Optional<Instant> until) {

    /** As files and other systems write it: {@code D03-412}, {@code welcome=done}, {@code library-late}. */
    String value() {
        return kind == GateFactKind.CAMPAIGN ? word + "=" + state : word;
    }

    /** With a beginning, where none was said. */
    GateFact since(Instant start) {
        return from.isPresent() ? this : new GateFact(kind, word, state, Optional.of(start), until);
    }
}
