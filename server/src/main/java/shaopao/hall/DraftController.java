package shaopao.hall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
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
import shaopao.forms.Forms;
import shaopao.hall.catalogue.Catalogue;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.ProblemException;
import shaopao.workflow.CaseId;

/** What people have typed and not handed in. */
@RestController
@RequestMapping("/api/hall")
class DraftController {

    private final Catalogue catalogue;
    private final Forms forms;
    private final Repeats repeats;

    DraftController(Catalogue catalogue, Forms forms, Repeats repeats) {
        this.catalogue = catalogue;
        this.forms = forms;
        this.repeats = repeats;
    }

    /** The draft of the reader's application for an item. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/drafts/{code}")
    Draft draft(Actor actor, @PathVariable String code) {
        return forms.draft(actor.person(), code).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** Keeps what was typed so far; it is not checked. */
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/drafts/{code}")
    Draft save(Actor actor, @PathVariable String code, @Valid @RequestBody SaveDraft command) {
        String item = catalogue
                .item(code)
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND))
                .item()
                .code();
        return forms.save(actor.person(), item, ApplicationController.given(command.answers()));
    }

    @MayCall(MayCall.SIGNED_IN)
    @DeleteMapping("/drafts/{code}")
    void discard(Actor actor, @PathVariable String code) {
        forms.discard(actor.person(), code);
    }

    /** Begins a new application for the same item with the answers of an earlier one of one's own. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/applications/{id}/draft")
    Draft repeat(Actor actor, @PathVariable UUID id, @Valid @RequestBody RepeatApplication command) {
        return repeats.begin(actor, new CaseId(id), command.replace());
    }

    /** Keep these answers as the draft. */
    record SaveDraft(@NotNull @Size(max = 200) Map<String, @Nullable Object> answers) {}

    /** A draft that is there is replaced only when this says so. */
    record RepeatApplication(boolean replace) {}
}
