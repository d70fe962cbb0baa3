package shaopao.gates;

import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.people.PhotoAnswer;

/** Photos at gates. */
@RestController
@RequestMapping("/api/gates/entries/{entry}/passages/{passage}/photo")
class PassingPhotoController {

    private final PassingPhotos photos;

    PassingPhotoController(PassingPhotos photos) {
        this.photos = photos;
    }

    /**
     * The photo of who passed here within the last three minutes; no content when there is none that may be shown. Its
     * header {@code X-Photo-Origin} says {@code own} when the person handed it in.
     */
    @GetMapping
    @MayCall(GatesPart.READ)
    ResponseEntity<byte[]> passing(@PathVariable EntryId entry, @PathVariable UUID passage, Actor actor) {
        return photos.photo(actor, entry, passage)
                .map(PhotoAnswer::once)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
