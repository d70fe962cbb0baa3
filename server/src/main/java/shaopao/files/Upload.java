package shaopao.files;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.Id;
import shaopao.kernel.Ids;

/**
 * A file that arrives in parts, so that a phone that loses the network goes on where it was.
 *
 * @param bytes how many there will be
 * @param arrived how many are here
 * @param partBytesMax no part may be longer
 * @param file what became of it, once all of it is here
 */
record Upload(UploadId id, String name, long bytes, long arrived, int partBytesMax, Optional<StoredFile> file) {

    /** Names one upload; only its owner can use it. */
    public record UploadId(@JsonValue UUID value) implements Id {

        @JsonCreator
        public static UploadId of(String text) {
            return new UploadId(UUID.fromString(text));
        }

        static UploadId next() {
            return new UploadId(Ids.next());
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }
}
