package shaopao.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import shaopao.http.Recogniser;
import shaopao.kernel.ProblemException;

/** Recognises service accounts by {@code Authorization: Bearer sp_<id>_<secret>}. */
@Component
@Order(20)
class KeyRecogniser implements Recogniser {

    private static final Pattern KEY = Pattern.compile("sp_([0-9a-f]{32})_([A-Za-z0-9_-]{43})");
    private static final String BEARER = "Bearer ";

    private final ServiceAccounts accounts;

    KeyRecogniser(ServiceAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Recognised> recognise(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(BEARER)) {
            return Optional.empty();
        }
        Matcher key = KEY.matcher(header.substring(BEARER.length()).strip());
        if (!key.matches()) {
            throw new ProblemException(AccessProblem.KEY_NOT_ACCEPTED);
        }
        UUID id = UUID.fromString(key.group(1).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        return Optional.of(new Recognised(accounts.actor(id, key.group(2), request.getRemoteAddr()), Optional.empty()));
    }
}
