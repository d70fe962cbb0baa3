package shaopao.access;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A sign-in of the school's own, to which a browser is sent and from which it comes back. */
interface Upstream {

    SignInMethod method();

    HandshakeKind kind();

    /** False when the settings name none. */
    boolean offered();

    String titleZh();

    String titleEn();

    /** What must be remembered until the browser is back. */
    Handshake prepare(String target);

    /**
     * Where the browser goes; refuses with {@link AccessProblem#UPSTREAM_UNREACHABLE}.
     *
     * @param back where it shall come back
     * @param fresh the person shall prove anew who they are
     */
    URI departure(Handshake handshake, String back, boolean fresh);

    /** Whom the upstream says has come back; asks it, and refuses what it does not confirm. */
    Confirmed arrival(Map<String, String> parameters, Handshake handshake, String back);

    /**
     * Somebody, as the upstream knows them.
     *
     * @param number of the person
     * @param ticket what the upstream will name when it ends the sign-in
     * @param fresh the person has just proved who they are, and was not known to the upstream from before
     */
    record Confirmed(String number, Optional<String> ticket, boolean fresh) {}
}
