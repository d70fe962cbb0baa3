package shaopao.people;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The codes that an import needs, read once. */
final class CodeBook {

    /** Column of an import file to table of codes. */
    static final Map<String, String> TABLES = Map.of(
            "sex", "sex",
            "nationality", "country",
            "ethnicGroup", "ethnic-group",
            "politicalStatus", "political-status",
            "identityType", "id-document");

    /** Short words that people write where the standard has a long one. */
    private static final Map<String, Map<String, String>> SHORT = Map.of(
            "sex", Map.of("男", "1", "女", "2"),
            "nationality", Map.of("中国", "156", "中华人民共和国", "156"),
            "politicalStatus", Map.of("中共党员", "01", "预备党员", "02", "中共预备党员", "02", "共青团员", "03", "团员", "03", "群众", "13"),
            "identityType", Map.of("身份证", "1", "港澳居民来往内地通行证", "6"));

    private final Map<String, Set<String>> codes = new HashMap<>();
    private final Map<String, Map<String, String>> names = new HashMap<>();
    private final Set<String> regions;

    CodeBook(CodeStore store) {
        TABLES.forEach((column, table) -> {
            codes.put(column, store.codes(table));
            names.put(column, store.codesByName(table));
        });
        regions = store.codes("region");
    }

    boolean regionKnown(String code) {
        return regions.contains(code);
    }

    /** The code for a code, a name, or a short word. */
    @Nullable String code(String column, String text) {
        Set<String> known = codes.getOrDefault(column, Set.of());
        if (known.contains(text)) {
            return text;
        }
        String padded = text.length() == 1 ? "0" + text : text;
        if (known.contains(padded)) {
            return padded;
        }
        String byName = names.getOrDefault(column, Map.of()).get(text);
        return byName != null ? byName : SHORT.getOrDefault(column, Map.of()).get(text);
    }
}
