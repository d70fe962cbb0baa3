package shaopao.places;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shaopao.kernel.Id;
import shaopao.kernel.Ids;

/** Names one place. */
public record PlaceId(@JsonValue UUID value) implements Id {

    @JsonCreator
    public static PlaceId of(String text) {
        return new PlaceId(UUID.fromString(text));
    }

    public static PlaceId next() {
        return new PlaceId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
