package shaopao.access;

import shaopao.kernel.Problem;

/** Refusals of access. */
enum AccessProblem implements Problem {
    /** Number and password do not belong together, or there is no such number: the two are told apart nowhere. */
    WRONG_CREDENTIALS(401),
    /** The password given once more is not that of the person who is signed in. */
    PASSWORD_WRONG(403),
    /** Too many attempts for this account or from this address; {@code retryAfter} in seconds. */
    TOO_MANY_ATTEMPTS(429),
    /** More people sign in at this moment than the node takes at once. */
    SIGN_IN_BUSY(503),
    /** The new password is too short, too common, or holds the number or name. */
    PASSWORD_WEAK(422),
    /** The activation code is wrong, used or expired. */
    ACTIVATION_CODE_WRONG(401),
    /** The set-up code is wrong, used or expired, or somebody is administrator already. */
    SET_UP_CODE_WRONG(401),
    /** The page is too old, or the request does not come from a page of ours. */
    PAGE_OUTDATED(403),
    /** No accepted delegation lets the actor act for that person now. */
    NOT_DELEGATED(403),
    /** No such role, or one that follows from a person's standing and is not granted. */
    ROLE_NOT_GRANTABLE(422),
    /** The grant would give more than its giver holds. */
    GRANT_BEYOND_OWN(403),
    /** The scope of the grant names nothing, or something that does not exist. */
    SCOPE_EMPTY(422),
    /** Without this grant nobody would be administrator. */
    LAST_ADMINISTRATOR(409),
    /** The period lies in the past, ends before it begins, or is longer than allowed. */
    PERIOD_INVALID(422),
    /** One cannot hand over to oneself, or to somebody who has left. */
    DELEGATE_UNSUITABLE(422),
    /** For some of the items somebody else already acts in that period. */
    DELEGATION_OVERLAPS(409),
    /** Handing over would lead back to the absent person. */
    DELEGATION_LOOPS(409),
    /** The key of the service account is wrong, expired, revoked, or used from another address. */
    KEY_NOT_ACCEPTED(401),
    /** An address is neither an IP address nor a network in CIDR notation. */
    ADDRESS_INVALID(422),
    /** The question was answered already, is too old, or was put to another browser. */
    HANDSHAKE_OVER(409),
    /** The passkey is unknown, was removed, or its answer does not fit: the cases are told apart nowhere. */
    PASSKEY_NOT_ACCEPTED(403),
    /** The person has as many passkeys as one may have. */
    PASSKEYS_FULL(409),
    /** The school's own sign-in did not confirm who it is. */
    UPSTREAM_REFUSED(403),
    /** The school's own sign-in does not answer. */
    UPSTREAM_UNREACHABLE(502),
    /** The school's own sign-in confirmed somebody who is not known here, or has left. */
    UPSTREAM_PERSON_UNKNOWN(403);

    private final int status;

    AccessProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
