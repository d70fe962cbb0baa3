package shaopao.notices;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;

/**
 * Something to be told.
 *
 * @param code of a {@link shaopao.notices.spi.NoticeKind}
 * @param key names this one telling: whoever was told under it is not told again
 * @param to everybody who is told; thousands are fine
 * @param facts a value for each variable of the kind
 * @param link path inside the portal that shows more
 * @param importance instead of that of the kind
 * @param smsAfter send an SMS as well when the message is still unread after so long
 */
public record NewNotice(
        String code,
        String key,
        Set<PersonId> to,
        Map<String, Words> facts,
        Optional<String> link,
        Optional<Importance> importance,
        Optional<Duration> smsAfter) {

    private static final int KEY_LENGTH_MAX = 200;

    public NewNotice {
        if (key.isBlank() || key.length() > KEY_LENGTH_MAX) {
            throw new IllegalArgumentException("A key has 1 to 200 characters: " + key);
        }
        if (link.filter(path -> !path.startsWith("/") || path.startsWith("//")).isPresent()) {
            throw new IllegalArgumentException("A link is a path inside the portal: " + link.get());
        }
        to = Set.copyOf(to);
        facts = Map.copyOf(facts);
    }

    public static NewNotice of(String code, String key, Collection<PersonId> to) {
        return new NewNotice(code, key, Set.copyOf(to), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public NewNotice with(String variable, Words value) {
        Map<String, Words> more = new LinkedHashMap<>(facts);
        more.put(variable, value);
        return new NewNotice(code, key, to, more, link, importance, smsAfter);
    }

    /** The same value in both languages; a blank one is allowed. */
    public NewNotice with(String variable, String value) {
        return with(variable, value.isBlank() ? new Words("—", "—") : Words.of(value));
    }

    public NewNotice linkedTo(String path) {
        return new NewNotice(code, key, to, facts, Optional.of(path), importance, smsAfter);
    }

    public NewNotice as(Importance other) {
        return new NewNotice(code, key, to, facts, link, Optional.of(other), smsAfter);
    }

    public NewNotice smsAfter(Duration unread) {
        return new NewNotice(code, key, to, facts, link, importance, Optional.of(unread));
    }
}
