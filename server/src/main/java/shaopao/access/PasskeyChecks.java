package shaopao.access;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import tools.jackson.core.JacksonException;

/**
 * Checks answers of authenticators (WebAuthn Level 3, §7.1 and §7.2): challenge, origin, domain, that the person was
 * verified by finger, face or code, signature and counter. Who made the authenticator is not asked.
 */
@Component
class PasskeyChecks {

    /** EdDSA, ES256 and RS256: what phones, keys and Windows Hello can do. */
    static final List<Integer> ALGORITHMS = List.of(-8, -7, -257);

    private static final List<PublicKeyCredentialParameters> PARAMETERS = ALGORITHMS.stream()
            .map(number -> new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(number)))
            .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter attested = new AttestedCredentialDataConverter(converter);

    /**
     * What an answer must fit.
     *
     * @param domain to which passkeys are bound
     * @param origins exact addresses of pages
     * @param challenge in Base64url
     */
    record Expected(String domain, List<String> origins, String challenge) {

        private ServerProperty property() {
            Set<Origin> known = origins.stream().map(Origin::new).collect(Collectors.toSet());
            return ServerProperty.builder()
                    .origins(known)
                    .rpId(domain)
                    .challenge(new DefaultChallenge(challenge))
                    .build();
        }
    }

    /** What a good answer says about its authenticator. */
    record Proof(long signCount, boolean backedUp) {}

    /** The passkey that was made; empty when the answer does not fit. */
    Optional<StoredPasskey> made(NewPasskey answer, Expected expected, PersonId person) {
        try {
            RegistrationData data = manager.verify(
                    new RegistrationRequest(bytes(answer.attestationObject()), bytes(answer.clientDataJSON())),
                    new RegistrationParameters(expected.property(), PARAMETERS, true, true));
            AuthenticatorData<?> authenticator =
                    Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
            AttestedCredentialData credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
            return Optional.of(new StoredPasskey(
                    Ids.next(),
                    person,
                    text(credential.getCredentialId()),
                    text(attested.convert(credential)),
                    authenticator.getSignCount(),
                    authenticator.isFlagBE(),
                    authenticator.isFlagBS(),
                    answer.transports().orElse(List.of()),
                    answer.name().strip()));
        } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Empty when the answer was not made by the passkey, or not for this question. */
    Optional<Proof> answered(PasskeyAnswer answer, StoredPasskey passkey, Expected expected) {
        try {
            AuthenticationData data = manager.verify(
                    new AuthenticationRequest(
                            bytes(passkey.credentialId()),
                            bytes(answer.authenticatorData()),
                            bytes(answer.clientDataJSON()),
                            bytes(answer.signature())),
                    new AuthenticationParameters(expected.property(), credential(passkey), null, true, true));
            AuthenticatorData<?> authenticator = Objects.requireNonNull(data.getAuthenticatorData());
            return Optional.of(new Proof(authenticator.getSignCount(), authenticator.isFlagBS()));
        } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private CredentialRecordImpl credential(StoredPasskey passkey) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.signCount(),
                attested.convert(bytes(passkey.attested())),
                null,
                null,
                null,
                null);
    }

    /** Refuses with an {@link IllegalArgumentException} what is no Base64url. */
    static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
