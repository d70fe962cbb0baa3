package shaopao.people;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.BodyLimit;
import shaopao.kernel.MayCall;
import shaopao.kernel.PersonId;

/** Photos of persons, for staff who know them by their permission. */
@RestController
@RequestMapping("/api/people")
class PhotoController {

    private final Photos photos;

    PhotoController(Photos photos) {
        this.photos = photos;
    }

    /** How many of each unit have a photo. */
    @MayCall(Photos.READ)
    @GetMapping("/photos/counts")
    List<PhotoCount> counts(Actor actor) {
        return photos.counts(actor);
    }

    @MayCall(Photos.READ)
    @GetMapping("/{id}/photos")
    PersonPhotos photosOf(Actor actor, @PathVariable PersonId id) {
        return photos.photos(actor, id);
    }

    @MayCall(Photos.READ)
    @GetMapping("/{id}/photos/school")
    ResponseEntity<byte[]> schoolsOf(Actor actor, @PathVariable PersonId id) {
        return PhotoAnswer.shortly(photos.photo(actor, id, false));
    }

    /** The one that the person handed in. */
    @MayCall(Photos.READ)
    @GetMapping("/{id}/photos/own")
    ResponseEntity<byte[]> ownOf(Actor actor, @PathVariable PersonId id) {
        return PhotoAnswer.shortly(photos.photo(actor, id, true));
    }

    /** A photo taken at a counter; the body is a JPEG or PNG. */
    @BodyLimit("5MB")
    @MayCall(Photos.KEEP)
    @PutMapping("/{id}/photos/school")
    PersonPhotos take(Actor actor, @PathVariable PersonId id, HttpServletRequest request) throws IOException {
        return photos.take(actor, id, request.getInputStream().readAllBytes());
    }

    @MayCall(Photos.KEEP)
    @DeleteMapping("/{id}/photos/school")
    PersonPhotos remove(Actor actor, @PathVariable PersonId id) {
        return photos.remove(actor, id);
    }
}
