package shaopao.hall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.forms.Draft;
import shaopao.forms.Drafts;
import shaopao.forms.FieldFlaw;
import shaopao.forms.Forms;
import shaopao.hall.catalogue.Catalogue;
import shaopao.hall.catalogue.LiveItem;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.workflow.CaseId;

/** What people have typed and not handed in. */
@RestController
@RequestMapping("/api/hall")
class DraftController {

    private final Catalogue catalogue;
    private final Drafts drafts;
    private final Forms forms;
    private final Repeats repeats;

    DraftController(Catalogue catalogue, Drafts drafts, Forms forms, Repeats repeats) {
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.forms = forms;
        this.repeats = repeats;
    }

    /** The reader's drafts, the latest first. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/drafts")
    Page<DraftCard> drafts(Actor actor) {
        List<DraftCard> cards = drafts.drafts(actor.person()).stream()
                .map(draft -> new DraftCard(name(draft.form()), draft))
                .toList();
        return new Page<>(cards, Optional.empty());
    }

    /** The draft of the reader's application for an item. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/drafts/{code}")
    Draft draft(Actor actor, @PathVariable String code) {
        return drafts.draft(actor.person(), code).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** Which answers of the draft no longer fit the item's form, after it has changed. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/drafts/{code}/unfit")
    Page<UnfitAnswer> unfit(Actor actor, @PathVariable String code) {
        Draft draft = draft(actor, code);
        List<UnfitAnswer> unfit = forms.unfit(live(code).item().form(), actor.person(), draft.answers()).stream()
                .map(flaw -> new UnfitAnswer(flaw.field(), flaw.reason()))
                .toList();
        return new Page<>(unfit, Optional.empty());
    }

    /** Keeps what was typed so far, unchecked; refuses to save over what was saved elsewhere and not seen here. */
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/drafts/{code}")
    Draft save(Actor actor, @PathVariable String code, @Valid @RequestBody SaveDraft command) {
        LiveItem live = live(code);
        return drafts.save(
                actor.person(),
                live.item().code(),
                Optional.of(live.version()),
                ApplicationController.given(command.answers()),
                Optional.ofNullable(command.revision()));
    }

    /** Throws a draft away; it can be brought back for a while. */
    @MayCall(MayCall.SIGNED_IN)
    @DeleteMapping("/drafts/{code}")
    void discard(Actor actor, @PathVariable String code) {
        drafts.discard(actor.person(), code);
    }

    /** What the reader has thrown away and can bring back, the latest first. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/discarded-drafts")
    Page<DiscardedDraftCard> discarded(Actor actor) {
        List<DiscardedDraftCard> cards = drafts.discarded(actor.person()).stream()
                .map(draft -> new DiscardedDraftCard(name(draft.form()), draft))
                .toList();
        return new Page<>(cards, Optional.empty());
    }

    /** Brings a draft back. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/discarded-drafts/{id}/restore")
    Draft restore(Actor actor, @PathVariable UUID id) {
        return drafts.restore(actor.person(), id);
    }

    /** Begins a new application for the same item with the answers of an earlier one of one's own. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/applications/{id}/draft")
    Draft repeat(Actor actor, @PathVariable UUID id, @Valid @RequestBody RepeatApplication command) {
        return repeats.begin(actor, new CaseId(id), command.replace());
    }

    /** An item that is gone has no other name than its code. */
    private Words name(String code) {
        return catalogue.item(code).map(live -> live.item().name()).orElse(Words.of(code));
    }

    private LiveItem live(String code) {
        return catalogue.item(code).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /**
     * Keep these answers as the draft.
     *
     * @param revision on which they were typed, 0 for none; without one they are saved over whatever is there
     */
    record SaveDraft(
            @NotNull @Size(max = 200) Map<String, @Nullable Object> answers,
            @Nullable Integer revision) {}

    /** An answer that the form does not take any more. */
    record UnfitAnswer(String field, FieldFlaw.Reason reason) {}

    /** A draft that is there is replaced only when this says so. */
    record RepeatApplication(boolean replace) {}
}
