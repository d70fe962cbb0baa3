package shaopao.hall;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.files.FileId;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseSummary;

/** Applications handed in, looked at, moved. */
@RestController
@RequestMapping("/api/hall/applications")
class ApplicationController {

    private final Applications applications;
    private final ApplicationPages pages;
    private final Documents documents;
    private final Cards cards;

    ApplicationController(Applications applications, ApplicationPages pages, Documents documents, Cards cards) {
        this.applications = applications;
        this.pages = pages;
        this.documents = documents;
        this.cards = cards;
    }

    /** Hands an application in; the same id again gives the application that is there. */
    @Once(inOneTransaction = true)
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping
    ApplicationCard apply(Actor actor, @Valid @RequestBody ApplyForItem command) {
        CaseSummary opened = applications.apply(
                actor, new CaseId(command.id()), command.item(), given(command.answers()), command.chosen());
        return cards.of(opened);
    }

    /** An application with answers, history and for whom it waits, for those who have to do with it. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{id}")
    ApplicationPage application(Actor actor, @PathVariable UUID id) {
        return pages.page(actor, new CaseId(id));
    }

    /** The file of an application, ready for print. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{id}/file")
    CaseDocument document(Actor actor, @PathVariable UUID id) {
        return documents.document(actor, new CaseId(id));
    }

    /** Leads to the content of a file of the application, if the reader may see it, by an address for five minutes. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{id}/files/{file}")
    ResponseEntity<Void> material(Actor actor, @PathVariable UUID id, @PathVariable FileId file) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(documents.link(actor, new CaseId(id), file)))
                .build();
    }

    /** Does an act; done already under the same command id, it changes nothing more. */
    @Once(inOneTransaction = true)
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{id}/acts")
    ApplicationCard act(Actor actor, @PathVariable UUID id, @Valid @RequestBody ActOnApplication command) {
        return cards.of(applications.act(actor, new CaseId(id), command));
    }

    /** A field that was emptied again is sent as null and is not answered. */
    static Map<String, Object> given(Map<String, @Nullable Object> answers) {
        Map<String, Object> given = new LinkedHashMap<>();
        answers.forEach((field, answer) -> {
            if (answer != null) {
                given.put(field, answer);
            }
        });
        return given;
    }

    /**
     * Hand in these answers; the id is made by the browser and names the application for ever.
     *
     * @param chosen who decides at steps that let the applicant choose, by their keys
     */
    record ApplyForItem(
            @NotNull UUID id,
            @NotBlank @Size(max = 60) String item,
            @NotNull @Size(max = 200) Map<String, @Nullable Object> answers,
            @Size(max = 50) @Nullable Map<@Size(max = 60) String, @Size(max = 50) List<PersonId>> chosen) {}
}
