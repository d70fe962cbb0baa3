package shaopao.hall.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shaopao.hall.catalogue.ItemChange.Area;
import shaopao.hall.catalogue.ItemChange.Kind;
import shaopao.kernel.Words;

/**
 * Tells in words how one version of an item differs from another. Works on items as trees of maps, lists and values, so
 * that a new kind of field or step is compared from its first day.
 */
final class DiffRules {

    private static final Set<String> APART = Set.of("form", "flow", "guide", "guidance");
    private static final Set<String> NESTED = Set.of("steps", "lanes", "fields", "columns");
    private static final int SHOWN_MAX = 80;
    private static final Words NONE = new Words("（无）", "(none)");
    private static final Words YES = new Words("是", "yes");
    private static final Words NO = new Words("否", "no");

    private final List<ItemChange> changes = new ArrayList<>();

    private DiffRules() {}

    /** All differences, the item first, then fields, steps and guide. */
    static List<ItemChange> changes(Map<String, Object> before, Map<String, Object> after) {
        DiffRules rules = new DiffRules();
        rules.properties(Area.ITEM, "", null, before, after, APART);
        Object fieldsBefore = map(before.get("form")).get("fields");
        Object fieldsAfter = map(after.get("form")).get("fields");
        rules.keyed(Area.FIELD, nodes(fieldsBefore), nodes(fieldsAfter));
        Map<String, Object> flowBefore = map(before.get("flow"));
        Map<String, Object> flowAfter = map(after.get("flow"));
        rules.property(Area.ITEM, "", null, "owners", flowBefore.get("owners"), flowAfter.get("owners"));
        rules.keyed(Area.STEP, nodes(flowBefore.get("steps")), nodes(flowAfter.get("steps")));
        rules.properties(Area.GUIDE, "", null, map(before.get("guidance")), map(after.get("guidance")), Set.of());
        rules.prose(String.valueOf(before.get("guide")), String.valueOf(after.get("guide")));
        return List.copyOf(rules.changes);
    }

    /** Something with a key, and where it stands: the keys around it. */
    private record Placed(String around, Map<String, Object> properties) {}

    /** All that has a key, however deep, in the order in which it stands. */
    private static Map<String, Placed> nodes(@Nullable Object tree) {
        Map<String, Placed> nodes = new LinkedHashMap<>();
        collect(tree, "", nodes);
        return nodes;
    }

    private static void collect(@Nullable Object tree, String around, Map<String, Placed> nodes) {
        if (tree instanceof List<?> list) {
            list.forEach(one -> collect(one, around, nodes));
        } else if (tree instanceof Map<?, ?>) {
            Map<String, Object> here = map(tree);
            String inside = around;
            if (here.get("key") instanceof String key) {
                nodes.putIfAbsent(key, new Placed(around, here));
                inside = around + "/" + key;
            } else if (here.containsKey("steps")) {
                inside = around + "/" + shown("name", here.get("name")).zh();
            }
            for (Map.Entry<String, Object> property : here.entrySet()) {
                if (property.getValue() instanceof List<?> || property.getKey().equals("shape")) {
                    collect(property.getValue(), inside, nodes);
                }
            }
        }
    }

    private void keyed(Area area, Map<String, Placed> before, Map<String, Placed> after) {
        before.forEach((key, placed) -> {
            if (!after.containsKey(key)) {
                add(area, Kind.REMOVED, key, says(area, placed, "已删除", "removed"));
            }
        });
        Set<String> moved = moved(before, after);
        after.forEach((key, placed) -> {
            Placed was = before.get(key);
            if (was == null) {
                add(area, Kind.ADDED, key, says(area, placed, "新增", "added"));
                return;
            }
            if (moved.contains(key)) {
                add(area, Kind.MOVED, key, says(area, placed, "位置有变", "moved"));
            }
            properties(area, key, placed, flat(was.properties()), flat(placed.properties()), Set.of("key"));
        });
    }

    /** Those that stand elsewhere, by the least number of moves: what keeps its order has not moved. */
    private static Set<String> moved(Map<String, Placed> before, Map<String, Placed> after) {
        List<String> left = before.keySet().stream().filter(after::containsKey).toList();
        List<String> right = after.keySet().stream().filter(before::containsKey).toList();
        Set<String> kept = new LinkedHashSet<>(common(left, right));
        return right.stream()
                .filter(key -> !kept.contains(key)
                        || !Objects.requireNonNull(before.get(key))
                                .around()
                                .equals(Objects.requireNonNull(after.get(key)).around()))
                .collect(Collectors.toSet());
    }

    /** Longest common subsequence. */
    private static List<String> common(List<String> left, List<String> right) {
        int[][] length = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                length[i][j] = left.get(i).equals(right.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        List<String> common = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            if (left.get(i).equals(right.get(j))) {
                common.add(left.get(i));
                i++;
                j++;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    /** The properties of one thing; what has a key of its own is told apart. The conditions of lanes stay here. */
    private static Map<String, Object> flat(Map<String, Object> node) {
        Map<String, Object> flat = new LinkedHashMap<>();
        node.forEach((name, value) -> {
            if (name.equals("shape") && value instanceof Map<?, ?>) {
                map(value).forEach((inner, of) -> {
                    if (!NESTED.contains(inner)) {
                        flat.put(inner, of);
                    }
                });
            } else if (name.equals("lanes") && value instanceof List<?> lanes) {
                flat.put(
                        "when",
                        lanes.stream().map(lane -> conditional(map(lane))).toList());
            } else if (!NESTED.contains(name)) {
                flat.put(name, value);
            }
        });
        return flat;
    }

    private static Map<String, Object> conditional(Map<String, Object> lane) {
        Words name = shown("name", lane.get("name"));
        Words when = shown("when", lane.get("when"));
        return Map.of("zh", name.zh() + ": " + when.zh(), "en", name.en() + ": " + when.en());
    }

    private void properties(
            Area area,
            String key,
            @Nullable Placed of,
            Map<String, Object> before,
            Map<String, Object> after,
            Set<String> apart) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        names.stream()
                .filter(name -> !apart.contains(name))
                .forEach(name -> property(area, key, of, name, before.get(name), after.get(name)));
    }

    private void property(
            Area area, String key, @Nullable Placed of, String name, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return;
        }
        Words property = PropertyNames.of(name);
        Words subject = of == null ? property : says(area, of, property.zh(), property.en());
        Words was = shown(name, before);
        Words is = shown(name, after);
        add(
                area,
                Kind.CHANGED,
                key.isEmpty() ? name : key,
                new Words(
                        subject.zh() + "：" + was.zh() + " → " + is.zh(),
                        subject.en() + ": " + was.en() + " → " + is.en()));
    }

    private void prose(String before, String after) {
        if (before.equals(after)) {
            return;
        }
        List<String> left = before.lines().toList();
        List<String> right = after.lines().toList();
        int kept = common(left, right).size();
        int less = left.size() - kept;
        int more = right.size() - kept;
        add(
                Area.GUIDE,
                Kind.CHANGED,
                "guide",
                new Words(
                        "办事指南正文：增加 %d 行，删去 %d 行".formatted(more, less),
                        "Text of the guide: %d lines more, %d lines less".formatted(more, less)));
    }

    private static Words says(Area area, Placed placed, String zh, String en) {
        Object name =
                placed.properties().getOrDefault("label", placed.properties().get("name"));
        Words called = shown("name", name);
        return area == Area.FIELD
                ? new Words("字段「" + called.zh() + "」" + zh, "Field “" + called.en() + "” " + en)
                : new Words("环节「" + called.zh() + "」" + zh, "Step “" + called.en() + "” " + en);
    }

    private void add(Area area, Kind kind, String key, Words text) {
        changes.add(new ItemChange(area, kind, key, text));
    }

    /** A value as people read it, not too long. */
    private static Words shown(String property, @Nullable Object value) {
        return new Words(
                cut(text(property, value, Words::zh, "、", "，")), cut(text(property, value, Words::en, ", ", "; ")));
    }

    private static String cut(String text) {
        return text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text;
    }

    /** A value in one language: words in it, lists in a row, constants by what people call them. */
    private static String text(
            String property, @Nullable Object value, Function<Words, String> in, String comma, String semicolon) {
        return switch (value) {
            case null -> in.apply(NONE);
            case Map<?, ?> words
            when words.containsKey("zh") ->
                in.apply(new Words(String.valueOf(words.get("zh")), String.valueOf(words.get("en"))));
            case Map<?, ?> other ->
                other.entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .map(entry -> in.apply(PropertyNames.of(String.valueOf(entry.getKey()))) + " "
                                + text(String.valueOf(entry.getKey()), entry.getValue(), in, comma, semicolon))
                        .collect(Collectors.joining(semicolon));
            case List<?> list when list.isEmpty() -> in.apply(NONE);
            case List<?> list ->
                list.stream()
                        .map(one -> text(property, one, in, comma, semicolon))
                        .collect(Collectors.joining(comma));
            case Boolean flag -> in.apply(flag ? YES : NO);
            case String constant -> in.apply(PropertyNames.value(property, constant));
            default -> String.valueOf(value);
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> found ? (Map<String, Object>) found : Map.of();
    }
}
