package shaopao.access;

/** How a session began. */
enum SignInMethod {
    PASSWORD,
    ACTIVATION,
    PASSKEY,
    OIDC,
    CAS
}
