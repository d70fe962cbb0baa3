package shaopao.access;

import java.util.List;

/**
 * What a page hands to {@code PublicKeyCredential.parseCreationOptionsFromJSON} (WebAuthn Level 3, §5.1.8).
 *
 * @param timeout in milliseconds
 */
record PasskeyCreation(
        Party rp,
        Owner user,
        String challenge,
        List<KeyKind> pubKeyCredParams,
        long timeout,
        List<KnownKey> excludeCredentials,
        Selection authenticatorSelection,
        String attestation) {

    /** The installation. */
    record Party(String id, String name) {}

    /** The person. {@code id} is opaque, in Base64url. */
    record Owner(String id, String name, String displayName) {}

    /** {@code alg}: number of the COSE registry. */
    record KeyKind(String type, int alg) {}

    /** A passkey that exists; {@code id} in Base64url. */
    record KnownKey(String type, String id, List<String> transports) {}

    /** A passkey that can be found without a number, and asks for finger, face or code. */
    record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}
}
