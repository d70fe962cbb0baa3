package shaopao;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.FileSystemResource;

/** All settings of ours as a page: read from the records that hold them and from the comments on those. */
final class SettingsPage {

    private static final Pattern PARAM = Pattern.compile("(?s)@param (\\w+) (.*?)(?=\\s@|$)");

    private SettingsPage() {}

    static String text() {
        Map<String, String> rows = new TreeMap<>();
        Properties defaults = yaml();
        for (JavaClass type : HouseCode.production()) {
            if (type.isRecord() && type.isAnnotatedWith(ConfigurationProperties.class)) {
                String prefix =
                        type.getAnnotationOfType(ConfigurationProperties.class).value();
                addRows(rows, type.reflect(), prefix, defaults);
            }
        }
        return """
                # Settings

                Set them in the environment, or in `application.yaml` beside the program. Generated from the `…Settings`
                records.

                | setting | environment | kind | default | meaning |
                |---|---|---|---|---|
                """ + String.join("", rows.values());
    }

    private static void addRows(Map<String, String> rows, Class<?> type, String prefix, Properties defaults) {
        Map<String, String> meanings = meanings(type);
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + kebab(component.getName());
            if (component.getType().isRecord() && component.getType().getName().startsWith("shaopao.")) {
                addRows(rows, component.getType(), name, defaults);
                continue;
            }
            rows.put(
                    name,
                    "| `%s` | `%s` | %s | %s | %s |%n"
                            .formatted(
                                    name,
                                    name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT),
                                    component.getType().getSimpleName(),
                                    defaultOf(type, component, name, defaults),
                                    meanings.getOrDefault(component.getName(), "")));
        }
    }

    private static String defaultOf(Class<?> type, RecordComponent component, String name, Properties defaults) {
        String fromYaml = defaults.getProperty(name);
        if (fromYaml != null) {
            return "`" + fromYaml + "`";
        }
        AnnotatedElement parameter = List.of(type.getDeclaredConstructors()).stream()
                .max(Comparator.comparingInt(constructor -> constructor.getParameterCount()))
                .map(constructor -> (AnnotatedElement) constructor.getParameters()[place(type, component)])
                .orElseThrow();
        DefaultValue value = parameter.getAnnotation(DefaultValue.class);
        String text = value == null ? "" : String.join(", ", value.value());
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static int place(Class<?> type, RecordComponent component) {
        List<String> names = List.of(type.getRecordComponents()).stream()
                .map(RecordComponent::getName)
                .toList();
        return names.indexOf(component.getName());
    }

    /** What the comment on a record says of each component. */
    private static Map<String, String> meanings(Class<?> type) {
        Class<?> outer = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
        String source = HouseCode.read(Path.of("src/main/java", outer.getName().replace('.', '/') + ".java"));
        int end = source.indexOf("record " + type.getSimpleName());
        int start = source.lastIndexOf("/**", end);
        Map<String, String> meanings = new TreeMap<>();
        if (start >= 0 && end > start) {
            String comment = source.substring(start + 3, source.indexOf("*/", start))
                    .replaceAll("(?m)^\\s*\\* ?", "")
                    .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`");
            Matcher matcher = PARAM.matcher(comment);
            while (matcher.find()) {
                meanings.put(
                        matcher.group(1),
                        matcher.group(2)
                                .replaceAll("\\s+", " ")
                                .replace("|", "\\|")
                                .strip());
            }
        }
        return meanings;
    }

    private static Properties yaml() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource("src/main/resources/application.yaml"));
        Properties properties = yaml.getObject();
        return properties == null ? new Properties() : properties;
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
