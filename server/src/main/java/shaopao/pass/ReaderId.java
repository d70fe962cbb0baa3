package shaopao.pass;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shaopao.kernel.Id;

/** Names what reads a code: the id of a terminal, an entry point, or of the person who holds the camera. */
public record ReaderId(@JsonValue UUID value) implements Id {

    @JsonCreator
    public static ReaderId of(String text) {
        return new ReaderId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
