package shaopao.hall.catalogue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shaopao.db.Locks;
import shaopao.hall.catalogue.Shelf.Shelved;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.kernel.Words;
import shaopao.workflow.CaseFilter;
import shaopao.workflow.CaseLists;
import shaopao.workflow.CaseStatus;
import shaopao.workflow.ListOrder;

/** The items of the service hall, for those who apply, and every version that an application ever ran on. */
@Component
public class Catalogue {

    private static final Set<CaseStatus> NOT_COUNTED = Set.of(CaseStatus.WITHDRAWN);

    private final Shelf shelf;
    private final Versions versions;
    private final ItemStore store;
    private final Eligibility eligibility;
    private final CaseLists cases;
    private final Locks locks;
    private final Clock clock;

    Catalogue(
            Shelf shelf,
            Versions versions,
            ItemStore store,
            Eligibility eligibility,
            CaseLists cases,
            Locks locks,
            Clock clock) {
        this.shelf = shelf;
        this.versions = versions;
        this.store = store;
        this.eligibility = eligibility;
        this.cases = cases;
        this.locks = locks;
        this.clock = clock;
    }

    /** The item that stands in the hall under a code. */
    public Optional<LiveItem> item(String code) {
        return shelf.content().item(code).map(Shelved::live);
    }

    /**
     * The item for a person who applies for it now; refuses one who may not, and takes one of the applications that
     * there may be. Call it in the transaction that opens the application.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public LiveItem openFor(PersonId person, String code) {
        Shelved found = shelf.content().item(code).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        Item item = found.live().item();
        List<Words> obstacles = eligibility.applicant(person).obstacles(item);
        if (!obstacles.isEmpty()) {
            throw new ProblemException(CatalogueProblem.NOT_FOR_YOU, Map.of("reason", told(obstacles.getFirst())));
        }
        LifeRules.closed(found.row(), item.counterOnly(), clock.instant()).ifPresent(problem -> {
            throw new ProblemException(problem, facts(found.row()));
        });
        Window window = found.row().window();
        window.perPersonMax().ifPresent(most -> oncePerPerson(person, code, most));
        if (window.submissionsMax().isPresent() && !store.takeSubmission(code)) {
            throw new ProblemException(
                    CatalogueProblem.ITEM_FULL,
                    Map.of("max", window.submissionsMax().get()));
        }
        return found.live();
    }

    /** Two applications of one person at the same time wait for each other. */
    private void oncePerPerson(PersonId person, String code, int most) {
        locks.hold("hall.applying " + person + " " + code);
        long there =
                cases
                        .mine(person, CaseFilter.ALL.on(Set.of(code)), ListOrder.NEWEST, Optional.empty(), most + 20)
                        .stream()
                        .filter(one -> !NOT_COUNTED.contains(one.status()))
                        .count();
        if (there >= most) {
            throw new ProblemException(CatalogueProblem.ITEM_TAKEN_ALREADY, Map.of("max", most));
        }
    }

    private static Map<String, Object> facts(ItemRow row) {
        return Map.of(
                "message",
                row.pause().map(pause -> told(pause.message())).orElse(""),
                "until",
                row.pause()
                        .flatMap(ItemRow.ItemPause::until)
                        .map(Object::toString)
                        .orElse(""),
                "opensAt",
                row.window().opensAt().map(Object::toString).orElse(""),
                "closesAt",
                row.window().closesAt().map(Object::toString).orElse(""));
    }

    /** Codes of the items of this name, as people type it; none for an empty text. */
    public Set<String> named(String text) {
        return SearchText.normal(text).isEmpty()
                ? Set.of()
                : shelf.content().index().find(text).stream()
                        .filter(hit -> hit.fit().compareTo(SearchIndex.Fit.TOLD) < 0)
                        .map(SearchIndex.Hit::code)
                        .collect(Collectors.toSet());
    }

    /** Codes of the items within a scope: those that it names, and those of the departments in it. */
    public Set<String> codesWithin(Scope scope) {
        return store.all(scope).stream().map(ItemRow::code).collect(Collectors.toSet());
    }

    /** Codes of the items of a department, by the code or the Chinese name of its office. */
    public Set<String> codesOf(String department) {
        return store.all().stream()
                .filter(row -> row.department().equals(department))
                .map(ItemRow::code)
                .collect(Collectors.toSet());
    }

    /** The item as it was in a version. */
    public LiveItem version(String version) {
        return versions.version(version);
    }

    private static String told(Words words) {
        return words.in(LocaleContextHolder.getLocale());
    }
}
