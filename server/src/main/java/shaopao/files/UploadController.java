package shaopao.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.BodyLimit;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.ProblemException;

@RestController
@RequestMapping("/api/files/uploads")
class UploadController {

    private final Uploads uploads;

    UploadController(Uploads uploads) {
        this.uploads = uploads;
    }

    /** Begins a file that arrives in parts. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Upload begin(Actor actor, @Valid @RequestBody BeginUpload command) {
        return uploads.begin(
                actor,
                new NewFile(
                        command.name(),
                        Optional.ofNullable(command.type()),
                        command.purpose(),
                        Optional.of(command.bytes())));
    }

    /** How much of it is here. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{id}")
    Upload upload(Actor actor, @PathVariable Upload.UploadId id) {
        return uploads.upload(actor, id);
    }

    /** Adds the body as the part that begins there; with the last part the file is stored. */
    @BodyLimit("4MB")
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping(value = "/{id}/parts", consumes = "application/octet-stream")
    Upload add(
            Actor actor,
            @PathVariable Upload.UploadId id,
            @RequestParam @Min(0) long from,
            HttpServletRequest request) {
        return uploads.add(actor, id, from, whole(request));
    }

    private static byte[] whole(HttpServletRequest request) {
        try {
            return request.getInputStream().readAllBytes();
        } catch (IOException e) {
            ProblemException broken = new ProblemException(FileProblem.UPLOAD_BROKEN_OFF);
            broken.initCause(e);
            throw broken;
        }
    }

    /** Gives it up; what has arrived is thrown away. */
    @MayCall(MayCall.SIGNED_IN)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUp(Actor actor, @PathVariable Upload.UploadId id) {
        uploads.giveUp(actor, id);
    }

    /**
     * A file of so many bytes is about to arrive.
     *
     * @param type media type that the sender takes it for
     */
    record BeginUpload(
            @NotBlank @Size(max = 1000) String name,

            @NotBlank @Pattern(regexp = "[a-z][a-z0-9.-]{0,59}") String purpose,

            @Size(max = 200) @Nullable String type,
            @Min(1) long bytes) {}
}
