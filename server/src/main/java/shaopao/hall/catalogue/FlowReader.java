package shaopao.hall.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shaopao.workflow.DefinitionFlaw;
import shaopao.workflow.Node;
import shaopao.workflow.Outcome;
import shaopao.workflow.Who;

/** Reads the flow of an item. */
final class FlowReader {

    private final YamlValue source;
    private final Map<String, YamlValue> places = new HashMap<>();

    FlowReader(YamlValue source) {
        this.source = source;
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
        String type = yaml.need("type").text();
        Node node = switch (type) {
            case "approve" ->
                new Node.Approve(
                        key,
                        yaml.need("name").words(),
                        who(yaml.need("who")),
                        yaml.find("mode")
                                .map(mode -> mode.constant(Node.Mode.class))
                                .orElse(Node.Mode.ANY),
                        yaml.find("whenApplicant")
                                .map(rule -> rule.constant(Node.WhenApplicant.class))
                                .orElse(Node.WhenApplicant.NEXT_HEAD));
            case "inform" -> new Node.Inform(key, yaml.need("name").words(), who(yaml.need("who")));
            case "branch" ->
                new Node.Branch(
                        key,
                        yaml.need("name").words(),
                        yaml.need("lanes").list().stream().map(this::lane).toList());
            case "end" ->
                new Node.End(
                        key, yaml.need("name").words(), yaml.need("outcome").constant(Outcome.class));
            default -> throw yaml.need("type").flawed("\"" + type + "\" is none of [approve, inform, branch, end]");
        };
        yaml.done();
        return node;
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
