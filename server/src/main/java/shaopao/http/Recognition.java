package shaopao.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import shaopao.http.Recogniser.Recognised;
import shaopao.kernel.ProblemException;

/**
 * Asks each {@link Recogniser} who sent the request and leaves the answer on it; behind the security headers (-100).
 */
@Component
@Order(Recognition.ORDER)
class Recognition extends OncePerRequestFilter implements Ordered {

    static final int ORDER = -95;

    private final List<Recogniser> recognisers;
    private final ProblemWriter problems;

    Recognition(List<Recogniser> recognisers, ProblemWriter problems) {
        this.recognisers = recognisers;
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest onward = request;
        try {
            for (Recogniser recogniser : recognisers) {
                Optional<Recognised> known = recogniser.recognise(request);
                if (known.isPresent()) {
                    Requests.actor(
                            request,
                            known.get().actor(),
                            known.get().steppedUpUntil().orElse(null));
                    onward = known.get().instead().orElse(request);
                    break;
                }
            }
        } catch (ProblemException refusal) {
            problems.write(request, response, refusal.problem(), refusal.facts());
            return;
        }
        chain.doFilter(onward, response);
    }
}
