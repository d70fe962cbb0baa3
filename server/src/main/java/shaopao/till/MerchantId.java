package shaopao.till;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shaopao.kernel.Id;
import shaopao.kernel.Ids;

/** Names one merchant. */
public record MerchantId(@JsonValue UUID value) implements Id {

    @JsonCreator
    public static MerchantId of(String text) {
        return new MerchantId(UUID.fromString(text));
    }

    public static MerchantId next() {
        return new MerchantId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
