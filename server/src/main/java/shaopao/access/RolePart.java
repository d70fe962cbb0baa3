package shaopao.access;

import java.util.Map;
import java.util.Set;

/**
 * What a module adds to the roles: implemented above as a bean, so that the permissions of a module are given where
 * they are used.
 */
public interface RolePart {

    /** Code of a role ({@code student}, {@code counsellor}, {@code clerk} …) to permissions it holds as well. */
    Map<String, Set<String>> permissions();
}
