package shaopao.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MethodArgumentNotValidException;
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
 * Turns every refusal and every failure into problem details with a stable {@code type}, in the reader's language. A failure
 * that nobody foresaw shows a number that is in the log, and nothing of the inside.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final MessageSource messages;

    Problems(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(ProblemException refusal, WebRequest request) {
        return answer(refusal.problem(), refusal.facts(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(Exception failure, WebRequest request) {
        String number = Ids.next().toString();
        LOG.error("Failure {}", number, failure);
        return answer(HttpProblem.UNEXPECTED, Map.of("number", number), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(KernelProblem.INVALID_REQUEST, Map.of("errors", places(e)), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, String>> errors = e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> Map.of(
                                "field",
                                        Objects.requireNonNullElse(
                                                result.getMethodParameter().getParameterName(), ""),
                                "message", Objects.requireNonNullElse(error.getDefaultMessage(), ""))))
                .toList();
        return answer(KernelProblem.INVALID_REQUEST, Map.of("errors", errors), request);
    }

    /** Everything that Spring itself refuses: wrong method, wrong media type, unreadable body, unknown path. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Problem problem = switch (status.value()) {
            case 404 -> KernelProblem.NOT_FOUND;
            case 405 -> HttpProblem.METHOD_NOT_ALLOWED;
            case 406 -> HttpProblem.NOT_ACCEPTABLE;
            case 413 -> HttpProblem.BODY_TOO_LARGE;
            case 415 -> HttpProblem.UNSUPPORTED_MEDIA_TYPE;
            default -> status.is4xxClientError() ? HttpProblem.MALFORMED_BODY : HttpProblem.UNEXPECTED;
        };
        return answer(problem, Map.of(), request);
    }

    private static List<Map<String, String>> places(BindException e) {
        return e.getFieldErrors().stream()
                .map(error -> Map.of(
                        "field", error.getField(),
                        "message", Objects.requireNonNullElse(error.getDefaultMessage(), "")))
                .toList();
    }

    private ResponseEntity<Object> answer(Problem problem, Map<String, Object> facts, WebRequest request) {
        HttpServletRequest servlet = ((ServletWebRequest) request).getRequest();
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(problem, facts, servlet.getRequestURI(), request.getLocale()));
    }

    ProblemDetail detail(Problem problem, Map<String, Object> facts, String path, Locale locale) {
        ProblemDetail detail = ProblemDetail.forStatus(problem.status());
        detail.setType(URI.create("/problems/" + problem.slug()));
        detail.setTitle(Messages.text(messages, "problem." + problem.name() + ".title", facts, locale));
        detail.setDetail(Messages.text(messages, "problem." + problem.name() + ".detail", facts, locale));
        detail.setInstance(URI.create(path));
        detail.setProperties(new HashMap<>(facts));
        return detail;
    }
}
