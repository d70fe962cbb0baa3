package shaopao.people;

import java.time.Instant;
import java.util.Optional;

/**
 * What is held of a person's photos, without the pictures.
 *
 * @param school the school's, from an import or a counter; the one that is shown where there is one
 * @param own handed in by the person
 * @param hidden the person does not want the school's photo to be shown at gates and in verifications
 * @param mayHide whether the school lets people decide that
 */
record PersonPhotos(Optional<PhotoFacts> school, Optional<PhotoFacts> own, boolean hidden, boolean mayHide) {

    /**
     * One photo.
     *
     * @param by who brought it in
     */
    record PhotoFacts(PhotoOrigin origin, Instant since, String by, int width, int height) {}
}
