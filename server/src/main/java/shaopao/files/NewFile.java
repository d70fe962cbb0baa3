package shaopao.files;

import java.util.Optional;

/**
 * What is said about a file before its content is seen.
 *
 * @param name as given; it is cleaned before it is stored
 * @param claimedType media type that the sender states, if any; it is compared with what is found
 * @param purpose a short code such as "leave.proof"; at most 60 characters
 * @param bytes stated length, to refuse early what is too long
 */
public record NewFile(String name, Optional<String> claimedType, String purpose, Optional<Long> bytes) {

    public static NewFile named(String name, String purpose) {
        return new NewFile(name, Optional.empty(), purpose, Optional.empty());
    }
}
