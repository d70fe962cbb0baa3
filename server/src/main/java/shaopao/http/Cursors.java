package shaopao.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;

/** Packs the key of the last row of a page into one opaque text; unpacks it, refusing what we never handed out. */
public final class Cursors {

    private static final String SEPARATOR = "\u001f";
    private static final int LENGTH_MAX = 1_000;

    private Cursors() {}

    public static String pack(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    /** The parts; refuses with {@code INVALID_REQUEST} unless there are exactly so many and each is text. */
    public static List<String> unpack(String cursor, int parts) {
        try {
            if (cursor.length() <= LENGTH_MAX) {
                String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                List<String> unpacked = List.of(text.split(SEPARATOR, -1));
                if (unpacked.size() == parts
                        && text.indexOf(0) < 0
                        && pack(text).equals(cursor)) {
                    return unpacked;
                }
            }
        } catch (IllegalArgumentException e) {
            throw forged();
        }
        throw forged();
    }

    /** A cursor that is one identifier. */
    public static UUID unpackId(String cursor) {
        try {
            return UUID.fromString(unpack(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw forged();
        }
    }

    private static ProblemException forged() {
        return new ProblemException(
                KernelProblem.INVALID_REQUEST, Map.of("errors", List.of(Map.of("field", "after", "message", ""))));
    }
}
