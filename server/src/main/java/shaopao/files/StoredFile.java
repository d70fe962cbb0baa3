package shaopao.files;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A file as its owner sees it.
 *
 * @param owner person, device or account that uploaded it; absent for what the program itself made
 * @param name cleaned: no path, no control characters
 * @param type media type found from the content
 * @param purpose what it was uploaded for, in the words of the module that asked for it
 * @param sha256 of the content, 64 hexadecimal digits
 * @param keptFor what relies on it, so that it cannot be deleted
 */
public record StoredFile(
        FileId id,
        Optional<UUID> owner,
        String name,
        String type,
        long bytes,
        String purpose,
        String sha256,
        Instant uploadedAt,
        Optional<String> keptFor,
        boolean quarantined) {

    ContentHash hash() {
        return new ContentHash(sha256);
    }
}
