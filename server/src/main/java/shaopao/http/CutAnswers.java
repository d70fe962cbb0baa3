package shaopao.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Cuts the line under an answer that fails when its beginning is on its way: a list that fails in its middle, or whose
 * time is up. A problem put behind it would be read as a part of it, and a proper end would make it look whole.
 */
@Component
class CutAnswers implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(CutAnswers.class);

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!response.isCommitted() || request.getDispatcherType() == DispatcherType.ASYNC) {
            return null;
        }
        boolean timeIsUp = TimeLimits.exceeded(request);
        if (!timeIsUp && Failures.has(failure, ClientAbortException.class)) {
            return null;
        }
        if (timeIsUp) {
            // what cuts the line must not be interrupted itself
            Thread.interrupted();
            LOG.warn("Cut off for its time: {} {}", request.getMethod(), request.getRequestURI());
        }
        throw new CutOff(failure);
    }

    /** Goes through all filters to the server, which closes the line. */
    static final class CutOff extends RuntimeException {
        CutOff(Exception failure) {
            super("An answer was cut off: " + failure.getMessage(), failure);
        }
    }
}
