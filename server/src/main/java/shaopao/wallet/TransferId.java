package shaopao.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shaopao.kernel.Id;
import shaopao.kernel.Ids;

/** Names one transfer; made by whoever asks for it, so that asking again changes nothing. */
public record TransferId(@JsonValue UUID value) implements Id {

    @JsonCreator
    public static TransferId of(String text) {
        return new TransferId(UUID.fromString(text));
    }

    public static TransferId next() {
        return new TransferId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
