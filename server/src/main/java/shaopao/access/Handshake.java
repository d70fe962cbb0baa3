package shaopao.access;

import java.util.Optional;
import shaopao.kernel.PersonId;

/**
 * What a sign-in remembers between two requests.
 *
 * @param challenge what the other side must repeat: WebAuthn's challenge, or the state of a trip to an upstream
 * @param person who began, when somebody was signed in
 * @param nonce of OIDC, else empty
 * @param verifier of PKCE, else empty
 * @param target the page to show afterwards, else empty
 */
record Handshake(String challenge, Optional<PersonId> person, String nonce, String verifier, String target) {

    static Handshake challenge(String challenge, Optional<PersonId> person) {
        return new Handshake(challenge, person, "", "", "");
    }
}
