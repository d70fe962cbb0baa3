package shaopao.hall.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shaopao.kernel.Words;
import shaopao.workflow.DefinitionFlaw;
import shaopao.workflow.Node;
import shaopao.workflow.Outcome;
import shaopao.workflow.Who;

/** Reads the flow of an item. */
final class FlowReader {

    private static final List<String> TYPES = List.of(
            "approve", "collect", "inform", "branch", "parallel", "each", "delay", "call", "wait", "outcome", "end");
    private static final int DAYS_MAX = 1_000;
    private static final int HOURS_MAX = 1_600;
    private static final int RETRIES_MAX = 20;

    /** How often a call is tried again unless the step says so. */
    static final int RETRIES = 8;

    private final YamlValue source;
    private final Map<String, YamlValue> places = new HashMap<>();
    private final Map<String, List<String>> filled = new HashMap<>();

    FlowReader(YamlValue source) {
        this.source = source;
    }

    /** The people of a step fill in a field, and so may write it there; told before reading. */
    void fills(String step, String field) {
        filled.computeIfAbsent(step, _ -> new ArrayList<>()).add(field);
    }

    boolean has(String step) {
        return places.containsKey(step);
    }

    List<Node> read() {
        return steps(source);
    }

    /** A flaw of the flow at its place in the file. */
    ItemFlaw placed(DefinitionFlaw flaw) {
        String subject = flaw.subject().isEmpty() ? "" : ": " + flaw.subject();
        return places.getOrDefault(flaw.node(), source).at("step " + flaw.node() + " " + flaw.reason() + subject);
    }

    private List<Node> steps(YamlValue yaml) {
        return yaml.list().stream().map(this::node).toList();
    }

    private Node node(YamlValue yaml) {
        String key = yaml.need("key").text();
        places.putIfAbsent(key, yaml);
        Words name = yaml.need("name").words();
        String type = yaml.need("type").text();
        Node node = switch (type) {
            case "approve" -> approve(key, name, yaml);
            case "collect" ->
                new Node.Collect(
                        key,
                        name,
                        yaml.find("who").map(FlowReader::who).orElse(List.of(Who.of("applicant"))),
                        rights(key, yaml),
                        limit(yaml));
            case "inform" -> new Node.Inform(key, name, who(yaml.need("who")));
            case "branch" ->
                new Node.Branch(key, name, lanes(yaml), constant(yaml, "choose", Node.Choose.class, Node.Choose.ONE));
            case "parallel" -> new Node.Parallel(key, name, lanes(yaml));
            case "each" ->
                new Node.Each(
                        key, name, yaml.need("over").text(), yaml.need("as").text(), steps(yaml.need("steps")));
            case "delay" ->
                new Node.Delay(
                        key,
                        name,
                        whole(yaml, "days", DAYS_MAX, 0),
                        whole(yaml, "hours", HOURS_MAX, 0),
                        yaml.find("until").map(YamlValue::text));
            case "call" ->
                new Node.Call(
                        key,
                        name,
                        yaml.need("service").text(),
                        yaml.need("path").text(),
                        texts(yaml, "send"),
                        whole(yaml, "retries", RETRIES_MAX, RETRIES));
            case "wait" -> new Node.Wait(key, name, announce(yaml), limit(yaml));
            case "outcome" ->
                new Node.Effect(
                        key,
                        name,
                        yaml.need("handler").text(),
                        yaml.find("with").map(YamlValue::texts).orElse(Map.of()));
            case "end" -> new Node.End(key, name, yaml.need("outcome").constant(Outcome.class));
            default -> throw yaml.need("type").flawed("\"" + type + "\" is none of " + TYPES);
        };
        yaml.done();
        return node;
    }

    private Node.Approve approve(String key, Words name, YamlValue yaml) {
        return new Node.Approve(
                key,
                name,
                who(yaml.need("who")),
                new Node.Voting(
                        constant(yaml, "mode", Node.Mode.class, Node.Mode.ANY),
                        whole(yaml, "percent", 100, 100),
                        yaml.find("claim").map(YamlValue::flag).orElse(false)),
                new Node.Manner(
                        constant(yaml, "opinion", Node.OpinionRule.class, Node.OpinionRule.WHEN_REFUSING),
                        yaml.find("signature").map(YamlValue::flag).orElse(false),
                        yaml.find("refuse").map(YamlValue::list).orElse(List.of()).stream()
                                .map(act -> act.constant(Node.RefusableAct.class))
                                .toList()),
                new Node.Exceptions(
                        constant(yaml, "whenNobody", Node.WhenNobody.class, Node.WhenNobody.OWNERS),
                        constant(yaml, "whenApplicant", Node.WhenApplicant.class, Node.WhenApplicant.NEXT_HEAD),
                        constant(yaml, "whenRepeated", Node.WhenRepeated.class, Node.WhenRepeated.ASK)),
                rights(key, yaml),
                limit(yaml));
    }

    private Node.FieldRights rights(String key, YamlValue yaml) {
        List<String> own = filled.getOrDefault(key, List.of());
        return yaml.find("fields")
                .map(fields -> {
                    List<String> edit = Stream.concat(texts(fields, "edit").stream(), own.stream())
                            .distinct()
                            .toList();
                    Node.FieldRights rights = new Node.FieldRights(edit, texts(fields, "hide"));
                    fields.done();
                    return rights;
                })
                .orElseGet(() -> own.isEmpty() ? Node.FieldRights.READ : new Node.FieldRights(own, List.of()));
    }

    private static Optional<Node.Limit> limit(YamlValue yaml) {
        return yaml.find("time").map(time -> {
            Node.Limit limit = new Node.Limit(
                    whole(time, "days", DAYS_MAX, 0),
                    whole(time, "hours", HOURS_MAX, 0),
                    time.find("remind").map(YamlValue::list).orElse(List.of()).stream()
                            .map(hours -> hours.whole(1, HOURS_MAX))
                            .toList(),
                    constant(time, "then", Node.Then.class, Node.Then.REMIND));
            time.done();
            return limit;
        });
    }

    /** Whom to tell that a case waits. */
    private static Optional<Node.Announce> announce(YamlValue yaml) {
        return yaml.find("service")
                .map(service ->
                        new Node.Announce(service.text(), yaml.need("path").text(), texts(yaml, "send")));
    }

    private List<Node.Lane> lanes(YamlValue yaml) {
        return yaml.need("lanes").list().stream().map(this::lane).toList();
    }

    private static List<String> texts(YamlValue yaml, String key) {
        return yaml.find(key).map(YamlValue::list).orElse(List.of()).stream()
                .map(YamlValue::text)
                .toList();
    }

    private static int whole(YamlValue yaml, String key, int max, int otherwise) {
        return yaml.find(key).map(value -> value.whole(0, max)).orElse(otherwise);
    }

    private static <E extends Enum<E>> E constant(YamlValue yaml, String key, Class<E> type, E otherwise) {
        return yaml.find(key).map(value -> value.constant(type)).orElse(otherwise);
    }

    private Node.Lane lane(YamlValue yaml) {
        Node.Lane lane = new Node.Lane(
                yaml.need("name").words(),
                yaml.find("when").map(YamlValue::text),
                yaml.find("steps").map(this::steps).orElse(List.of()));
        yaml.done();
        return lane;
    }

    /** One rule by its name, or a list; one with parameters is a map with {@code rule}. */
    static List<Who> who(YamlValue yaml) {
        return yaml.isList() ? yaml.list().stream().map(FlowReader::one).toList() : List.of(one(yaml));
    }

    private static Who one(YamlValue yaml) {
        if (!yaml.isMap()) {
            return Who.of(yaml.text());
        }
        Map<String, String> texts = new HashMap<>(yaml.texts());
        String rule = texts.remove("rule");
        if (rule == null) {
            throw yaml.flawed("\"rule\" is missing");
        }
        return new Who(rule, texts);
    }
}
