package shaopao.hall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.files.FileId;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.workflow.CaseId;

/** Words, added files and results on an application. */
@RestController
@RequestMapping("/api/hall/applications/{id}")
class ConversationController {

    private final Conversations conversations;

    ConversationController(Conversations conversations) {
        this.conversations = conversations;
    }

    /** The words on an application, the oldest first; internal ones for those who handle it. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/messages")
    Page<ApplicationMessage> messages(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "100") int limit) {
        return conversations.messages(actor, new CaseId(id), after, Page.limit(limit));
    }

    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/messages")
    ApplicationMessage say(Actor actor, @PathVariable UUID id, @Valid @RequestBody SayOnApplication command) {
        return conversations.say(actor, new CaseId(id), command.text(), command.internal());
    }

    /** Adds a file that the caller has uploaded. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/supplements")
    Supplement supplement(Actor actor, @PathVariable UUID id, @Valid @RequestBody AddSupplement command) {
        return conversations.add(actor, new CaseId(id), command.file(), command.note(), command.internal());
    }

    /** Says what came of it; saying it again replaces it. */
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/result")
    CaseResult conclude(Actor actor, @PathVariable UUID id, @Valid @RequestBody ConcludeApplication command) {
        return conversations.conclude(actor, new CaseId(id), command.text(), command.files());
    }

    /** The reader has seen the application up to this version; what comes later is new. */
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void see(Actor actor, @PathVariable UUID id, @Valid @RequestBody SeeApplication command) {
        conversations.see(actor, new CaseId(id), command.version());
    }

    /** A word; an internal one is kept from the applicant. */
    record SayOnApplication(@NotBlank @Size(max = 2_000) String text, boolean internal) {}

    /** An uploaded file, and what it is. */
    record AddSupplement(
            @NotNull FileId file, @NotNull @Size(max = 300) String note, boolean internal) {}

    /** What came of it. */
    record ConcludeApplication(
            @NotBlank @Size(max = 5_000) String text,
            @NotNull @Size(max = 20) List<FileId> files) {}

    /** Up to which version. */
    record SeeApplication(@Min(0) int version) {}
}
