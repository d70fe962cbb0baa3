package shaopao.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shaopao.kernel.Id;
import shaopao.kernel.Ids;

/** Names one session to its owner; knowing it opens nothing. */
record SessionId(@JsonValue UUID value) implements Id {

    @JsonCreator
    public static SessionId of(String text) {
        return new SessionId(UUID.fromString(text));
    }

    static SessionId next() {
        return new SessionId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
