package shaopao.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.BodyLimit;
import shaopao.kernel.MayCall;

/** What everybody may do with the photos of themselves. */
@RestController
@RequestMapping("/api/people/me/photos")
class MyPhotoController {

    private final Photos photos;

    MyPhotoController(Photos photos) {
        this.photos = photos;
    }

    /** What the school holds of photos of the one who asks. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping
    PersonPhotos mine(Actor actor) {
        return photos.photos(actor.person());
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/school")
    ResponseEntity<byte[]> schoolsOfMe(Actor actor) {
        return PhotoAnswer.shortly(photos.mine(actor.person(), false));
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/own")
    ResponseEntity<byte[]> ownOfMe(Actor actor) {
        return PhotoAnswer.shortly(photos.mine(actor.person(), true));
    }

    /** Hands in a photo of oneself; the body is a JPEG or PNG, and it takes the place of the one before. */
    @BodyLimit("5MB")
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/own")
    PersonPhotos handIn(Actor actor, HttpServletRequest request) throws IOException {
        return photos.handIn(actor, request.getInputStream().readAllBytes());
    }

    @MayCall(MayCall.SIGNED_IN)
    @DeleteMapping("/own")
    PersonPhotos takeBack(Actor actor) {
        return photos.removeMine(actor);
    }

    /** Whether the school's photo is shown at gates and in verifications. */
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/hidden")
    PersonPhotos hide(Actor actor, @Valid @RequestBody HidePhoto command) {
        return photos.hide(actor, command.hidden());
    }

    record HidePhoto(@NotNull Boolean hidden) {}
}
