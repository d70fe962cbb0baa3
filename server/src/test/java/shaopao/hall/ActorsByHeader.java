package shaopao.hall;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import shaopao.http.Requests;
import shaopao.kernel.Actor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts a test's own people behind its requests, after whatever signs people in. */
@TestConfiguration
public class ActorsByHeader {

    private static final Map<String, Actor> ACTORS = new ConcurrentHashMap<>();

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> actorsByHeader() {
        FilterRegistrationBean<OncePerRequestFilter> filter = new FilterRegistrationBean<>(new ByHeader());
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }

    private static final class ByHeader extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, jakarta.servlet.ServletException {
            Actor actor = ACTORS.get(String.valueOf(request.getHeader("X-Test-Person")));
            if (actor != null) {
                Requests.actor(request, actor, null);
            }
            chain.doFilter(request, response);
        }
    }

    /** Calls of the hall's API by whoever is named. */
    public record Client(int port, JsonMapper json) {

        private static final HttpClient HTTP = HttpClient.newHttpClient();

        public JsonNode get(Actor actor, String path) {
            return json.readTree(send(actor, "GET", path, "").body());
        }

        public JsonNode post(Actor actor, String path, String body) {
            return json.readTree(send(actor, "POST", path, body).body());
        }

        public JsonNode put(Actor actor, String path, String body) {
            String answer = send(actor, "PUT", path, body).body();
            return json.readTree(answer.isEmpty() ? "{}" : answer);
        }

        /** The type of a refusal of a POST. */
        public String refusal(Actor actor, String path, String body) {
            return post(actor, path, body).at("/type").asString();
        }

        public HttpResponse<String> send(Actor actor, String method, String path, String body) {
            String key = UUID.randomUUID().toString();
            ACTORS.put(key, actor);
            try {
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/api/hall" + path))
                        .header("X-Test-Person", key)
                        .header("Content-Type", "application/json")
                        .header("Cookie", "XSRF-TOKEN=test")
                        .header("X-XSRF-TOKEN", "test")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
                return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
