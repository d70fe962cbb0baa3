package shaopao.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.BodyLimit;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;

@RestController
@RequestMapping("/api/files")
class FilesController {

    private static final String MANAGE = "files.manage";

    private final Files files;

    FilesController(Files files) {
        this.files = files;
    }

    /**
     * Takes a file: the request's body is the content, its Content-Type what the sender takes it for. It streams to the
     * disk, is nowhere held in memory, and ends at the limit of the settings. To send it twice stores its content once.
     */
    @Once
    @BodyLimit("2GB")
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping(consumes = {"!application/x-www-form-urlencoded", "!multipart/form-data"})
    @ResponseStatus(HttpStatus.CREATED)
    StoredFile upload(
            Actor actor,
            @RequestParam @NotBlank @Size(max = 1000) String name,
            @RequestParam(defaultValue = "own") @Pattern(regexp = "[a-z][a-z0-9.-]{0,59}") String purpose,
            HttpServletRequest request)
            throws IOException {
        long length = request.getContentLengthLong();
        NewFile about = new NewFile(
                name,
                Optional.ofNullable(request.getContentType()),
                purpose,
                length < 0 ? Optional.empty() : Optional.of(length));
        return files.store(request.getInputStream(), about, actor);
    }

    /** The caller's own files, the newest first. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping
    Page<StoredFile> mine(
            Actor actor, @RequestParam Optional<FileId> after, @RequestParam(defaultValue = "50") int limit) {
        return files.filesOf(actor, after, Page.limit(limit));
    }

    /** Gets the content; the body limit stands here for the time that goes with it, since a phone may be slow. */
    @BodyLimit("1KB")
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{id}")
    void download(Actor actor, @PathVariable FileId id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        FileDelivery.deliver(files, visible(id, actor), request, response);
    }

    /** Gets the content that a signed link names, whoever asks. */
    @BodyLimit("1KB")
    @MayCall(MayCall.ANYONE)
    @GetMapping("/signed/{token}")
    void linked(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Referrer-Policy", "no-referrer");
        FileDelivery.deliver(files, files.linked(token), request, response);
    }

    /** Tells name, type, size and state without the content. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{id}/facts")
    StoredFile facts(Actor actor, @PathVariable FileId id) {
        return visible(id, actor);
    }

    /** An address that anybody may open until it expires. */
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{id}/links")
    SignedLink link(Actor actor, @PathVariable FileId id, @Valid @RequestBody LinkFile command) {
        return new SignedLink(files.link(visible(id, actor).id(), Duration.ofMinutes(command.minutes())));
    }

    @MayCall(MayCall.SIGNED_IN)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable FileId id) {
        files.delete(id, actor);
    }

    /** Stops the content of this file, and every copy of it, from being handed out. */
    @MayCall(MANAGE)
    @PostMapping("/{id}/quarantine")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void quarantine(Actor actor, @PathVariable FileId id, @Valid @RequestBody QuarantineFile command) {
        files.quarantine(visible(id, actor), command.reason(), actor);
    }

    @MayCall(MANAGE)
    @DeleteMapping("/{id}/quarantine")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void liftQuarantine(Actor actor, @PathVariable FileId id) {
        files.liftQuarantine(visible(id, actor));
    }

    private StoredFile visible(FileId id, Actor actor) {
        return files.file(id, actor).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** For how many minutes, at most a week. */
    record LinkFile(@Min(1) @Max(10_080) int minutes) {}

    /** A link that expires. */
    record SignedLink(String url) {}

    /** Why a content is stopped. */
    record QuarantineFile(@NotBlank @Size(max = 300) String reason) {}
}
