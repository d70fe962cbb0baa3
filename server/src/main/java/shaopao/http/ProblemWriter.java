package shaopao.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import shaopao.kernel.Problem;
import tools.jackson.databind.json.JsonMapper;

/** Writes a refusal as problem details (RFC 9457) where no controller is in reach: in filters. */
@Component
public class ProblemWriter {

    private final MessageSource messages;
    private final JsonMapper json;

    ProblemWriter(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /**
     * Ends the request with a problem in the reader's language; does nothing when an answer is already on its way.
     *
     * @param facts fill the placeholders of the text and become members of the body; {@code retryAfter}, in seconds,
     * becomes
     *     the header of that name as well
     */
    public void write(
            HttpServletRequest request, HttpServletResponse response, Problem problem, Map<String, Object> facts)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = json.writeValueAsBytes(body(problem, facts, request));
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (facts.get("retryAfter") instanceof Number seconds) {
            response.setHeader(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The members of the problem, the standard ones first. */
    Map<String, Object> body(Problem problem, Map<String, Object> facts, HttpServletRequest request) {
        var locale = Languages.of(request);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/problems/" + problem.slug());
        body.put("title", Messages.text(messages, "problem." + problem.name() + ".title", facts, locale));
        body.put("status", problem.status());
        body.put("detail", Messages.text(messages, "problem." + problem.name() + ".detail", facts, locale));
        body.put("instance", request.getRequestURI());
        facts.forEach(body::putIfAbsent);
        return body;
    }
}
