package shaopao.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Names the places in a request that break a rule: {@code [{"field": "grants[0].role", "message": "缺少此项"}]}. */
@Component
class RequestErrors {

    private final MessageSource messages;

    RequestErrors(MessageSource messages) {
        this.messages = messages;
    }

    List<Map<String, String>> of(BindException e) {
        return e.getFieldErrors().stream().map(this::place).toList();
    }

    List<Map<String, String>> of(HandlerMethodValidationException e) {
        return e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream().map(error -> place(result, error)))
                .toList();
    }

    List<Map<String, String>> of(TypeMismatchException e, HttpServletRequest request) {
        String name = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(e.getPropertyName(), "");
        return List.of(place(name, "type", request));
    }

    List<Map<String, String>> of(MissingRequestValueException e, HttpServletRequest request) {
        String name = switch (e) {
            case MissingServletRequestParameterException parameter -> parameter.getParameterName();
            case MissingPathVariableException variable -> variable.getVariableName();
            case MissingRequestHeaderException header -> header.getHeaderName();
            default -> "";
        };
        return List.of(place(name, "missing", request));
    }

    /** What a JSON body lacks; empty when it is no JSON at all. */
    List<Map<String, String>> of(Exception unreadable, HttpServletRequest request) {
        JacksonException e = Failures.find(unreadable, JacksonException.class);
        if (e == null || isShapeless(unreadable)) {
            return List.of();
        }
        return List.of(place(path(e), kind(e), request));
    }

    /** True when the body is no JSON, or none at all; false when it is JSON of a wrong shape. */
    static boolean isShapeless(Exception unreadable) {
        JacksonException e = Failures.find(unreadable, JacksonException.class);
        return e == null || e instanceof StreamReadException;
    }

    private static String kind(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException _ -> "unknown";
            case InvalidNullException _ -> "missing";
            case MismatchedInputException mismatch
            when mismatch.getOriginalMessage().startsWith("Missing required") -> "missing";
            case MismatchedInputException _ -> "type";
            default -> "value";
        };
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.length() > 200 ? path.substring(0, 200) : path.toString();
    }

    private Map<String, String> place(String field, String kind, HttpServletRequest request) {
        return Map.of(
                "field", field, "message", Messages.text(messages, "field." + kind, Map.of(), Languages.of(request)));
    }

    /** A value of a wrong type is told in our words: the binder's name types of the program. */
    private Map<String, String> place(FieldError error) {
        String message = error.isBindingFailure()
                ? Messages.text(messages, "field.type", Map.of(), LocaleContextHolder.getLocale())
                : text(error.getDefaultMessage());
        return Map.of("field", error.getField(), "message", message);
    }

    private Map<String, String> place(ParameterValidationResult result, MessageSourceResolvable error) {
        String parameter = text(result.getMethodParameter().getParameterName());
        if (result instanceof ParameterErrors && error instanceof FieldError field) {
            return place(field);
        }
        return Map.of("field", parameter, "message", text(error.getDefaultMessage()));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
