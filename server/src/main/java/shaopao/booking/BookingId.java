package shaopao.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shaopao.kernel.Id;
import shaopao.kernel.Ids;

/** Names one booking. */
record BookingId(@JsonValue UUID value) implements Id {

    @JsonCreator
    public static BookingId of(String text) {
        return new BookingId(UUID.fromString(text));
    }

    static BookingId next() {
        return new BookingId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
