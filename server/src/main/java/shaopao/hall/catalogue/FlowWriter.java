package shaopao.hall.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shaopao.kernel.Words;
import shaopao.workflow.Node;
import shaopao.workflow.Who;

/** Writes a flow as it stands in {@code item.yaml}; what is usual is left out. {@link FlowReader} reads it back. */
final class FlowWriter {

    private FlowWriter() {}

    static List<Map<String, Object>> steps(List<Node> nodes) {
        return nodes.stream().map(FlowWriter::step).toList();
    }

    private static Map<String, Object> step(Node node) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("key", node.key());
        step.put("name", words(node.name()));
        step.put("type", type(node));
        switch (node) {
            case Node.Approve approve -> approve(step, approve);
            case Node.Collect collect -> {
                unless(step, "who", who(collect.who()), "applicant");
                rights(step, collect.fields());
            }
            case Node.Inform inform -> step.put("who", who(inform.who()));
            case Node.Branch branch -> {
                unless(step, "choose", branch.choose(), Node.Choose.ONE);
                step.put("lanes", lanes(branch.lanes()));
            }
            case Node.Parallel parallel -> step.put("lanes", lanes(parallel.lanes()));
            case Node.Each each -> {
                step.put("over", each.over());
                step.put("as", each.as());
                step.put("steps", steps(each.steps()));
            }
            case Node.Delay delay -> {
                unless(step, "days", delay.days(), 0);
                unless(step, "hours", delay.hours(), 0);
                delay.until().ifPresent(field -> step.put("until", field));
            }
            case Node.Call call -> {
                message(step, call.service(), call.path(), call.send());
                unless(step, "retries", call.retries(), FlowReader.RETRIES);
            }
            case Node.Wait wait ->
                wait.announce().ifPresent(told -> message(step, told.service(), told.path(), told.send()));
            case Node.Effect effect -> {
                step.put("handler", effect.handler());
                unless(step, "with", effect.with(), Map.of());
            }
            case Node.End end -> step.put("outcome", constant(end.outcome()));
        }
        node.timeLimit().ifPresent(limit -> step.put("time", limit(limit)));
        return step;
    }

    private static String type(Node node) {
        return switch (node) {
            case Node.Approve _ -> "approve";
            case Node.Collect _ -> "collect";
            case Node.Inform _ -> "inform";
            case Node.Branch _ -> "branch";
            case Node.Parallel _ -> "parallel";
            case Node.Each _ -> "each";
            case Node.Delay _ -> "delay";
            case Node.Call _ -> "call";
            case Node.Wait _ -> "wait";
            case Node.Effect _ -> "outcome";
            case Node.End _ -> "end";
        };
    }

    private static void approve(Map<String, Object> step, Node.Approve node) {
        step.put("who", who(node.who()));
        Node.Voting voting = node.voting();
        unless(step, "mode", voting.mode(), Node.Mode.ANY);
        unless(step, "percent", voting.percent(), 100);
        unless(step, "claim", voting.claim(), false);
        Node.Manner manner = node.manner();
        unless(step, "opinion", manner.opinion(), Node.OpinionRule.WHEN_REFUSING);
        unless(step, "signature", manner.signature(), false);
        unless(
                step,
                "refuse",
                manner.refused().stream().map(FlowWriter::constant).toList(),
                List.of());
        Node.Exceptions exceptions = node.exceptions();
        unless(step, "whenNobody", exceptions.whenNobody(), Node.WhenNobody.OWNERS);
        unless(step, "whenApplicant", exceptions.whenApplicant(), Node.WhenApplicant.NEXT_HEAD);
        unless(step, "whenRepeated", exceptions.whenRepeated(), Node.WhenRepeated.ASK);
        rights(step, node.fields());
    }

    private static void rights(Map<String, Object> step, Node.FieldRights rights) {
        Map<String, Object> fields = new LinkedHashMap<>();
        unless(fields, "edit", rights.edit(), List.of());
        unless(fields, "hide", rights.hide(), List.of());
        unless(step, "fields", fields, Map.of());
    }

    private static void message(Map<String, Object> step, String service, String path, List<String> send) {
        step.put("service", service);
        step.put("path", path);
        unless(step, "send", send, List.of());
    }

    private static List<Map<String, Object>> lanes(List<Node.Lane> lanes) {
        return lanes.stream().map(FlowWriter::lane).toList();
    }

    private static Map<String, Object> lane(Node.Lane lane) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", words(lane.name()));
        lane.when().ifPresent(when -> tree.put("when", when));
        unless(tree, "steps", steps(lane.steps()), List.of());
        return tree;
    }

    private static Map<String, Object> limit(Node.Limit limit) {
        Map<String, Object> tree = new LinkedHashMap<>();
        unless(tree, "days", limit.days(), 0);
        unless(tree, "hours", limit.hours(), 0);
        unless(tree, "remind", limit.remindHours(), List.of());
        unless(tree, "then", limit.then(), Node.Then.REMIND);
        return tree;
    }

    private static Object who(List<Who> rules) {
        return rules.size() == 1
                ? one(rules.getFirst())
                : rules.stream().map(FlowWriter::one).toList();
    }

    private static Object one(Who who) {
        if (who.parameters().isEmpty()) {
            return who.rule();
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", who.rule());
        tree.putAll(who.parameters());
        return tree;
    }

    private static Object words(Words words) {
        if (words.zh().equals(words.en())) {
            return words.zh();
        }
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("zh", words.zh());
        both.put("en", words.en());
        return both;
    }

    private static void unless(Map<String, Object> tree, String key, Object value, Object usual) {
        if (!value.equals(usual)) {
            tree.put(key, value instanceof Enum<?> one ? constant(one) : value);
        }
    }

    private static String constant(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The text of an item with another flow; all else stays as it was written, with its comments. */
    static String replaced(String file, String source, List<Map<String, Object>> flow) {
        Map<String, Object> wanted =
                new LinkedHashMap<>(YamlValue.read(file, source).map());
        wanted.put("flow", flow);
        return spliced(source, YamlText.of(Map.of("flow", flow)))
                .filter(text -> YamlValue.read(file, text).map().equals(wanted))
                .orElseGet(() -> YamlText.of(wanted));
    }

    /** Puts the flow where the old one stood; absent when no line begins with it. */
    private static Optional<String> spliced(String source, String flow) {
        List<String> lines = source.lines().toList();
        int from = next(lines, 0, "flow:");
        if (from == lines.size()) {
            return Optional.empty();
        }
        int to = next(lines, from + 1, "");
        while (to > from + 1
                && (lines.get(to - 1).isBlank() || lines.get(to - 1).startsWith("#"))) {
            to--;
        }
        return Optional.of(String.join("\n", lines.subList(0, from))
                + (from == 0 ? "" : "\n")
                + flow
                + String.join("\n", lines.subList(to, lines.size()))
                + (to == lines.size() ? "" : "\n"));
    }

    /** The next line that holds a key of the item itself and begins so; the number of lines when there is none. */
    private static int next(List<String> lines, int from, String start) {
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && Character.isLetter(line.charAt(0)) && line.startsWith(start)) {
                return i;
            }
        }
        return lines.size();
    }
}
