package shaopao.people;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import shaopao.kernel.ProblemException;

/** Where a page of search results ended: the key that was found and the person. */
record PageMark(String key, UUID person) {

    static final PageMark START = new PageMark("", new UUID(0, 0));

    static PageMark of(String text) {
        if (text.isEmpty()) {
            return START;
        }
        try {
            String mark = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (mark.length() < 36 || mark.indexOf('\0') >= 0) {
                throw new ProblemException(PeopleProblem.PAGE_MARK_INVALID);
            }
            return new PageMark(mark.substring(36), UUID.fromString(mark.substring(0, 36)));
        } catch (IllegalArgumentException _) {
            throw new ProblemException(PeopleProblem.PAGE_MARK_INVALID);
        }
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((person + key).getBytes(StandardCharsets.UTF_8));
    }
}
