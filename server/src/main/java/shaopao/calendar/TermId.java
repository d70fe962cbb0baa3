package shaopao.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shaopao.kernel.Id;
import shaopao.kernel.Ids;

/** Names one term, whatever its code is corrected to. */
public record TermId(@JsonValue UUID value) implements Id {

    @JsonCreator
    public static TermId of(String text) {
        return new TermId(UUID.fromString(text));
    }

    static TermId next() {
        return new TermId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
