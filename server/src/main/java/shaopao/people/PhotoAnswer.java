package shaopao.people;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A photo as an answer over HTTP: for this reader alone, and shown in place only. */
public final class PhotoAnswer {

    /** Says whose word a photo is: {@code school}, or {@code own} of one that its person handed in. */
    public static final String ORIGIN = "X-Photo-Origin";

    private static final Duration SHORTLY = Duration.ofSeconds(60);

    private PhotoAnswer() {}

    /** Kept nowhere: on a machine that several people use, or of a person who is before the reader for a moment. */
    public static ResponseEntity<byte[]> once(ShownPhoto photo) {
        return answer(photo, CacheControl.noStore());
    }

    /** Kept for a minute by the reader's own browser. */
    static ResponseEntity<byte[]> shortly(ShownPhoto photo) {
        return answer(photo, CacheControl.maxAge(SHORTLY).cachePrivate());
    }

    private static ResponseEntity<byte[]> answer(ShownPhoto photo, CacheControl kept) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(kept)
                .header(HttpHeaders.VARY, HttpHeaders.COOKIE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"photo.jpg\"")
                .header("X-Content-Type-Options", "nosniff")
                .header(ORIGIN, photo.own() ? "own" : "school")
                .body(photo.jpeg());
    }
}
