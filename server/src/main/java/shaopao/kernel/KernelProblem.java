package shaopao.kernel;

/** Refusals that any module may utter. */
public enum KernelProblem implements Problem {
    /** The request needs somebody who is signed in. */
    SIGN_IN_REQUIRED(401),
    /** The act needs the password or passkey once more. */
    STEP_UP_REQUIRED(403),
    /** The actor lacks the permission that the act needs. */
    NOT_PERMITTED(403),
    /** No such thing, or not one that the actor may see: the two are told apart nowhere. */
    NOT_FOUND(404),
    /** A value in the request breaks a rule; {@code errors} lists each place. */
    INVALID_REQUEST(400),
    /** Somebody else changed the thing since it was read. */
    CHANGED_MEANWHILE(409);

    private final int status;

    KernelProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
