package shaopao.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * The answer of an authenticator: what {@code credential.toJSON()} holds, all in Base64url.
 *
 * @param id of the credential
 * @param userHandle of the person, where the authenticator tells it
 */
record PasskeyAnswer(
        @NotBlank @Size(max = 1400) String id,
        @NotBlank @Size(max = 8000) String clientDataJSON,
        @NotBlank @Size(max = 8000) String authenticatorData,
        @NotBlank @Size(max = 8000) String signature,
        Optional<@Size(max = 100) String> userHandle) {}
