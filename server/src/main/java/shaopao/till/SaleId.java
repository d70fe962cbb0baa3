package shaopao.till;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shaopao.kernel.Id;
import shaopao.kernel.Ids;

/** Names one sale; made by the till, so that a repeat sells nothing twice. */
public record SaleId(@JsonValue UUID value) implements Id {

    @JsonCreator
    public static SaleId of(String text) {
        return new SaleId(UUID.fromString(text));
    }

    public static SaleId next() {
        return new SaleId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
