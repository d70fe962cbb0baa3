package shaopao.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import shaopao.kernel.Actor;
import shaopao.kernel.BodyLimit;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.ProblemException;

/** Stands before every controller and denies by default: who may call, how much they may send, under which key. */
@Component
class Doorman implements HandlerInterceptor {

    private final Clock clock;
    private final HttpSettings settings;
    private final Environment environment;
    private final Idempotency idempotency;
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();

    Doorman(Clock clock, HttpSettings settings, Environment environment, Idempotency idempotency) {
        this.idempotency = idempotency;
        this.clock = clock;
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method) || request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        mayCall(method.getMethodAnnotation(MayCall.class), request);
        bound(method.getMethodAnnotation(BodyLimit.class), request);
        Once once = method.getMethodAnnotation(Once.class);
        if (once != null && request.getHeader(Idempotency.HEADER) == null) {
            throw new ProblemException(HttpProblem.IDEMPOTENCY_KEY_MISSING);
        }
        return idempotency.enter(request, once != null && once.inOneTransaction());
    }

    private void mayCall(@Nullable MayCall rule, HttpServletRequest request) {
        if (rule == null) {
            throw new ProblemException(KernelProblem.NOT_PERMITTED);
        }
        if (rule.value().equals(MayCall.ANYONE)) {
            return;
        }
        Actor actor = Requests.actor(request);
        if (!actor.signedIn()) {
            throw new ProblemException(KernelProblem.SIGN_IN_REQUIRED);
        }
        if (!rule.value().equals(MayCall.SIGNED_IN) && !actor.may(rule.value())) {
            throw new ProblemException(KernelProblem.NOT_PERMITTED);
        }
        if (rule.everywhere() && !actor.scope(rule.value()).all()) {
            throw new ProblemException(KernelProblem.NOT_PERMITTED);
        }
        if (rule.stepUp() && !Requests.steppedUp(request, clock.instant())) {
            throw new ProblemException(KernelProblem.STEP_UP_REQUIRED);
        }
    }

    private void bound(@Nullable BodyLimit limit, HttpServletRequest request) {
        BoundedRequest bounded = BoundedRequest.in(request).orElse(null);
        if (bounded == null) {
            return;
        }
        if (limit != null) {
            bounded.limit(sizes.computeIfAbsent(limit.value(), this::bytes));
            TimeLimits.Limit time = TimeLimits.of(request);
            if (time != null) {
                time.extend(settings.uploadTimeMax());
            }
        }
        if (bounded.declaresTooMuch()) {
            throw new ProblemException(HttpProblem.BODY_TOO_LARGE, Map.of("bytesMax", bounded.bytesMax()));
        }
    }

    private long bytes(String text) {
        return DataSize.parse(environment.resolveRequiredPlaceholders(text)).toBytes();
    }
}
