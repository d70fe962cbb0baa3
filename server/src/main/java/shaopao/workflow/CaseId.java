package shaopao.workflow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shaopao.kernel.Id;
import shaopao.kernel.Ids;

/** Names one case; made by whoever hands it in, so that handing in twice makes one case. */
public record CaseId(@JsonValue UUID value) implements Id {

    @JsonCreator
    public static CaseId of(String text) {
        return new CaseId(UUID.fromString(text));
    }

    public static CaseId next() {
        return new CaseId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
