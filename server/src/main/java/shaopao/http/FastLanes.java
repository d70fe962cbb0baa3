package shaopao.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import shaopao.http.FastLane.Proven;
import shaopao.kernel.ProblemException;

/** Stands before all filters and serves the requests of fast lanes itself: size, proof, rate, work, answer. */
@Configuration(proxyBeanMethods = false)
class FastLanes {

    /** A body of a fast lane is small, and one packet. */
    private static final Duration BODY_TIME = Duration.ofSeconds(3);

    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 5;

    @Bean
    FilterRegistrationBean<Filter> fastLaneFilter(List<FastLane> lanes, ProblemWriter problems) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
                new Turning(lanes.stream().map(Lane::of).toList(), problems));
        registration.setName("FastLanes");
        registration.addUrlPatterns("/api/*");
        registration.setOrder(FIRST);
        registration.setEnabled(!lanes.isEmpty());
        return registration;
    }

    private record Lane(FastLane lane, TokenBuckets rate) {
        static Lane of(FastLane lane) {
            return new Lane(lane, new TokenBuckets(lane.perSecond(), lane.perSecond() * 2));
        }
    }

    private record Turning(List<Lane> lanes, ProblemWriter problems) implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answer) {
                for (Lane lane : lanes) {
                    if (lane.lane().takes(asked)) {
                        serve(lane, asked, answer);
                        return;
                    }
                }
            }
            chain.doFilter(request, response);
        }

        private void serve(Lane lane, HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                byte[] body = body(request, lane.lane().bytesMax());
                Proven proven = lane.lane().prove(request, body);
                long waitSeconds = lane.rate().take(proven.caller(), System.nanoTime());
                if (waitSeconds > 0) {
                    throw new ProblemException(HttpProblem.TOO_MANY_REQUESTS, Map.of("retryAfter", waitSeconds));
                }
                write(response, proven.answer().get());
            } catch (ProblemException refusal) {
                problems.write(request, response, refusal.problem(), refusal.facts());
            } catch (RuntimeException failure) {
                Failures.Known known = Failures.known(failure);
                if (known == null) {
                    throw failure;
                }
                problems.write(request, response, known.problem(), known.facts());
            }
        }

        private static byte[] body(HttpServletRequest request, int most) throws IOException {
            if (request.getContentLengthLong() > most) {
                throw tooLarge(most);
            }
            byte[] body = new byte[most + 1];
            long begun = System.nanoTime();
            int length = 0;
            for (int read = 0; read >= 0 && length <= most; length += Math.max(read, 0)) {
                read = request.getInputStream().read(body, length, body.length - length);
                // nobody has proved anything yet: whoever sends byte by byte is not waited for
                if (System.nanoTime() - begun > BODY_TIME.toNanos()) {
                    throw new ProblemException(HttpProblem.TOOK_TOO_LONG);
                }
            }
            if (length > most) {
                throw tooLarge(most);
            }
            return Arrays.copyOf(body, length);
        }

        private static ProblemException tooLarge(int most) {
            return new ProblemException(HttpProblem.BODY_TOO_LARGE, Map.of("bytesMax", most));
        }

        private static void write(HttpServletResponse response, byte[] json) throws IOException {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentLength(json.length);
            response.getOutputStream().write(json);
        }
    }
}
