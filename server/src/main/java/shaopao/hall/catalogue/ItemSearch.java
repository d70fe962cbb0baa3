package shaopao.hall.catalogue;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.hall.catalogue.Guidance.GuideMaterial;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;

/** Finds items for somebody who stands at a machine or a counter of the hall. */
@Component
public class ItemSearch {

    private final ItemFinder finder;
    private final Eligibility eligibility;
    private final Catalogue catalogue;

    ItemSearch(ItemFinder finder, Eligibility eligibility, Catalogue catalogue) {
        this.finder = finder;
        this.eligibility = eligibility;
        this.catalogue = catalogue;
    }

    /**
     * An item as a machine shows it.
     *
     * @param mayApply whether the person may, and it is open now; false for a counter item
     * @param materials what is to be handed in, as its guide has it
     */
    public record FoundItem(
            String code,
            Words name,
            Words summary,
            Words department,
            int promisedDays,
            boolean counterOnly,
            boolean mayApply,
            List<Words> materials) {}

    /** What fits the text, the best first; for everybody, or as it is for one person. */
    public List<FoundItem> found(Optional<PersonId> person, String text, int limit) {
        Applicant applicant =
                person.map(eligibility::applicant).orElseGet(() -> new Applicant(Optional.empty(), _ -> false));
        ItemFinder.Wish wish = new ItemFinder.Wish(text, "", "", "", Optional.empty(), false, Optional.empty());
        return finder.find(wish, applicant).stream()
                .limit(limit)
                .map(card -> new FoundItem(
                        card.code(),
                        card.name(),
                        card.summary(),
                        card.department(),
                        card.promisedDays(),
                        card.counterOnly(),
                        card.mayApply() && card.closed().isEmpty() && !card.counterOnly(),
                        materials(card.code())))
                .toList();
    }

    private List<Words> materials(String code) {
        return catalogue
                .item(code)
                .flatMap(live -> live.item().guidance())
                .map(guidance ->
                        guidance.materials().stream().map(GuideMaterial::name).toList())
                .orElse(List.of());
    }
}
