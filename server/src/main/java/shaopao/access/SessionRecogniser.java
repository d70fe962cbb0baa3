package shaopao.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import shaopao.http.Recogniser;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

/**
 * Recognises people by their session cookie. A request with an {@code Authorization} header speaks for itself alone.
 */
@Component
@Order(10)
class SessionRecogniser implements Recogniser {

    static final String COOKIE = "shaopao-session";
    static final String ACTING_FOR = "X-Acting-For";

    private static final String SESSION = "shaopao.session";

    private final Sessions sessions;
    private final Standings standings;
    private final Powers powers;

    SessionRecogniser(Sessions sessions, Standings standings, Powers powers) {
        this.sessions = sessions;
        this.standings = standings;
        this.powers = powers;
    }

    @Override
    public Optional<Recognised> recognise(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return Optional.empty();
        }
        Optional<PersonId> actingFor = actingFor(request.getHeader(ACTING_FOR));
        Session session = sessions.find(cookie.getValue(), actingFor).orElse(null);
        if (session == null) {
            return Optional.empty();
        }
        Standing standing = standings.of(session.person()).orElse(null);
        if (standing == null || !standing.person().present()) {
            return Optional.empty();
        }
        if (actingFor.isPresent() && !session.delegated()) {
            throw new ProblemException(AccessProblem.NOT_DELEGATED);
        }
        sessions.seen(session, request.getRemoteAddr());
        request.setAttribute(SESSION, session);
        return Optional.of(new Recognised(actor(session, standing, request, actingFor), session.steppedUpUntil()));
    }

    private Actor actor(Session session, Standing standing, HttpServletRequest request, Optional<PersonId> actingFor) {
        return new Actor(
                Actor.Kind.PERSON,
                Optional.of(session.person().value()),
                standing.person().name(),
                request.getRemoteAddr(),
                powers.of(standing, session.grants()),
                actingFor);
    }

    private static Optional<PersonId> actingFor(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PersonId(UUID.fromString(header.strip())));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(AccessProblem.NOT_DELEGATED);
        }
    }

    /** The session behind the request; absent for devices, service accounts and nobody. */
    static Optional<Session> session(HttpServletRequest request) {
        return Optional.ofNullable((Session) request.getAttribute(SESSION));
    }
}
