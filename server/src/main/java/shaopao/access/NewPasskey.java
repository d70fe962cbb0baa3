package shaopao.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * A passkey that an authenticator has just made.
 *
 * @param name by which its owner tells it from others
 * @param attestationObject in Base64url
 * @param clientDataJSON in Base64url
 * @param transports as {@code getTransports()} told them
 */
record NewPasskey(
        @NotBlank @Size(max = 60) String name,
        @NotBlank @Size(max = 20_000) String attestationObject,
        @NotBlank @Size(max = 8000) String clientDataJSON,
        Optional<@Size(max = 10) List<@NotBlank @Size(max = 20) String>> transports) {}
