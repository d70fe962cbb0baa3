package shaopao;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Draws inputs for the operations of an OpenAPI description: good ones with one thing wrong, and plainly bad ones. */
@SuppressWarnings("unchecked")
final class ApiInputs {

    static final String TOKEN = "0190a0de-0000-7000-8000-000000000000";

    private static final List<String> NASTY = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "😀👩‍👩‍👧",
            "\ud800",
            "x\udc00y",
            "'; drop table people.person; --",
            "' or '1'='1",
            "%' or 1=1 --",
            "<script>alert(1)</script>",
            "../../../../etc/passwd",
            "${jndi:ldap://127.0.0.1/a}",
            "{{7*7}}",
            "-1",
            "99999999999999999999",
            "NaN",
            "1e309",
            "-999999999-01-01",
            "+1000000000-12-31T23:59:59Z",
            "2026-02-30",
            "0000-00-00",
            "null",
            "true",
            "[]",
            "x".repeat(3000),
            "\u202e\ufeff\u2028",
            "%",
            "_",
            "\\",
            "00000000-0000-0000-0000-000000000000");

    private final Map<String, Object> api;
    private final JsonMapper json;
    private final Random random;

    ApiInputs(Map<String, Object> api, JsonMapper json, Random random) {
        this.api = api;
        this.json = json;
        this.random = random;
    }

    /** One method on one path. */
    record Operation(String method, String path, Map<String, Object> described) {}

    /** One request to send. */
    @SuppressWarnings("ArrayRecordComponent")
    record Attempt(String path, String contentType, String cookie, byte[] body) {

        String brief() {
            String text = path + " " + contentType + " " + new String(body, StandardCharsets.UTF_8);
            return text.length() > 300 ? text.substring(0, 300) + "…" : text;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        ((Map<String, Map<String, Map<String, Object>>>) api.getOrDefault("paths", Map.of()))
                .forEach((path, methods) -> methods.forEach((method, described) ->
                        operations.add(new Operation(method.toUpperCase(Locale.ROOT), path, described))));
        operations.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
        return operations;
    }

    Attempt attempt(Operation operation) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (Map<String, Object> parameter :
                (List<Map<String, Object>>) operation.described().getOrDefault("parameters", List.of())) {
            String name = String.valueOf(parameter.get("name"));
            String value = String.valueOf(
                    random.nextInt(3) == 0 ? nasty() : good((Map<String, Object>) parameter.get("schema"), 0));
            if ("path".equals(parameter.get("in"))) {
                path = path.replace("{" + name + "}", encode(value.isEmpty() ? "x" : value));
            } else if ("query".equals(parameter.get("in")) && random.nextInt(4) > 0) {
                query.add(name + "=" + encode(value));
            }
        }
        if (random.nextInt(6) == 0) {
            query.add("nose=" + encode(nasty()));
        }
        String cookie = random.nextBoolean() ? "forged" : encode(nasty());
        return new Attempt(
                path + (query.isEmpty() ? "" : "?" + String.join("&", query)), contentType(), cookie, body(operation));
    }

    private String contentType() {
        return switch (random.nextInt(12)) {
            case 0 -> "text/plain";
            case 1 -> "application/xml";
            case 2 -> "multipart/form-data; boundary=x";
            case 3 -> "application/octet-stream";
            default -> "application/json";
        };
    }

    private byte[] body(Operation operation) {
        Map<String, Object> schema = bodySchema(operation);
        if (schema == null) {
            return random.nextInt(3) == 0 ? utf8(nasty()) : new byte[0];
        }
        Object good = good(schema, 0);
        return switch (random.nextInt(10)) {
            case 0 -> utf8("{\"a\":");
            case 1 ->
                utf8(List.of("null", "[]", "1", "\"x\"", "", "{}", "[".repeat(2000))
                        .get(random.nextInt(7)));
            case 2 -> utf8("{\"nose\":1}");
            case 3 -> new byte[] {(byte) 0xC3, (byte) 0x28, 0, 1, 2};
            case 4 -> utf8(text(good));
            case 5 -> utf8(text(good).replaceFirst("\"[^\"]*\"(?=[,}])", "\"" + "x".repeat(200_000) + "\""));
            case 6 -> utf8(text(good).replaceFirst("\"[^\"]*\"(?=[,}])", "\"\\\\u0000\""));
            default -> utf8(text(spoiled(good)));
        };
    }

    private @Nullable Map<String, Object> bodySchema(Operation operation) {
        Map<String, Object> body = (Map<String, Object>) operation.described().get("requestBody");
        if (body == null) {
            return null;
        }
        Map<String, Map<String, Object>> content =
                (Map<String, Map<String, Object>>) body.getOrDefault("content", Map.of());
        return content.values().stream()
                .map(type -> (Map<String, Object>) type.getOrDefault("schema", Map.of()))
                .findFirst()
                .orElse(null);
    }

    /** A value of the shape that the schema asks for. */
    private Object good(@Nullable Map<String, Object> described, int depth) {
        Map<String, Object> schema = described == null ? Map.of() : resolved(described);
        if (schema.get("enum") instanceof List<?> values && !values.isEmpty()) {
            return values.get(random.nextInt(values.size()));
        }
        String type = schema.get("type") instanceof List<?> many
                ? String.valueOf(many.getFirst())
                : String.valueOf(schema.get("type"));
        return switch (type) {
            case "integer" -> random.nextInt(5);
            case "number" -> random.nextDouble();
            case "boolean" -> random.nextBoolean();
            case "array" -> depth > 4 ? List.of() : List.of(good((Map<String, Object>) schema.get("items"), depth + 1));
            case "object" -> object(schema, depth);
            default -> string(String.valueOf(schema.get("format")));
        };
    }

    private Map<String, Object> object(Map<String, Object> schema, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (depth < 5) {
            ((Map<String, Map<String, Object>>) schema.getOrDefault("properties", Map.of()))
                    .forEach((name, property) -> object.put(name, good(property, depth + 1)));
        }
        return object;
    }

    private String string(String format) {
        return switch (format) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date" -> "2026-09-01";
            case "date-time" -> "2026-09-01T08:00:00Z";
            default -> List.of("x", "20230101", "测试", "people.read").get(random.nextInt(4));
        };
    }

    private Map<String, Object> resolved(Map<String, Object> schema) {
        if (schema.get("$ref") instanceof String ref) {
            Map<String, Object> components = (Map<String, Object>) api.getOrDefault("components", Map.of());
            Map<String, Map<String, Object>> schemas =
                    (Map<String, Map<String, Object>>) components.getOrDefault("schemas", Map.of());
            return schemas.getOrDefault(ref.substring(ref.lastIndexOf('/') + 1), Map.of());
        }
        return schema;
    }

    /** The same with one thing wrong somewhere. */
    private Object spoiled(Object good) {
        if (good instanceof Map<?, ?> map && !map.isEmpty() && random.nextInt(8) > 0) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>((Map<String, Object>) map);
            String name = new ArrayList<>(copy.keySet()).get(random.nextInt(copy.size()));
            Object old = map.get(name);
            copy.put(name, random.nextInt(5) == 0 || old == null ? null : spoiled(old));
            return copy;
        }
        if (good instanceof List<?> list && !list.isEmpty() && random.nextBoolean()) {
            return list.stream().map(one -> spoiled((Object) one)).toList();
        }
        return switch (random.nextInt(6)) {
            case 0 -> random.nextLong();
            case 1 -> List.of(Map.of("deep", List.of(List.of())));
            case 2 -> Map.of();
            case 3 -> random.nextBoolean();
            default -> nasty();
        };
    }

    private String nasty() {
        return NASTY.get(random.nextInt(NASTY.size()));
    }

    private String text(Object value) {
        return json.writeValueAsString(value);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
