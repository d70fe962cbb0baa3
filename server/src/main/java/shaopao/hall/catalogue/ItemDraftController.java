package shaopao.hall.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;

/** Drafts of items, for those who design them. */
@RestController
@RequestMapping("/api/hall/design/items/{code}")
class ItemDraftController {

    private static final MediaType YAML = new MediaType("application", "yaml", StandardCharsets.UTF_8);

    private final ItemDrafts drafts;

    ItemDraftController(ItemDrafts drafts) {
        this.drafts = drafts;
    }

    /** The draft, or what is live when there is none, or a starter. */
    @MayCall(ItemDrafts.DESIGN)
    @GetMapping
    ItemDrafts.Description itemDraft(Actor actor, @PathVariable String code) {
        return drafts.description(actor, code);
    }

    /** Saves the next revision of the draft; what is wrong with it is told and does not hinder. */
    @MayCall(ItemDrafts.DESIGN)
    @PutMapping
    Checked saveItemDraft(Actor actor, @PathVariable String code, @Valid @RequestBody SaveItemDraft command) {
        return new Checked(drafts.save(actor, code, command.revision(), command.written()));
    }

    /** Gives the draft up. */
    @MayCall(ItemDrafts.DESIGN)
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardItemDraft(Actor actor, @PathVariable String code) {
        drafts.discard(actor, code);
    }

    /** How the draft differs from what is live, or from an earlier revision of it, in words. */
    @MayCall(ItemDrafts.DESIGN)
    @GetMapping("/changes")
    List<ItemChange> itemChanges(
            Actor actor, @PathVariable String code, @RequestParam Optional<@Min(1) Integer> since) {
        return drafts.changes(actor, code, since);
    }

    /** What was saved as one of the revisions, to be taken up again. */
    @MayCall(ItemDrafts.DESIGN)
    @GetMapping("/revisions/{revision}")
    Written itemRevision(Actor actor, @PathVariable String code, @PathVariable @Min(1) int revision) {
        return drafts.revision(actor, code, revision);
    }

    /** The text of item.yaml as it stands, the draft before what is live. */
    @MayCall(ItemDrafts.DESIGN)
    @GetMapping("/item.yaml")
    ResponseEntity<byte[]> itemFile(Actor actor, @PathVariable String code) {
        byte[] text = drafts.description(actor, code).source().getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok().contentType(YAML).body(text);
    }

    /** What is wrong; none when the draft could go out. */
    record Checked(List<ItemFlaw> flaws) {}

    /**
     * Save this as the next revision.
     *
     * @param revision of the draft as it was read; 0 for the first
     * @param source text of item.yaml
     * @param document the same as a tree, instead of the text
     * @param guide text of guide.md
     */
    record SaveItemDraft(
            @Min(0) int revision,
            @Nullable @Size(max = 200_000) String source,
            @Nullable Map<String, Object> document,
            @NotNull @Size(max = 100_000) String guide) {

        Written written() {
            String text = source == null ? YamlText.of(document == null ? Map.of() : document) : source;
            return new Written(text, guide);
        }
    }
}
