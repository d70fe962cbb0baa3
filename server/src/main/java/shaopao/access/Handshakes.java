package shaopao.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Remembers what a sign-in needs between two requests: for one browser, for a short time, to be used once. */
@Component
class Handshakes {

    private final HandshakeStore store;
    private final AccessSettings settings;
    private final Clock clock;

    Handshakes(HandshakeStore store, AccessSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    void begin(HandshakeKind kind, Handshake handshake, HttpServletRequest request, HttpServletResponse response) {
        String token = Tokens.next();
        store.add(Tokens.hash(token), kind, handshake, clock.instant().plus(settings.handshakeTime()));
        SessionCookie.write(request, response, kind.cookie(), token, settings.handshakeTime());
    }

    /** The handshake that this browser began; it is gone afterwards, whatever comes of it. */
    Optional<Handshake> take(HandshakeKind kind, HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, kind.cookie());
        if (cookie == null) {
            return Optional.empty();
        }
        SessionCookie.write(request, response, kind.cookie(), "", Duration.ZERO);
        return store.take(Tokens.hash(cookie.getValue()), kind, clock.instant());
    }
}
