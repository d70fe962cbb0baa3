package shaopao.hall.catalogue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.forms.Forms;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

@RestController
@RequestMapping("/api/hall/items")
class ItemController {

    private final Shelf shelf;
    private final ItemFinder finder;
    private final Eligibility eligibility;
    private final ForMe forMe;
    private final Forms forms;

    ItemController(Shelf shelf, ItemFinder finder, Eligibility eligibility, ForMe forMe, Forms forms) {
        this.shelf = shelf;
        this.finder = finder;
        this.eligibility = eligibility;
        this.forMe = forMe;
        this.forms = forms;
    }

    /**
     * The items of the hall that fit, the best first: by Chinese, pinyin, initials, synonyms, with typing errors. What
     * the reader may not apply for comes last, or not at all with {@code forMe}.
     */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping
    Page<ItemCard> items(
            Actor actor,
            @RequestParam(defaultValue = "") @Size(max = 100) String q,
            @RequestParam(defaultValue = "") @Size(max = 100) String department,
            @RequestParam(defaultValue = "") @Size(max = 100) String category,
            @RequestParam(defaultValue = "") @Size(max = 100) String tag,
            @RequestParam Optional<LifeEvent> event,
            @RequestParam(defaultValue = "false") boolean forMe,
            @RequestParam Optional<Boolean> online,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int after,
            @RequestParam(defaultValue = "50") int limit) {
        ItemFinder.Wish wish = new ItemFinder.Wish(q, department, category, tag, event, forMe, online);
        List<ItemCard> found = finder.find(wish, eligibility.applicant(actor.person()));
        int end = after + Page.limit(limit);
        Optional<String> next = end < found.size() ? Optional.of(Integer.toString(end)) : Optional.empty();
        return new Page<>(found.stream().skip(after).limit(Page.limit(limit)).toList(), next);
    }

    /** By what items can be filtered, with the number of items of each sort. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/facets")
    ItemFinder.Facets facets() {
        return finder.facets();
    }

    /** An item with its guide, its form, what is known already, and the draft if there is one. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{code}")
    ItemPage item(Actor actor, @PathVariable String code) {
        Shelf.Shelved found =
                shelf.content().item(code).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        PersonId person = actor.person();
        Item item = found.live().item();
        Applicant applicant = eligibility.applicant(person);
        ForMe.Ties ties = forMe.ties(person, code);
        return new ItemPage(
                finder.card(found, applicant),
                found.live().version(),
                applicant.obstacles(item),
                item.guidance().orElse(Guidance.NONE),
                item.guide(),
                item.form(),
                ItemPage.steps(item.flow().steps(), List.of()),
                forms.prefilled(item.form(), person),
                forms.draft(person, code),
                forms.materials(item.form(), person),
                ties.favourite(),
                ties.last());
    }
}
