package shaopao.people;

import java.time.Instant;

/**
 * A photo as it is shown to somebody.
 *
 * @param own handed in by the person alone, and compared with a face by nobody
 * @param since when it came
 * @param jpeg at most 480 × 640
 */
@SuppressWarnings("ArrayRecordComponent")
public record ShownPhoto(boolean own, Instant since, byte[] jpeg) {}
