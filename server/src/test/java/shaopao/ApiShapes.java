package shaopao;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.MayCall;

/**
 * Every type of ours that an endpoint takes or gives, however deep. The description of the API names a shape by the
 * simple name of its type, so two types of one name would become one shape that is true of neither.
 */
final class ApiShapes {

    private final Map<String, Set<Class<?>>> byName = new TreeMap<>();
    private final Set<Type> seen = new HashSet<>();

    private ApiShapes() {}

    static Map<String, Set<Class<?>>> byName() {
        ApiShapes shapes = new ApiShapes();
        HouseCode.production().stream()
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(MayCall.class))
                .forEach(shapes::visit);
        return shapes.byName;
    }

    private void visit(Method method) {
        visit(method.getGenericReturnType());
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(RequestBody.class)) {
                visit(parameter.getParameterizedType());
            }
        }
    }

    private void visit(Type type) {
        if (!seen.add(type)) {
            return;
        }
        switch (type) {
            case ParameterizedType many -> {
                visit(many.getRawType());
                Arrays.stream(many.getActualTypeArguments()).forEach(this::visit);
            }
            case WildcardType some -> Arrays.stream(some.getUpperBounds()).forEach(this::visit);
            case Class<?> one -> visit(one);
            default -> {}
        }
    }

    private void visit(Class<?> type) {
        if (type.isArray()) {
            visit((Type) type.getComponentType());
        } else if (type.getName().startsWith("shaopao.") && !type.isEnum() && !isText(type)) {
            byName.computeIfAbsent(type.getSimpleName(), _ -> new HashSet<>()).add(type);
            if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    visit(component.getGenericType());
                }
            }
            if (type.isSealed()) {
                Arrays.stream(type.getPermittedSubclasses()).forEach(sub -> visit((Type) sub));
            }
        }
    }

    /** A type that is written as one value is no shape. */
    private static boolean isText(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    /** Names that stand for several types. */
    static Set<String> twins() {
        Set<String> twins = new TreeSet<>();
        byName().forEach((name, types) -> {
            if (types.size() > 1) {
                twins.add(name + " "
                        + new TreeSet<>(types.stream().map(Class::getName).toList()));
            }
        });
        return twins;
    }
}
