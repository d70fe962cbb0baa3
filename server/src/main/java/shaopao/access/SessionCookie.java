package shaopao.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie that carries a session: closed to scripts, not sent from other sites, over TLS where there is any. */
@Component
class SessionCookie {

    void set(HttpServletRequest request, HttpServletResponse response, String token, Duration lifetime) {
        write(request, response, SessionRecogniser.COOKIE, token, lifetime);
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, SessionRecogniser.COOKIE, "", Duration.ZERO);
    }

    static void write(
            HttpServletRequest request, HttpServletResponse response, String name, String value, Duration lifetime) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(lifetime)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
