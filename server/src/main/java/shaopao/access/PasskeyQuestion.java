package shaopao.access;

import java.util.List;

/**
 * What a page hands to {@code PublicKeyCredential.parseRequestOptionsFromJSON} (WebAuthn Level 3, §5.1.9).
 *
 * @param timeout in milliseconds
 * @param allowCredentials empty at sign-in: the device offers the passkeys that it has for this domain
 */
record PasskeyQuestion(
        String challenge,
        long timeout,
        String rpId,
        List<PasskeyCreation.KnownKey> allowCredentials,
        String userVerification) {}
