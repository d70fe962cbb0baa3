package shaopao.bench;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import shaopao.workflow.log.XesReader;

/**
 * What the activities of a log mean; bench/replay/README.md describes the file.
 *
 * @param item file of the item, beside the map
 * @param open answers with which a case is opened before its first event; none when an activity itself opens it
 * @param done activities that end a document well
 */
@NullUnmarked
record ReplayMap(
        Path item, int applicants, Map<String, Source> open, Map<String, Activity> activities, Set<String> done) {

    /** What an activity is done by. */
    enum Act {
        SAVE,
        SUBMIT,
        APPROVE,
        RETURN,
        REJECT,
        WITHDRAW,
        COMMENT,
        FILL,
        IGNORE;

        /** Whether it begins a round of decisions anew. */
        boolean begins() {
            return this == SUBMIT || this == FILL;
        }

        /** Whether it is a decision of an office. */
        boolean decides() {
            return this == APPROVE || this == RETURN || this == REJECT;
        }
    }

    record Activity(
            Act act, Act last, String node, String role, String to, String document, Map<String, Source> answers) {}

    /** Where an answer comes from: exactly one of the four. */
    record Source(String attribute, boolean cents, Object value, List<String> nodes, String document) {}

    static ReplayMap read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            Map<String, Object> root = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(reader));
            Map<String, Activity> activities = new LinkedHashMap<>();
            map(root.get("activities")).forEach((name, about) -> activities.put(name, activity(name, map(about))));
            Object open = root.get("open");
            return new ReplayMap(
                    file.resolveSibling(text(root, "item", "item.yaml")),
                    Integer.parseInt(text(root, "applicants", "20")),
                    open == null ? Map.of() : sources(map(open).get("answers")),
                    activities,
                    Set.copyOf(list(root.get("done"))));
        }
    }

    private static Activity activity(String name, Map<String, Object> about) {
        Act act = act(text(about, "act", ""), name);
        String last = text(about, "last", "");
        return new Activity(
                act,
                last.isEmpty() ? act : act(last, name),
                text(about, "node", ""),
                text(about, "role", ""),
                text(about, "to", ""),
                text(about, "document", ""),
                sources(about.get("answers")));
    }

    private static Act act(String word, String name) {
        for (Act act : Act.values()) {
            if (act.name().equalsIgnoreCase(word)) {
                return act;
            }
        }
        throw new IllegalArgumentException("\"" + word + "\" of " + name + " is no act");
    }

    private static Map<String, Source> sources(Object yaml) {
        Map<String, Source> sources = new LinkedHashMap<>();
        if (yaml != null) {
            map(yaml).forEach((field, about) -> {
                Map<String, Object> source = map(about);
                sources.put(
                        field,
                        new Source(
                                text(source, "attribute", ""),
                                text(source, "as", "").equals("cents"),
                                source.getOrDefault("value", ""),
                                list(source.get("nodes")),
                                text(source, "document", "")));
            });
        }
        return sources;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object yaml) {
        if (yaml instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException("a map is expected instead of " + yaml);
    }

    private static List<String> list(Object yaml) {
        return yaml instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    private static String text(Map<String, Object> map, String key, String otherwise) {
        Object value = map.get(key);
        return value == null ? otherwise : value.toString();
    }

    Activity activity(XesReader.Event event) {
        Activity activity = activities.get(event.name());
        if (activity == null) {
            throw new IllegalArgumentException("the map has no activity \"" + event.name() + "\"");
        }
        return activity;
    }

    /** The act that an event of a case is. */
    Act act(XesReader.Trace trace, int index) {
        Activity activity = activity(trace.events().get(index));
        return index == trace.events().size() - 1 ? activity.last() : activity.act();
    }

    /** What is handed in with an event of a case. */
    Map<String, Object> answers(Map<String, Source> sources, XesReader.Trace trace, int index) {
        Map<String, Object> answers = new HashMap<>();
        sources.forEach((field, source) -> {
            if (!source.nodes().isEmpty()) {
                answers.put(field, nodes(trace, index, source.nodes()));
            } else if (!source.document().isEmpty()) {
                boolean any = trace.events().stream()
                        .anyMatch(event -> activity(event).document().equals(source.document()));
                answers.put(field, any ? "yes" : "no");
            } else if (!source.attribute().isEmpty()) {
                String text = trace.events().get(index).attributes().getOrDefault(source.attribute(), "");
                answers.put(field, source.cents() ? cents(text) : text);
            } else {
                answers.put(field, source.value());
            }
        });
        return answers;
    }

    private static long cents(String text) {
        return new BigDecimal(text.isBlank() ? "0" : text)
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Those of the nodes at which the document of this event is decided until it is handed in again. */
    private List<String> nodes(XesReader.Trace trace, int index, List<String> among) {
        String document = activity(trace.events().get(index)).document();
        Map<String, Boolean> nodes = new LinkedHashMap<>();
        for (int i = index + 1; i < trace.events().size(); i++) {
            Activity activity = activity(trace.events().get(i));
            if (activity.document().equals(document)) {
                if (activity.act().begins()) {
                    break;
                }
                if (activity.act().decides() && among.contains(activity.node())) {
                    nodes.put(activity.node(), true);
                }
            }
        }
        return List.copyOf(nodes.keySet());
    }
}
