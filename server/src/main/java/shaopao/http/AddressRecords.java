package shaopao.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ServletModelAttributeMethodProcessor;

/**
 * Makes the record of a list's wishes from the parameters of the address. Spring's binder does the same, but looks up
 * the annotations of each component anew with every request, which cost more than the list itself; it is asked only
 * when something does not fit, and then says what.
 */
final class AddressRecords implements HandlerMethodArgumentResolver {

    private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();
    private final ServletModelAttributeMethodProcessor binder = new ServletModelAttributeMethodProcessor(true);
    private final Validator validator;

    AddressRecords(Validator validator) {
        this.validator = validator;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().isRecord();
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws Exception {
        Optional<Object> made = shape(parameter, request, binders)
                .made(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class), "a request"));
        boolean fits = made.isPresent()
                && (!parameter.hasParameterAnnotation(Valid.class)
                        || validator.validate(made.get()).isEmpty());
        return fits ? made.get() : binder.resolveArgument(parameter, container, request, binders);
    }

    private Shape shape(MethodParameter parameter, NativeWebRequest request, @Nullable WebDataBinderFactory binders)
            throws Exception {
        Shape known = shapes.get(parameter.getParameterType());
        if (known == null) {
            ConversionService conversions = Objects.requireNonNull(binders, "binders of this program")
                    .createBinder(request, null, "wish")
                    .getConversionService();
            known = Shape.of(parameter.getParameterType(), Objects.requireNonNull(conversions, "conversions"));
            shapes.put(parameter.getParameterType(), known);
        }
        return known;
    }

    /** One component of a record. */
    private record Component(String name, TypeDescriptor type) {

        /** Whether nothing in the address is not simply null. */
        boolean wanted() {
            return type.isPrimitive()
                    || type.getType() == Optional.class
                    || type.getType().isRecord();
        }
    }

    /** What of a record is looked up once. */
    private record Shape(Constructor<?> constructor, List<Component> components, ConversionService conversions) {

        static Shape of(Class<?> type, ConversionService conversions) throws NoSuchMethodException {
            RecordComponent[] components = type.getRecordComponents();
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            List<Component> named = IntStream.range(0, components.length)
                    .mapToObj(index -> new Component(
                            components[index].getName(), new TypeDescriptor(new MethodParameter(constructor, index))))
                    .toList();
            return new Shape(constructor, named, conversions);
        }

        /** Empty when a value does not fit its type or the record refuses: then the binder says what is wrong. */
        Optional<Object> made(HttpServletRequest request) throws ReflectiveOperationException {
            @Nullable Object[] arguments = new @Nullable Object[components.size()];
            try {
                for (int index = 0; index < arguments.length; index++) {
                    Component component = components.get(index);
                    arguments[index] = value(request.getParameterValues(component.name()), component.type());
                    if (arguments[index] == null && component.wanted()) {
                        return Optional.empty();
                    }
                }
                return Optional.of(constructor.newInstance(arguments));
            } catch (ConversionException | IllegalArgumentException | InvocationTargetException _) {
                return Optional.empty();
            }
        }

        private @Nullable Object value(String @Nullable [] values, TypeDescriptor type) {
            if (values == null) {
                return null;
            }
            Object value = values.length == 1 ? values[0] : values;
            return conversions.convert(value, TypeDescriptor.forObject(value), type);
        }
    }
}
