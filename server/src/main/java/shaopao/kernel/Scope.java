package shaopao.kernel;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * On whose data a permission holds. Stores turn it into SQL, so that a row outside the scope is never read:
 *
 * <pre>{@code where (:all or p.unit_id = any(:units) or p.class_id = any(:classes) or p.id = :self)}</pre>
 *
 * @param all everything in the school
 * @param units colleges and departments, each including everything below it (already expanded)
 * @param classes administrative classes of students
 * @param items service items by their code
 * @param self persons, as a rule the actor alone
 */
public record Scope(boolean all, Set<UUID> units, Set<UUID> classes, Set<String> items, Set<UUID> self) {

    public static final Scope ALL = new Scope(true, Set.of(), Set.of(), Set.of(), Set.of());
    public static final Scope NONE = new Scope(false, Set.of(), Set.of(), Set.of(), Set.of());

    public Scope {
        units = Set.copyOf(units);
        classes = Set.copyOf(classes);
        items = Set.copyOf(items);
        self = Set.copyOf(self);
    }

    public static Scope self(PersonId person) {
        return new Scope(false, Set.of(), Set.of(), Set.of(), Set.of(person.value()));
    }

    /** What either of the two covers. */
    public Scope or(Scope other) {
        return new Scope(
                all || other.all,
                union(units, other.units),
                union(classes, other.classes),
                union(items, other.items),
                union(self, other.self));
    }

    private static <T> Set<T> union(Set<T> left, Set<T> right) {
        Set<T> both = new HashSet<>(left);
        both.addAll(right);
        return both;
    }
}
