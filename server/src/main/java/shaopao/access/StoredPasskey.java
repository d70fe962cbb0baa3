package shaopao.access;

import java.util.List;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * A passkey with what is needed to check its answers.
 *
 * @param credentialId in Base64url
 * @param attested attested credential data (WebAuthn §6.5.1) with the public key, in Base64url
 * @param transports how the authenticator is reached, in WebAuthn's words
 */
record StoredPasskey(
        UUID id,
        PersonId person,
        String credentialId,
        String attested,
        long signCount,
        boolean backupEligible,
        boolean backedUp,
        List<String> transports,
        String name) {}
