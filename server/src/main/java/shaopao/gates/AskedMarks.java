package shaopao.gates;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which marks a policy can ask for. As long as its lines say {@code 'resident:D03' in marks} and nothing else of marks,
 * those words are all; otherwise any mark may matter. A reader then holds no more about people than its own policy
 * asks, and thousands of rooms do not make thousands of different facts. Pure.
 */
final class AskedMarks {

    private static final Pattern MENTION = Pattern.compile("\\bmarks\\b");
    private static final Pattern NAMED = Pattern.compile("(['\"])([^'\"\\\\\\n]*)\\1\\s+in\\s+marks\\b");

    private AskedMarks() {}

    static Predicate<String> by(GatePolicy policy) {
        Set<String> named = new HashSet<>();
        if (policy.mode() == GateMode.EXAM) {
            named.add("exam:" + policy.exam());
            named.add("invigilator:" + policy.exam());
        }
        for (PolicyLine line : policy.lines()) {
            long sure = 0;
            Matcher one = NAMED.matcher(line.condition());
            while (one.find()) {
                named.add(one.group(2));
                sure++;
            }
            if (MENTION.matcher(line.condition()).results().count() > sure) {
                return _ -> true;
            }
        }
        return named::contains;
    }
}
