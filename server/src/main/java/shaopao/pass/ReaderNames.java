package shaopao.pass;

import java.util.Collection;
import java.util.Map;

/** Tells how people call readers: implemented above, by the modules that own them. */
public interface ReaderNames {

    /** Names of those that the module knows, such as "东门 1 · 进"; others are absent. */
    Map<ReaderId, String> names(Collection<ReaderId> readers);
}
