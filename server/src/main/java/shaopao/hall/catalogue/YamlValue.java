package shaopao.hall.catalogue;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import shaopao.kernel.Words;

/**
 * One value of a YAML file with its place, read without making any object of it: text, list or map and nothing else. A
 * key that nobody asked for is a flaw, see {@link #done}.
 */
final class YamlValue {

    private static final int CHARACTERS_MAX = 200_000;
    private static final int DEPTH_MAX = 30;

    private final String file;
    private final Node node;
    private final Map<String, YamlValue> fields = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    private YamlValue(String file, Node node) {
        this.file = file;
        this.node = node;
        if (node.getAnchor() != null) {
            throw flawed("anchors and aliases are not allowed");
        }
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                YamlValue key = new YamlValue(file, tuple.getKeyNode());
                if (fields.put(key.text(), new YamlValue(file, tuple.getValueNode())) != null) {
                    throw key.flawed("\"" + key.text() + "\" stands here twice");
                }
            }
        }
    }

    /** The one document of a file. */
    static YamlValue read(String file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(CHARACTERS_MAX);
        options.setNestingDepthLimit(DEPTH_MAX);
        options.setMaxAliasesForCollections(0);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                throw new FlawException(new ItemFlaw(file, 1, 1, "the file is empty"));
            }
            return new YamlValue(file, root);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw new FlawException(new ItemFlaw(
                    file,
                    mark == null ? 1 : mark.getLine() + 1,
                    mark == null ? 1 : mark.getColumn() + 1,
                    String.valueOf(e.getProblem())));
        } catch (YAMLException e) {
            throw new FlawException(new ItemFlaw(file, 1, 1, String.valueOf(e.getMessage())));
        }
    }

    /** What a key that is not there holds. */
    static YamlValue emptyList() {
        return read("", "[]");
    }

    /** Stops the reading of a file at its first flaw. */
    static final class FlawException extends RuntimeException {
        private final transient ItemFlaw flaw;

        FlawException(ItemFlaw flaw) {
            super(flaw.toString());
            this.flaw = flaw;
        }

        ItemFlaw flaw() {
            return flaw;
        }
    }

    FlawException flawed(String message) {
        return new FlawException(at(message));
    }

    /** A flaw at this place. */
    ItemFlaw at(String message) {
        Mark mark = node.getStartMark();
        return new ItemFlaw(file, mark.getLine() + 1, mark.getColumn() + 1, message);
    }

    /** The value under a key; it must be there. */
    YamlValue need(String key) {
        return find(key).orElseThrow(() -> flawed("\"" + key + "\" is missing"));
    }

    Optional<YamlValue> find(String key) {
        if (!(node instanceof MappingNode)) {
            throw flawed("expected \"key: value\" pairs");
        }
        asked.add(key);
        return Optional.ofNullable(fields.get(key));
    }

    /** All keys with their texts, whatever they are called. */
    Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        if (!(node instanceof MappingNode)) {
            throw flawed("expected \"key: value\" pairs");
        }
        fields.forEach((key, value) -> {
            asked.add(key);
            texts.put(key, value.text());
        });
        return texts;
    }

    /** Refuses keys that were not asked for. */
    void done() {
        fields.forEach((key, value) -> {
            if (!asked.contains(key)) {
                throw value.flawed("there is no \"" + key + "\" here; known are " + new java.util.TreeSet<>(asked));
            }
        });
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    List<YamlValue> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw flawed("expected a list");
        }
        List<YamlValue> values = new ArrayList<>();
        sequence.getValue().forEach(one -> values.add(new YamlValue(file, one)));
        return values;
    }

    String text() {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw flawed("expected a text");
        }
        return scalar.getValue().strip();
    }

    /** A text in both languages: {@code {zh: …, en: …}}, or Chinese alone. */
    Words words() {
        if (!isMap()) {
            return Words.of(text());
        }
        String zh = need("zh").text();
        Words words = new Words(zh, find("en").map(YamlValue::text).orElse(zh));
        done();
        return words;
    }

    long whole() {
        try {
            return Long.parseLong(text());
        } catch (NumberFormatException _) {
            throw flawed("expected a whole number");
        }
    }

    int whole(int min, int max) {
        long value = whole();
        if (value < min || value > max) {
            throw flawed("expected a number from " + min + " to " + max);
        }
        return (int) value;
    }

    BigDecimal decimal() {
        try {
            return new BigDecimal(text());
        } catch (NumberFormatException _) {
            throw flawed("expected a number");
        }
    }

    boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw flawed("expected true or false");
        };
    }

    /** This value and all below it as maps, lists, texts, numbers and flags. */
    Object tree() {
        if (node instanceof MappingNode map) {
            Map<String, Object> tree = new LinkedHashMap<>();
            map.getValue()
                    .forEach(tuple -> tree.put(
                            ((ScalarNode) tuple.getKeyNode()).getValue(),
                            new YamlValue(file, tuple.getValueNode()).tree()));
            return tree;
        }
        if (node instanceof SequenceNode) {
            return list().stream().map(YamlValue::tree).toList();
        }
        String value = ((ScalarNode) node).getValue();
        if (node.getTag().equals(Tag.BOOL) && (value.equals("true") || value.equals("false"))) {
            return Boolean.valueOf(value);
        }
        return node.getTag().equals(Tag.INT) && value.matches("-?(0|[1-9][0-9]{0,17})") ? Long.valueOf(value) : value;
    }

    /** The same of a file, which holds pairs. */
    @SuppressWarnings("unchecked")
    Map<String, Object> map() {
        if (!(tree() instanceof Map<?, ?> map)) {
            throw flawed("expected \"key: value\" pairs");
        }
        return (Map<String, Object>) map;
    }

    /** One of the constants, written in small letters with hyphens. */
    <E extends Enum<E>> E constant(Class<E> type) {
        String wanted = text();
        List<String> known = new ArrayList<>();
        for (E one : type.getEnumConstants()) {
            String name = one.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            if (name.equals(wanted)) {
                return one;
            }
            known.add(name);
        }
        throw flawed("\"" + wanted + "\" is none of " + known);
    }
}
