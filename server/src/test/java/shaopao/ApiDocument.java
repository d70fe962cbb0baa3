package shaopao;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import shaopao.kernel.Page;

/**
 * Makes springdoc's description exact and stable: sorted, without the address of the server, and with the two things
 * that Java says and springdoc does not hear: what of a record must be there, and what may be null.
 */
@SuppressWarnings("unchecked")
final class ApiDocument {

    private static final String SCHEMAS = "#/components/schemas/";

    private final Map<String, Object> source;
    private final Map<String, Class<?>> records;
    private final Set<String> commands = new HashSet<>();

    ApiDocument(Map<String, Object> source) {
        this.source = source;
        this.records = new TreeMap<>();
        ApiShapes.byName()
                .forEach((name, types) ->
                        types.stream().filter(Class::isRecord).forEach(type -> records.put(name, type)));
    }

    String yaml() {
        source.remove("servers");
        source.put("info", Map.of("title", "Shaopao", "version", "1"));
        Map<String, Object> schemas = schemas();
        operations().forEach(operation -> references(operation.getOrDefault("requestBody", Map.of()), schemas));
        schemas.forEach((name, schema) -> complete(name, (Map<String, Object>) schema));
        schemas.put("Problem", problem());
        nameOperations();
        Map<String, Object> document = new LinkedHashMap<>();
        for (String part : List.of("openapi", "info", "paths", "components")) {
            document.put(part, sorted(source.getOrDefault(part, Map.of())));
        }
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(120);
        options.setSplitLines(false);
        return "# Generated from the controllers: ./shaopao generate. Do not edit.\n"
                + new Yaml(options).dump(document);
    }

    private Map<String, Map<String, Object>> paths() {
        return (Map<String, Map<String, Object>>) source.getOrDefault("paths", Map.of());
    }

    private Map<String, Object> schemas() {
        Map<String, Object> components =
                (Map<String, Object>) source.computeIfAbsent("components", _ -> new LinkedHashMap<>());
        return (Map<String, Object>) components.computeIfAbsent("schemas", _ -> new LinkedHashMap<>());
    }

    List<Map<String, Object>> operations() {
        List<Map<String, Object>> operations = new ArrayList<>();
        paths().values().forEach(path -> path.values().forEach(one -> operations.add((Map<String, Object>) one)));
        return operations;
    }

    /** Two operations of one name in one module are told apart by their method. */
    private void nameOperations() {
        Map<String, Integer> uses = new TreeMap<>();
        paths().forEach((path, methods) -> methods.forEach((method, one) -> {
            Map<String, Object> operation = (Map<String, Object>) one;
            String name = String.valueOf(operation.get("operationId")).replaceAll("_[0-9]+$", "");
            int use = uses.merge(name, 1, Integer::sum);
            operation.put(
                    "operationId", use == 1 ? name : name + "_" + method + "_" + path.replaceAll("[^a-zA-Z]+", "_"));
        }));
    }

    /** Notes every schema that is reachable from a request's body: in those, what is optional may be left out. */
    private void references(Object from, Map<String, Object> schemas) {
        switch (from) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    if (key.equals("$ref") && value instanceof String ref && ref.startsWith(SCHEMAS)) {
                        String name = ref.substring(SCHEMAS.length());
                        if (commands.add(name)) {
                            references(schemas.getOrDefault(name, Map.of()), schemas);
                        }
                    } else {
                        references(value, schemas);
                    }
                });
            case List<?> list -> list.forEach(one -> references(one, schemas));
            default -> {}
        }
    }

    private void complete(String name, Map<String, Object> schema) {
        Class<?> type = records.get(name);
        if (type == null && name.startsWith("Page")) {
            type = Page.class;
        }
        if (type == null || !(schema.get("properties") instanceof Map<?, ?> properties)) {
            return;
        }
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean optional = component.getType() == Optional.class
                    || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!(properties.get(component.getName()) instanceof Map<?, ?> property)) {
                continue;
            }
            if (optional) {
                ((Map<String, Object>) properties).put(component.getName(), nullable((Map<String, Object>) property));
            }
            if (!optional || !commands.contains(name)) {
                required.add(component.getName());
            }
        }
        schema.put("required", required.stream().sorted().toList());
        if (name.equals("AuditEntry")) {
            ((Map<String, Object>) properties).put("facts", Map.of("type", "object", "additionalProperties", true));
        }
    }

    private static Map<String, Object> nullable(Map<String, Object> property) {
        if (property.get("type") instanceof String type && !property.containsKey("enum")) {
            property.put("type", List.of(type, "null"));
            return property;
        }
        return property.get("type") instanceof List<?>
                ? property
                : Map.of("oneOf", List.of(property, Map.of("type", "null")));
    }

    private static Map<String, Object> problem() {
        Map<String, Object> text = Map.of("type", "string");
        Map<String, Object> place = Map.of(
                "type", "object",
                "required", List.of("field", "message"),
                "properties", Map.of("field", text, "message", text));
        return Map.of(
                "type",
                "object",
                "description",
                "RFC 9457, in the reader's language; more members say more about single types",
                "required",
                List.of("detail", "instance", "status", "title", "type"),
                "additionalProperties",
                true,
                "properties",
                Map.of(
                        "type", text,
                        "title", text,
                        "status", Map.of("type", "integer"),
                        "detail", text,
                        "instance", text,
                        "retryAfter", Map.of("type", "integer"),
                        "errors", Map.of("type", "array", "items", place)));
    }

    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((key, one) -> sorted.put(String.valueOf(key), sorted(one)));
                yield sorted;
            }
            case List<?> list -> list.stream().map(ApiDocument::sorted).toList();
            default -> value;
        };
    }
}
