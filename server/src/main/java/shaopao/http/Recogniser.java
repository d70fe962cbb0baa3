package shaopao.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import shaopao.kernel.Actor;

/**
 * Tells who sent a request, by a cookie, a key or a signature. Implemented by the modules that sign in people and
 * devices; asked in their {@code @Order} before any controller. Whoever names no credential of its kind is left to the
 * next.
 */
public interface Recogniser {

    /** Empty when the request bears no credential of this kind; refuses with a problem when it bears a wrong one. */
    Optional<Recognised> recognise(HttpServletRequest request);

    /**
     * Who sent the request.
     *
     * @param steppedUpUntil until when the password or passkey counts as just given
     * @param instead the request to go on with when its body had to be read
     */
    record Recognised(Actor actor, Optional<Instant> steppedUpUntil, Optional<HttpServletRequest> instead) {

        public Recognised(Actor actor, Optional<Instant> steppedUpUntil) {
            this(actor, steppedUpUntil, Optional.empty());
        }
    }
}
