package shaopao.hall.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;

/** Items that people are to try before they go live, for those who let them be tried. */
@Component
public class TriedItems {

    private final ItemStore store;
    private final Versions versions;

    TriedItems(ItemStore store, Versions versions) {
        this.store = store;
        this.versions = versions;
    }

    /** All within a scope. */
    public List<TriedItem> within(Scope scope) {
        return store.all(scope).stream().flatMap(row -> tried(row).stream()).toList();
    }

    /** One within a scope; refuses an item that is not given to people to try. */
    public TriedItem tried(Scope scope, String code) {
        ItemRow row = store.row(code, scope).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        return tried(row)
                .orElseThrow(() -> new ProblemException(
                        CatalogueProblem.ITEM_NOT_DESCRIBED,
                        Map.of("state", row.state().name())));
    }

    private Optional<TriedItem> tried(ItemRow row) {
        return row.life()
                .tried()
                .map(version -> new TriedItem(
                        row.code(),
                        row.title().name(),
                        row.title().unit(),
                        row.version().isPresent(),
                        versions.version(version)));
    }
}
