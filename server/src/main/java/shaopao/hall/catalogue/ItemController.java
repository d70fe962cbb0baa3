package shaopao.hall.catalogue;

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

    private final Catalogue catalogue;
    private final Eligibility eligibility;
    private final Forms forms;

    ItemController(Catalogue catalogue, Eligibility eligibility, Forms forms) {
        this.catalogue = catalogue;
        this.eligibility = eligibility;
        this.forms = forms;
    }

    /** The items that are live, those that match the text best first. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping
    Page<ItemCard> items(Actor actor, @RequestParam(defaultValue = "") @Size(max = 100) String q) {
        PersonId person = actor.person();
        List<ItemCard> cards = catalogue.search(q).stream()
                .map(LiveItem::item)
                .map(item -> ItemCard.of(item, eligibility.mayApply(person, item)))
                .toList();
        return new Page<>(cards, Optional.empty());
    }

    /** An item with its guide, its form, what is known already, and the draft if there is one. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{code}")
    ItemPage item(Actor actor, @PathVariable String code) {
        LiveItem live = catalogue.item(code).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        PersonId person = actor.person();
        Item item = live.item();
        return new ItemPage(
                ItemCard.of(item, eligibility.mayApply(person, item)),
                live.version(),
                item.guide(),
                item.form(),
                ItemPage.steps(item.flow().steps(), List.of()),
                forms.prefilled(item.form(), person),
                forms.draft(person, code));
    }
}
