package shaopao.people;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shaopao.kernel.Words;

/** Tables of codes as forms offer them: in the school's order, what it hides with everything below it not offered. */
final class CodeView {

    private CodeView() {}

    /** A table of a standard with what the school does with it. */
    static CodeTable asOffered(CodeTable published, List<CodeChoice> choices, long revision) {
        Map<String, CodeChoice> chosen =
                choices.stream().collect(Collectors.toMap(CodeChoice::code, Function.identity()));
        List<CodeTable.Code> codes = published.codes().stream()
                .map(code -> chosen(code, chosen.get(code.code())))
                .sorted(Comparator.comparingInt(code -> place(chosen.get(code.code()))))
                .toList();
        return new CodeTable(
                published.name(),
                published.title(),
                published.standard(),
                false,
                true,
                revision,
                withoutWhatIsBelow(codes));
    }

    private static CodeTable.Code chosen(CodeTable.Code code, @Nullable CodeChoice choice) {
        return choice == null
                ? code
                : new CodeTable.Code(
                        code.code(),
                        code.name(),
                        code.nameEn(),
                        code.parent(),
                        code.note(),
                        choice.shortName().orElse(null),
                        !choice.hidden(),
                        !choice.hidden(),
                        null,
                        null);
    }

    /** Sorting is stable, so that those without a place follow as the standard has them. */
    private static int place(@Nullable CodeChoice choice) {
        return choice == null ? Integer.MAX_VALUE : choice.position().orElse(Integer.MAX_VALUE);
    }

    /** A table of the school's own. */
    static CodeTable of(OwnTable table, List<OwnCode> codes, LocalDate today, long revision) {
        return new CodeTable(
                table.name(),
                table.title(),
                table.note(),
                true,
                table.inUse(),
                revision,
                withoutWhatIsBelow(codes.stream().map(code -> code.shown(today)).toList()));
    }

    private static List<CodeTable.Code> withoutWhatIsBelow(List<CodeTable.Code> codes) {
        Set<String> closed = new HashSet<>();
        codes.stream().filter(code -> !code.offered()).forEach(code -> closed.add(code.code()));
        if (closed.isEmpty()) {
            return codes;
        }
        Map<String, String> above = new HashMap<>();
        codes.forEach(code -> above.put(code.code(), Objects.requireNonNullElse(code.parent(), "")));
        return codes.stream()
                .map(code -> code.offered(code.offered() && !below(code.code(), above, closed)))
                .toList();
    }

    private static boolean below(String code, Map<String, String> above, Set<String> closed) {
        String at = code;
        for (int level = 0; level < CodeRules.LEVELS_MAX && !at.isEmpty(); level++) {
            if (closed.contains(at)) {
                return true;
            }
            at = above.getOrDefault(at, "");
        }
        return false;
    }

    /** Every code's name. */
    static Map<String, Words> names(CodeTable table) {
        return table.codes().stream().collect(Collectors.toMap(CodeTable.Code::code, CodeTable.Code::words));
    }
}
