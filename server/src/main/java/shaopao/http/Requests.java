package shaopao.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shaopao.kernel.Actor;

/** Who is behind a request: left there by the filter that signs people in, read by everything below it. */
public final class Requests {

    private static final String ACTOR = "shaopao.actor";
    private static final String STEPPED_UP_UNTIL = "shaopao.steppedUpUntil";

    private Requests() {}

    public static void actor(HttpServletRequest request, Actor actor, @Nullable Instant steppedUpUntil) {
        request.setAttribute(ACTOR, actor);
        request.setAttribute(STEPPED_UP_UNTIL, steppedUpUntil);
    }

    public static Actor actor(HttpServletRequest request) {
        return request.getAttribute(ACTOR) instanceof Actor actor ? actor : Actor.nobody(request.getRemoteAddr());
    }

    /** One text for one actor, for counting what each does. */
    static String key(Actor actor) {
        return actor.kind() + ":" + actor.id().map(Object::toString).orElse(actor.name());
    }

    static boolean steppedUp(HttpServletRequest request, Instant now) {
        return request.getAttribute(STEPPED_UP_UNTIL) instanceof Instant until && until.isAfter(now);
    }
}
