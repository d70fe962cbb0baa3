package shaopao.devices;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shaopao.kernel.Id;
import shaopao.kernel.Ids;

/** Names one terminal. */
public record DeviceId(@JsonValue UUID value) implements Id {

    @JsonCreator
    public static DeviceId of(String text) {
        return new DeviceId(UUID.fromString(text));
    }

    public static DeviceId next() {
        return new DeviceId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
