package shaopao.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of standard codes.
 *
 * @param name by which the program asks for it: {@code sex}
 * @param standard the published standard that it follows: {@code GB/T 2261.1-2003}
 */
public record CodeTable(String name, String title, String standard, List<Code> codes) {

    /**
     * One code.
     *
     * @param parent the code above it in lists of several levels
     * @param note a remark of the standard, or a short form of the name
     */
    public record Code(
            String code,
            String name,
            @Nullable String parent,
            @Nullable String note) {}
}
