package shaopao.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shaopao.forms.FieldFlaw.Reason;

/**
 * Values that name something: a person, a unit, a class, an area, a file, a place on the map. Of what is given the
 * name alone counts; the rest is what the registers say. Pure.
 */
final class NamedRules {

    static final String REGIONS = "region";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int PICKED_MAX = 100;
    private static final int DETAIL_MAX = 200;
    private static final double ACCURACY_MAX = 100_000;
    private static final Set<String> OFFICE_TYPES = Set.of(
            "application/msword",
            "application/ofd",
            "application/rtf",
            "application/kset",
            "application/ksdps",
            "application/vnd.ms-works",
            "application/x-tika-msoffice",
            "application/x-tika-ooxml");
    private static final List<String> OFFICE_FAMILIES = List.of(
            "application/vnd.openxmlformats-officedocument.",
            "application/vnd.oasis.opendocument.",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.ms-word");

    private NamedRules() {}

    static Reading read(Shape.Named shape, Object given, Known known) {
        return switch (shape) {
            case Shape.PersonPick pick -> picked(given, pick.many(), one -> person(one, pick, known));
            case Shape.UnitPick(boolean many) -> picked(given, many, one -> place(one, known.units()));
            case Shape.ClassPick _ -> picked(given, false, one -> place(one, known.classes()));
            case Shape.PostalAddress(boolean detail) -> address(given, detail, known);
            case Shape.FileUpload upload -> files(given, upload, known);
            case Shape.HandSignature _ -> signature(given, known);
            case Shape.MapLocation _ -> location(given);
        };
    }

    /** One that is picked, as answers keep it. */
    @FunctionalInterface
    private interface Picking {
        Optional<Map<String, Object>> picked(UUID id);
    }

    private static Reading picked(Object given, boolean many, Picking picking) {
        if (!many) {
            return id(given).isEmpty() && given instanceof Map<?, ?> map && map.isEmpty()
                    ? Reading.NOTHING
                    : id(given)
                            .flatMap(picking::picked)
                            .<Reading>map(Reading.Good::new)
                            .orElseGet(() -> Reading.bad(Reason.NOT_TO_BE_PICKED));
        }
        if (!(given instanceof List<?> list)) {
            return Reading.bad(Reason.WRONG_KIND);
        }
        if (list.size() > PICKED_MAX) {
            return Reading.bad(Reason.TOO_MANY, "max", PICKED_MAX);
        }
        Map<UUID, Object> picked = new LinkedHashMap<>();
        for (Object one : list) {
            Optional<UUID> id = id(one);
            Optional<Map<String, Object>> found = id.flatMap(picking::picked);
            if (found.isEmpty()) {
                return Reading.bad(Reason.NOT_TO_BE_PICKED);
            }
            picked.put(id.get(), found.get());
        }
        return picked.isEmpty() ? Reading.NOTHING : new Reading.Good(List.copyOf(picked.values()));
    }

    private static Optional<Map<String, Object>> person(UUID id, Shape.PersonPick pick, Known known) {
        return Optional.ofNullable(known.persons().get(id))
                .filter(person -> pick.kinds().contains(person.kind()))
                .map(person -> Map.of("id", id.toString(), "name", person.name()));
    }

    private static Optional<Map<String, Object>> place(UUID id, Map<UUID, Known.NamedPlace> places) {
        return Optional.ofNullable(places.get(id))
                .map(place -> Map.of("id", id.toString(), "code", place.code(), "name", place.name()));
    }

    private static Reading address(Object given, boolean detail, Known known) {
        if (!(given instanceof Map<?, ?> map)
                || !Set.of("area", "name", "detail").containsAll(map.keySet())) {
            return Reading.bad(Reason.WRONG_KIND);
        }
        Object area = map.get("area");
        Object rest = detail ? map.get("detail") : null;
        if (ShapeRules.isNothing(area) && ShapeRules.isNothing(rest)) {
            return Reading.NOTHING;
        }
        Known.CodeList regions = known.tables().get(REGIONS);
        if (!(area instanceof String code) || regions == null || !regions.isLast(code)) {
            return Reading.bad(Reason.NO_AREA);
        }
        Map<String, Object> address = new LinkedHashMap<>(Map.of("area", code, "name", regions.path(code)));
        if (!detail) {
            return new Reading.Good(address);
        }
        if (ShapeRules.isNothing(rest)) {
            return Reading.bad(Reason.NO_STREET);
        }
        Reading street = ShapeRules.text(rest == null ? "" : rest, DETAIL_MAX, Optional.empty(), false);
        if (street instanceof Reading.Good(Object text)) {
            address.put("detail", text);
            return new Reading.Good(address);
        }
        return street;
    }

    private static Reading files(Object given, Shape.FileUpload shape, Known known) {
        if (!(given instanceof List<?> list)) {
            return Reading.bad(Reason.WRONG_KIND);
        }
        if (list.isEmpty()) {
            return Reading.NOTHING;
        }
        if (list.size() > shape.countMax()) {
            return Reading.bad(Reason.TOO_MANY, "max", shape.countMax());
        }
        Map<UUID, Object> files = new LinkedHashMap<>();
        for (Object one : list) {
            Optional<UUID> id = id(one);
            Known.NamedFile file = id.map(known.files()::get).orElse(null);
            if (file == null) {
                return Reading.bad(Reason.FILE_UNKNOWN);
            }
            if (shape.types().stream().noneMatch(kind -> isOf(kind, file.mediaType()))) {
                return Reading.bad(Reason.FILE_TYPE, "file", file.name());
            }
            if (file.bytes() > shape.sizeMaxMegabytes() * 1_048_576L) {
                return new Reading.Bad(
                        Reason.FILE_TOO_LARGE, Map.of("file", file.name(), "max", shape.sizeMaxMegabytes()));
            }
            files.put(id.get(), file(id.get(), file));
        }
        return files.size() < shape.countMin()
                ? Reading.bad(Reason.TOO_FEW, "min", shape.countMin())
                : new Reading.Good(List.copyOf(files.values()));
    }

    static Map<String, Object> file(UUID id, Known.NamedFile file) {
        return Map.of("id", id.toString(), "name", file.name(), "size", file.bytes(), "mediaType", file.mediaType());
    }

    static boolean isOf(Shape.FileUpload.Kind kind, String type) {
        return switch (kind) {
            case PDF -> type.equals("application/pdf");
            case IMAGE -> type.startsWith("image/") && !type.startsWith("image/svg");
            case OFFICE ->
                OFFICE_TYPES.contains(type) || OFFICE_FAMILIES.stream().anyMatch(type::startsWith);
            case ANY -> true;
        };
    }

    private static Reading signature(Object given, Known known) {
        if (!(given instanceof Map<?, ?> map) || !Set.of("file").containsAll(map.keySet())) {
            return Reading.bad(Reason.WRONG_KIND);
        }
        if (ShapeRules.isNothing(map.get("file"))) {
            return Reading.NOTHING;
        }
        Optional<UUID> id = uuid(map.get("file"));
        Known.NamedFile file = id.map(known.files()::get).orElse(null);
        if (file == null) {
            return Reading.bad(Reason.FILE_UNKNOWN);
        }
        return isOf(Shape.FileUpload.Kind.IMAGE, file.mediaType())
                ? new Reading.Good(Map.of("file", id.orElseThrow().toString()))
                : Reading.bad(Reason.FILE_TYPE, "file", file.name());
    }

    private static Reading location(Object given) {
        if (!(given instanceof Map<?, ?> map)
                || !Set.of("latitude", "longitude", "accuracyMetres", "text").containsAll(map.keySet())) {
            return Reading.bad(Reason.WRONG_KIND);
        }
        if (map.values().stream().allMatch(ShapeRules::isNothing)) {
            return Reading.NOTHING;
        }
        if (!within(map.get("latitude"), -90, 90) || !within(map.get("longitude"), -180, 180)) {
            return Reading.bad(Reason.NO_LOCATION);
        }
        Map<String, Object> location = new LinkedHashMap<>();
        for (String key : List.of("latitude", "longitude")) {
            location.put(key, ((Number) java.util.Objects.requireNonNull(map.get(key))).doubleValue());
        }
        Object accuracy = map.get("accuracyMetres");
        if (accuracy != null) {
            if (!within(accuracy, 0, ACCURACY_MAX)) {
                return Reading.bad(Reason.NO_LOCATION);
            }
            location.put("accuracyMetres", ((Number) accuracy).doubleValue());
        }
        Object words = map.get("text");
        if (words != null && !ShapeRules.isNothing(words)) {
            Reading text = ShapeRules.text(words, DETAIL_MAX, Optional.empty(), false);
            if (!(text instanceof Reading.Good(Object clean))) {
                return text;
            }
            location.put("text", clean);
        }
        return new Reading.Good(location);
    }

    private static boolean within(@Nullable Object given, double least, double most) {
        return given instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most;
    }

    /** The id of something that is named by {@code {"id": …}} or by the id alone. */
    static Optional<UUID> id(@Nullable Object given) {
        return uuid(given instanceof Map<?, ?> map ? map.get("id") : given);
    }

    static Optional<UUID> uuid(@Nullable Object given) {
        return given instanceof String text && ID.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /** All ids that a value of the shape names, before anything is known of them. */
    static List<UUID> ids(Shape shape, @Nullable Object given) {
        List<UUID> ids = new ArrayList<>();
        if (shape instanceof Shape.HandSignature && given instanceof Map<?, ?> map) {
            uuid(map.get("file")).ifPresent(ids::add);
        } else if (given instanceof List<?> list) {
            list.stream().limit(PICKED_MAX).forEach(one -> id(one).ifPresent(ids::add));
        } else {
            id(given).ifPresent(ids::add);
        }
        return ids;
    }
}
