package shaopao.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import shaopao.kernel.Actor;

/**
 * The filters of the edge. Size and time are bounded before anything else happens; rate and idempotency need to know
 * who asks, and so stand behind the filters that sign people in (order -100).
 */
@Configuration(proxyBeanMethods = false)
class EdgeFilters {

    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;
    private static final int AFTER_SIGN_IN = -90;

    @Bean
    FilterRegistrationBean<Filter> boundsFilter(HttpSettings settings, TimeLimits limits, ProblemWriter problems) {
        return at(FIRST, new Bounds(settings, limits, problems));
    }

    @Bean
    FilterRegistrationBean<Filter> rateFilter(HttpSettings settings, ProblemWriter problems) {
        return at(AFTER_SIGN_IN, new Rate(settings, problems));
    }

    @Bean
    FilterRegistrationBean<Filter> idempotencyFilter(Idempotency idempotency) {
        return at(AFTER_SIGN_IN + 1, idempotency);
    }

    private static FilterRegistrationBean<Filter> at(int order, Filter filter) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setName(filter.getClass().getSimpleName());
        registration.addUrlPatterns("/*");
        registration.setOrder(order);
        return registration;
    }

    /** Bounds the size of the body and the time of the request, and refuses addresses that no honest client sends. */
    static final class Bounds extends OncePerRequestFilter {

        private static final int QUERY_MAX = 4_000;

        private final HttpSettings settings;
        private final TimeLimits limits;
        private final ProblemWriter problems;

        Bounds(HttpSettings settings, TimeLimits limits, ProblemWriter problems) {
            this.settings = settings;
            this.limits = limits;
            this.problems = problems;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String query = Objects.requireNonNullElse(request.getQueryString(), "");
            if (query.length() > QUERY_MAX || query.contains("%00") || query.indexOf('\0') >= 0) {
                problems.write(request, response, HttpProblem.MALFORMED_REQUEST, Map.of());
                return;
            }
            TimeLimits.Limit limit = limits.start(request, settings.requestTimeMax());
            try {
                chain.doFilter(
                        new BoundedRequest(request, settings.bodySizeMax().toBytes()), response);
            } catch (InvalidParameterException e) {
                // Thrown by the server to whichever filter first asks for a parameter, when they are no UTF-8
                problems.write(request, response, Problems.forStatus(e.getErrorCode()), Map.of());
            } finally {
                limit.end();
            }
        }
    }

    /** Refuses whoever asks too often; the pages themselves are not counted. */
    static final class Rate extends OncePerRequestFilter {

        private final TokenBuckets actors;
        private final TokenBuckets addresses;
        private final ProblemWriter problems;

        Rate(HttpSettings settings, ProblemWriter problems) {
            this.actors = new TokenBuckets(settings.actorPerSecond(), settings.actorBurst());
            this.addresses = new TokenBuckets(settings.addressPerSecond(), settings.addressBurst());
            this.problems = problems;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getRequestURI().startsWith("/api/");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Actor actor = Requests.actor(request);
            long waitSeconds = actor.signedIn()
                    ? actors.take(Requests.key(actor), System.nanoTime())
                    : addresses.take(request.getRemoteAddr(), System.nanoTime());
            if (waitSeconds > 0) {
                problems.write(request, response, HttpProblem.TOO_MANY_REQUESTS, Map.of("retryAfter", waitSeconds));
                return;
            }
            chain.doFilter(request, response);
        }
    }
}
