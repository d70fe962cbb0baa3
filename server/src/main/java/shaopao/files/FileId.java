package shaopao.files;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shaopao.kernel.Id;
import shaopao.kernel.Ids;

/** Names one upload; two uploads of one content are two files. */
public record FileId(@JsonValue UUID value) implements Id {

    @JsonCreator
    public static FileId of(String text) {
        return new FileId(UUID.fromString(text));
    }

    static FileId next() {
        return new FileId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
