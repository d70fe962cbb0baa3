package shaopao.access;

import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apereo.cas.client.authentication.AttributePrincipal;
import org.apereo.cas.client.ssl.HttpURLConnectionFactory;
import org.apereo.cas.client.validation.Cas30ServiceTicketValidator;
import org.apereo.cas.client.validation.TicketValidationException;
import org.springframework.stereotype.Component;
import shaopao.kernel.ProblemException;

/** CAS protocol 3: the service ticket that the browser brings is confirmed by the server, once. */
@Component
class CasUpstream implements Upstream {

    private static final int MILLIS_MAX = 5_000;

    private final CasSettings settings;

    CasUpstream(CasSettings settings) {
        this.settings = settings;
    }

    @Override
    public SignInMethod method() {
        return SignInMethod.CAS;
    }

    @Override
    public HandshakeKind kind() {
        return HandshakeKind.CAS;
    }

    @Override
    public boolean offered() {
        return !settings.server().isBlank();
    }

    @Override
    public String titleZh() {
        return settings.titleZh();
    }

    @Override
    public String titleEn() {
        return settings.titleEn();
    }

    @Override
    public Handshake prepare(String target) {
        return new Handshake(Tokens.next(), Optional.empty(), "", "", target);
    }

    @Override
    public URI departure(Handshake handshake, String back, boolean fresh) {
        String service = URLEncoder.encode(service(handshake, back), StandardCharsets.UTF_8);
        return URI.create(server() + "/login?service=" + service + (fresh ? "&renew=true" : ""));
    }

    @Override
    public Confirmed arrival(Map<String, String> parameters, Handshake handshake, String back) {
        String ticket = parameters.get("ticket");
        if (ticket == null || ticket.isBlank()) {
            throw new ProblemException(AccessProblem.UPSTREAM_REFUSED);
        }
        Cas30ServiceTicketValidator validator = new Cas30ServiceTicketValidator(server());
        validator.setURLConnectionFactory(new Impatient());
        try {
            AttributePrincipal principal =
                    validator.validate(ticket, service(handshake, back)).getPrincipal();
            Map<String, Object> attributes = principal.getAttributes();
            String number = settings.numberAttribute().isBlank()
                    ? principal.getName()
                    : String.valueOf(attributes.getOrDefault(settings.numberAttribute(), ""));
            boolean fresh = "true".equals(String.valueOf(attributes.get("isFromNewLogin")));
            return new Confirmed(number, Optional.of(ticket), fresh);
        } catch (TicketValidationException e) {
            throw new ProblemException(AccessProblem.UPSTREAM_REFUSED);
        } catch (RuntimeException e) {
            // The client wraps whatever the network threw into one of these
            throw new ProblemException(AccessProblem.UPSTREAM_UNREACHABLE);
        }
    }

    /** CAS has no state of its own; it gives back the address as it was. */
    private static String service(Handshake handshake, String back) {
        return back + "?state=" + handshake.challenge();
    }

    private String server() {
        return settings.server().replaceFirst("/+$", "");
    }

    /** A server that does not answer keeps nobody waiting. */
    private static final class Impatient implements HttpURLConnectionFactory {

        private static final long serialVersionUID = 1L;

        @Override
        public HttpURLConnection buildHttpURLConnection(URLConnection connection) {
            connection.setConnectTimeout(MILLIS_MAX);
            connection.setReadTimeout(MILLIS_MAX);
            return (HttpURLConnection) connection;
        }
    }
}
