package shaopao.bench;

import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import shaopao.rules.Compilation;
import shaopao.rules.Environment;
import shaopao.rules.Outcome;
import shaopao.rules.Rule;
import shaopao.rules.RuleType;
import shaopao.rules.Rules;

/**
 * What rules cost: an ordinary one when warm, and the worst that we can think of when met for the first time. Written
 * by people who mean harm, over the longest lists and texts that a rule may be given.
 */
final class RulesBench {

    private static final int WARM_ROUNDS = 200_000;
    private static final Environment ENVIRONMENT = Environment.of(Map.of(
            "xs", RuleType.parse("list<text>"),
            "ns", RuleType.parse("list<int>"),
            "t", RuleType.parse("text"),
            "u", RuleType.parse("text")));

    private RulesBench() {}

    public static void main(String[] args) {
        Rules rules = new Rules();
        double worst = 0;
        for (Map.Entry<String, String> one : hostile().entrySet()) {
            Rule rule = rule(rules, one.getValue());
            for (int characters : List.of(50, 500, 10_000)) {
                Map<String, Object> given = given(characters);
                long begun = cpuNanos();
                Outcome outcome = rule.evaluate(given);
                double millis = (cpuNanos() - begun) / 1e6;
                worst = Math.max(worst, millis);
                System.out.printf(
                        Locale.ROOT,
                        "%-28s texts of %5d: %6.1f ms %s%n",
                        one.getKey(),
                        characters,
                        millis,
                        outcome.getClass().getSimpleName());
            }
        }
        Rule ordinary = rule(rules, "size(ns) >= 2 && t != u && ns[0] + 18 >= 18");
        Map<String, Object> given = Map.of("ns", List.of(1L, 2L), "t", "a", "u", "b", "xs", List.of());
        double micros = 0;
        for (int round = 0; round < 3; round++) {
            long begun = System.nanoTime();
            for (int i = 0; i < WARM_ROUNDS; i++) {
                ordinary.evaluate(given);
            }
            micros = (System.nanoTime() - begun) / 1e3 / WARM_ROUNDS;
        }
        System.out.printf(Locale.ROOT, "rules: warm_us=%.1f worst_ms=%.0f%n", micros, worst);
    }

    /** What an idle core would take, whatever else this machine does. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Map<String, String> hostile() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("loops, nothing in them", nested(9, "y >= 0"));
        rules.put("loops that calculate", nested(5, "x * y + x * y + x * y + x * y >= 0"));
        rules.put("loops that look through text", nested(6, "!t.contains(u) || !u.contains(t)"));
        rules.put("loops that match", nested(9, "!t.matches('^[ab]*a[ab]*c$')"));
        rules.put("loops that search lists", nested(9, "x in ns && t in xs || true"));
        rules.put(
                "loops that make lists",
                nested(4, "size(xs.filter(z, z != t)) >= 0").replace("ns.all(y, ", "(true && "));
        rules.put("loops that compare lists", nested(9, "xs == xs"));
        rules.put("loops that join texts", nested(9, "size(t + t + t + t + t + t) > 0"));
        return rules;
    }

    private static String nested(int inner, String body) {
        return "ns.all(x, " + String.join(" && ", Collections.nCopies(inner, "ns.all(y, " + body + ")")) + ")";
    }

    private static Map<String, Object> given(int characters) {
        return Map.of(
                "xs",
                IntStream.range(0, 200).mapToObj(_ -> "a".repeat(characters)).toList(),
                "ns",
                LongStream.range(0, 200).boxed().toList(),
                "t",
                "a".repeat(characters),
                "u",
                "a".repeat(characters / 2) + "b");
    }

    private static Rule rule(Rules rules, String expression) {
        return switch (rules.compile(expression, ENVIRONMENT, RuleType.BOOL)) {
            case Compilation.Compiled(Rule rule) -> rule;
            case Compilation.Refused refused -> throw new IllegalStateException(expression + ": " + refused);
        };
    }
}
