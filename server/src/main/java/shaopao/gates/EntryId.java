package shaopao.gates;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shaopao.kernel.Id;
import shaopao.kernel.Ids;

/** Names one entry point. */
public record EntryId(@JsonValue UUID value) implements Id {

    @JsonCreator
    public static EntryId of(String text) {
        return new EntryId(UUID.fromString(text));
    }

    public static EntryId next() {
        return new EntryId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
