package shaopao.hall.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.BodyLimit;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.workflow.CaseId;

/** Versions of items for those who design them: flows as files, what a change would do, moving what runs. */
@RestController
@RequestMapping("/api/hall/design/items/{code}")
class VersionController {

    private static final int FILE_BYTES_MAX = 2 << 20;

    private final ItemVersions versions;
    private final ItemFlows flows;

    VersionController(ItemVersions versions, ItemFlows flows) {
        this.versions = versions;
        this.flows = flows;
    }

    /** The versions that were ever live or tried, and how many applications run on each. */
    @MayCall(ItemDrafts.DESIGN)
    @GetMapping("/versions")
    List<ItemVersions.ItemVersion> itemVersions(Actor actor, @PathVariable String code) {
        return versions.versions(actor, code);
    }

    /** The flow as BPMN 2.0, the draft before what is live. */
    @MayCall(ItemDrafts.DESIGN)
    @GetMapping("/flow.bpmn")
    ResponseEntity<byte[]> flowFile(Actor actor, @PathVariable String code) {
        String shown =
                ContentDisposition.attachment().filename(code + ".bpmn").build().toString();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, shown)
                .body(flows.bpmn(actor, code));
    }

    /** Reads a flow from BPMN 2.0; the body is the file itself. Nothing is saved: save the text that is given. */
    @MayCall(ItemDrafts.DESIGN)
    @BodyLimit("2MB")
    @PostMapping("/flow.bpmn")
    ItemFlows.ImportedFlow readFlow(Actor actor, @PathVariable String code, HttpServletRequest request)
            throws IOException {
        return flows.imported(actor, code, request.getInputStream().readNBytes(FILE_BYTES_MAX + 1));
    }

    /** How the last applications that are over would have gone by the draft; nothing is stored. */
    @MayCall(ItemDrafts.DESIGN)
    @GetMapping("/rehearsal")
    ItemVersions.ItemRehearsal rehearseItem(
            Actor actor, @PathVariable String code, @RequestParam(defaultValue = "200") @Min(1) @Max(500) int last) {
        return versions.rehearsal(actor, code, last);
    }

    /** Which running applications could not move to the draft, or to what is live when there is none, and why. */
    @MayCall(ItemDrafts.DESIGN)
    @GetMapping("/move")
    ItemVersions.MoveCheck checkMove(Actor actor, @PathVariable String code) {
        return versions.check(actor, code);
    }

    /** Moves running applications to the version that is live; call again with what is given as next. */
    @Once
    @MayCall(ItemDrafts.DESIGN)
    @PostMapping("/move")
    ItemVersions.MoveDone moveApplications(
            Actor actor, @PathVariable String code, @Valid @RequestBody MoveApplications command) {
        return versions.move(
                actor, code, command.version(), command.reason().strip(), Optional.ofNullable(command.after()));
    }

    /**
     * Move the running applications.
     *
     * @param version the one that is live, as it was read
     * @param after where the last call stopped
     */
    record MoveApplications(
            @NotBlank @Size(max = 64) String version,
            @NotBlank @Size(max = 500) String reason,
            @Nullable CaseId after) {}
}
