package shaopao.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.ProblemException;

/** Hands the {@link Actor} to controllers and asks {@link MayCall} before each of them. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final Clock clock;

    WebConfiguration(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorResolver());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Doorman(clock)).addPathPatterns("/api/**");
    }

    private static final class ActorResolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            return Requests.actor(
                    Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class), "a servlet request"));
        }
    }

    /** Deny by default. */
    private record Doorman(Clock clock) implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (!(handler instanceof HandlerMethod method)) {
                return true;
            }
            MayCall rule = method.getMethodAnnotation(MayCall.class);
            if (rule == null) {
                throw new ProblemException(KernelProblem.NOT_PERMITTED);
            }
            if (rule.value().equals(MayCall.ANYONE)) {
                return true;
            }
            Actor actor = Requests.actor(request);
            if (!actor.signedIn()) {
                throw new ProblemException(KernelProblem.SIGN_IN_REQUIRED);
            }
            if (!rule.value().equals(MayCall.SIGNED_IN) && !actor.may(rule.value())) {
                throw new ProblemException(KernelProblem.NOT_PERMITTED);
            }
            if (rule.stepUp() && !Requests.steppedUp(request, clock.instant())) {
                throw new ProblemException(KernelProblem.STEP_UP_REQUIRED);
            }
            return true;
        }
    }
}
