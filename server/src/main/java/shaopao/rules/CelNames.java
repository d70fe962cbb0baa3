package shaopao.rules;

import dev.cel.common.types.CelType;
import java.util.List;
import java.util.Map;

/** How people are told the engine's names of types and operators. */
final class CelNames {

    private static final Map<String, String> TYPES = Map.of(
            "string", "text",
            "google.protobuf.Timestamp", "timestamp",
            "google.protobuf.Duration", "duration");

    /** Every type that a message may name. */
    static final List<String> KNOWN = List.of(
            "google.protobuf.Timestamp",
            "google.protobuf.Duration",
            "timestamp",
            "duration",
            "string",
            "text",
            "int",
            "money",
            "double",
            "bool",
            "date",
            "list",
            "map",
            "record");

    private CelNames() {}

    static String of(CelType type) {
        return TYPES.getOrDefault(type.name(), type.name());
    }

    /** {@code _+_} is {@code +}, {@code @in} is {@code in}. */
    static String operator(String name) {
        return name.startsWith("_") || name.startsWith("@") || name.endsWith("_")
                ? name.replace("_", "").replace("@", "")
                : name;
    }
}
