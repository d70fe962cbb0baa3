package shaopao.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/**
 * Where a request comes from, as its person will recognise it later.
 *
 * @param address network address
 * @param agent browser and system, for example {@code "Chrome · Android"}
 */
record Visit(String address, String agent) {

    static Visit of(HttpServletRequest request) {
        return new Visit(
                request.getRemoteAddr(),
                AgentRules.summary(Objects.requireNonNullElse(request.getHeader("User-Agent"), "")));
    }
}
