package shaopao.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shaopao.kernel.Id;
import shaopao.kernel.Ids;

/** Names one account. */
public record AccountId(@JsonValue UUID value) implements Id {

    @JsonCreator
    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    public static AccountId next() {
        return new AccountId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
