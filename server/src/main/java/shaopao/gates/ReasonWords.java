package shaopao.gates;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import shaopao.kernel.Words;

/** What people read of a decision, in both languages: the line's own words, or those of the reason. */
@Component
class ReasonWords {

    private final Map<GateReason, Words> words = new EnumMap<>(GateReason.class);

    ReasonWords(MessageSource messages) {
        for (GateReason reason : GateReason.values()) {
            String key = "gate.reason." + reason;
            words.put(
                    reason,
                    new Words(
                            Objects.requireNonNull(messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE)),
                            Objects.requireNonNull(messages.getMessage(key, null, Locale.ENGLISH))));
        }
    }

    Words of(GateReason reason) {
        return Objects.requireNonNull(words.get(reason));
    }

    /** With the words of the line that decided, when it has some. */
    Words of(GateVerdict verdict, GatePolicy policy) {
        if (verdict.line() < 0 || verdict.line() >= policy.lines().size()) {
            return of(verdict.reason());
        }
        PolicyLine line = policy.lines().get(verdict.line());
        return line.zh().isBlank()
                ? of(verdict.reason())
                : new Words(line.zh(), line.en().isBlank() ? line.zh() : line.en());
    }
}
