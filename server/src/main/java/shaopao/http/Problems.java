package shaopao.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Problem;
import shaopao.kernel.ProblemException;

/**
 * Turns every refusal and every failure into problem details with a stable {@code type}, in the reader's language. A
 * failure that nobody foresaw shows a number that is in the log, and nothing of the inside.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ProblemWriter writer;
    private final RequestErrors errors;

    Problems(ProblemWriter writer, RequestErrors errors) {
        this.writer = writer;
        this.errors = errors;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(ProblemException refusal, WebRequest request) {
        return answer(refusal.problem(), refusal.facts(), request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> failed(Exception failure, WebRequest request) {
        HttpServletRequest servlet = servlet(request);
        if (TimeLimits.exceeded(servlet)) {
            Thread.interrupted();
            LOG.warn("Stopped for its time: {} {}", servlet.getMethod(), servlet.getRequestURI());
            return answer(HttpProblem.TOOK_TOO_LONG, Map.of("retryAfter", 10), request);
        }
        if (Failures.has(failure, BodyTooLargeException.class)) {
            return tooLarge(request);
        }
        InvalidParameterException parameters = Failures.find(failure, InvalidParameterException.class);
        if (parameters != null) {
            return answer(forStatus(parameters.getErrorCode()), Map.of(), request);
        }
        ProblemException refusal = Failures.find(failure, ProblemException.class);
        if (refusal != null) {
            return answer(refusal.problem(), refusal.facts(), request);
        }
        Failures.Known known = Failures.known(failure);
        if (known != null) {
            LOG.warn("{} at {} {}: {}", known.problem(), servlet.getMethod(), servlet.getRequestURI(), known.cause());
            return answer(known.problem(), known.facts(), request);
        }
        if (failure instanceof IOException && failure.getClass().getName().contains("ClientAbort")) {
            return null;
        }
        String number = Ids.next().toString();
        LOG.error("Failure {}", number, failure);
        return answer(HttpProblem.UNEXPECTED, Map.of("number", number), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(errors.of(e), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(errors.of(e), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (TimeLimits.exceeded(servlet(request))) {
            return failed(e, request);
        }
        if (Failures.has(e, BodyTooLargeException.class)) {
            return tooLarge(request);
        }
        ProblemException refusal = Failures.find(e, ProblemException.class);
        if (refusal != null) {
            return answer(refusal.problem(), refusal.facts(), request);
        }
        List<Map<String, String>> places = errors.of(e, servlet(request));
        return answer(
                RequestErrors.isShapeless(e) ? HttpProblem.MALFORMED_BODY : KernelProblem.INVALID_REQUEST,
                Map.of("errors", places),
                request);
    }

    /** Everything else that Spring itself refuses: wrong method, wrong media type, unknown path, wrong parameter. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e instanceof TypeMismatchException mismatch) {
            return invalid(errors.of(mismatch, servlet(request)), request);
        }
        if (e instanceof MissingRequestValueException missing) {
            return invalid(errors.of(missing, servlet(request)), request);
        }
        if (status.is5xxServerError() && status.value() != 503) {
            return failed(e, request);
        }
        return answer(forStatus(status.value()), Map.of(), request);
    }

    /** The problem for a bare status, as filters and the server itself send it. */
    static Problem forStatus(int status) {
        return switch (status) {
            case 401 -> KernelProblem.SIGN_IN_REQUIRED;
            case 403 -> KernelProblem.NOT_PERMITTED;
            case 404 -> KernelProblem.NOT_FOUND;
            case 405, 501 -> HttpProblem.METHOD_NOT_ALLOWED;
            case 406 -> HttpProblem.NOT_ACCEPTABLE;
            case 413 -> HttpProblem.BODY_TOO_LARGE;
            case 415 -> HttpProblem.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> HttpProblem.TOO_MANY_REQUESTS;
            case 503 -> HttpProblem.BUSY;
            default -> status < 500 ? HttpProblem.MALFORMED_REQUEST : HttpProblem.UNEXPECTED;
        };
    }

    private ResponseEntity<Object> tooLarge(WebRequest request) {
        long bytesMax = BoundedRequest.in(servlet(request))
                .map(BoundedRequest::bytesMax)
                .orElse(0L);
        return answer(HttpProblem.BODY_TOO_LARGE, Map.of("bytesMax", bytesMax), request);
    }

    private ResponseEntity<Object> invalid(List<Map<String, String>> places, WebRequest request) {
        return answer(KernelProblem.INVALID_REQUEST, Map.of("errors", places), request);
    }

    private ResponseEntity<Object> answer(Problem problem, Map<String, Object> facts, WebRequest request) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (facts.get("retryAfter") instanceof Number seconds) {
            answer.header(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return answer.body(writer.body(problem, facts, servlet(request)));
    }

    private static HttpServletRequest servlet(WebRequest request) {
        return Objects.requireNonNull(((ServletWebRequest) request).getRequest());
    }
}
