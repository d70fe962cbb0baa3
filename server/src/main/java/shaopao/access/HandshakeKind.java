package shaopao.access;

import java.util.Locale;

/** What a handshake is about. */
enum HandshakeKind {
    PASSKEY_REGISTRATION,
    PASSKEY_SIGN_IN,
    PASSKEY_STEP_UP,
    OIDC,
    CAS;

    /** Each kind has its own, so that a page which offers passkeys does not end a trip to the school's sign-in. */
    String cookie() {
        return "shaopao-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
