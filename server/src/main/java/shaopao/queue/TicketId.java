package shaopao.queue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shaopao.kernel.Id;
import shaopao.kernel.Ids;

/** Names one ticket, or the appointment that becomes one. */
public record TicketId(@JsonValue UUID value) implements Id {

    @JsonCreator
    public static TicketId of(String text) {
        return new TicketId(UUID.fromString(text));
    }

    public static TicketId next() {
        return new TicketId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
