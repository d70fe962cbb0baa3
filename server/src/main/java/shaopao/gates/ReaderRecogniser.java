package shaopao.gates;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import shaopao.gates.ReaderSessions.Proof;
import shaopao.http.Recogniser;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;

/**
 * Recognises a reader that opens its socket by the key of a quarter of an hour. The proof stands among the protocols that
 * it names, since a browser sends no other header of ours with a socket, and addresses are written into logs.
 */
@Component
@Order(31)
class ReaderRecogniser implements Recogniser {

    static final String PROTOCOLS = "Sec-WebSocket-Protocol";
    static final String PROTOCOL = "shaopao-reader-1";

    private static final Pattern PROOF = Pattern.compile(PROTOCOL + "\\s*,\\s*([A-Za-z0-9._-]+)");
    private static final String UNTIL = ReaderRecogniser.class.getName();

    private final ReaderSessions sessions;

    ReaderRecogniser(ReaderSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Recognised> recognise(HttpServletRequest request) {
        String protocols = request.getHeader(PROTOCOLS);
        if (!ReaderSocketController.SOCKET.equals(request.getRequestURI())
                || protocols == null
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return Optional.empty();
        }
        Matcher given = PROOF.matcher(protocols);
        Proof proof = (given.matches()
                        ? sessions.prove(given.group(1), "GET", ReaderSocketController.SOCKET, new byte[0])
                        : Optional.<Proof>empty())
                .orElseThrow(() -> new ProblemException(GatesProblem.READER_SESSION_OVER));
        request.setAttribute(UNTIL, proof.until());
        Actor reader = new Actor(
                Actor.Kind.DEVICE,
                Optional.of(proof.device().value()),
                "",
                request.getRemoteAddr(),
                Map.of(GatesPart.DECIDE, Scope.ALL),
                Optional.empty());
        return Optional.of(new Recognised(reader, Optional.empty()));
    }

    /** Until when the session lasts by which the request was recognised. */
    static Optional<Instant> until(HttpServletRequest request) {
        return request.getAttribute(UNTIL) instanceof Instant until ? Optional.of(until) : Optional.empty();
    }
}
