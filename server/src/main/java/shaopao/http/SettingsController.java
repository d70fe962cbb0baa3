package shaopao.http;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.MayCall;

/** Shows with which settings this node runs; secrets are masked. */
@RestController
class SettingsController {

    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|credential|private|key)s?$");

    private final ApplicationContext context;

    SettingsController(ApplicationContext context) {
        this.context = context;
    }

    /**
     * One setting.
     *
     * @param name as in a properties file: {@code shaopao.http.body-size-max}
     * @param variable as in the environment: {@code SHAOPAO_HTTP_BODY_SIZE_MAX}
     */
    record Setting(String name, String variable, String value) {}

    @MayCall("settings.read")
    @GetMapping("/api/settings")
    List<Setting> settings() {
        return context.getBeansWithAnnotation(ConfigurationProperties.class).values().stream()
                .filter(bean -> bean.getClass().getName().startsWith("shaopao.")
                        && bean.getClass().isRecord())
                .flatMap(bean -> settings(
                        bean,
                        Objects.requireNonNull(bean.getClass().getAnnotation(ConfigurationProperties.class))
                                .value()))
                .sorted(Comparator.comparing(Setting::name))
                .toList();
    }

    private static Stream<Setting> settings(Object settings, String prefix) {
        return Arrays.stream(settings.getClass().getRecordComponents()).flatMap(component -> {
            String name = prefix + "." + kebab(component.getName());
            Object value = value(component, settings);
            return value instanceof Record nested
                    ? settings(nested, name)
                    : Stream.of(new Setting(name, variable(name), shown(component, value)));
        });
    }

    private static String shown(RecordComponent component, @Nullable Object value) {
        String text = value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
        boolean secret = SECRET.matcher(component.getName()).matches()
                || (component.getName().equals("url") && text.contains("password"));
        return secret && !text.isEmpty() ? "••••••" : text;
    }

    private static @Nullable Object value(RecordComponent component, Object settings) {
        ReflectionUtils.makeAccessible(component.getAccessor());
        return ReflectionUtils.invokeMethod(component.getAccessor(), settings);
    }

    static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    static String variable(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
