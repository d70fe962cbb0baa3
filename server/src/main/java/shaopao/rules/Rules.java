package shaopao.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Compiles rules and keeps the compiled ones, as many as are in use at a school. Safe for threads. */
@Component
public class Rules {

    private static final int ENGINES_KEPT = 200;
    private static final int RULES_KEPT = 2_000;

    private final Map<Environment, CelEngine> engines = lately(ENGINES_KEPT);
    private final Map<Key, Compilation> compiled = lately(RULES_KEPT);

    /**
     * Parses and type-checks an expression; call it when a rule is saved, and tell the person where it went wrong.
     *
     * @param expression at most 2,000 characters
     * @param result the type that the whole must have; a condition is {@link RuleType#BOOL}
     */
    public Compilation compile(String expression, Environment environment, RuleType result) {
        return kept(
                compiled,
                new Key(expression, environment, result),
                () -> kept(engines, environment, () -> new CelEngine(environment))
                        .compile(expression, result));
    }

    /** A rule that was accepted when it was saved; refuses one that is no longer, which is a defect. */
    public Rule rule(String expression, Environment environment, RuleType result) {
        return switch (compile(expression, environment, result)) {
            case Compilation.Compiled(Rule rule) -> rule;
            case Compilation.Refused refused -> throw new IllegalStateException(expression + " is refused: " + refused);
        };
    }

    private record Key(String expression, Environment environment, RuleType result) {}

    private static <K, V> V kept(Map<K, V> kept, K key, Supplier<V> making) {
        synchronized (kept) {
            V known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        V made = making.get();
        synchronized (kept) {
            kept.put(key, made);
        }
        return made;
    }

    /** Forgets what was not used for longest. */
    private static <K, V> Map<K, V> lately(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
