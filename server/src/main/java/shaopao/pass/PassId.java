package shaopao.pass;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shaopao.kernel.Id;
import shaopao.kernel.Ids;

/** Names the pass of one holder; the number in a code changes with each phone, this does not. */
public record PassId(@JsonValue UUID value) implements Id {

    @JsonCreator
    public static PassId of(String text) {
        return new PassId(UUID.fromString(text));
    }

    public static PassId next() {
        return new PassId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
