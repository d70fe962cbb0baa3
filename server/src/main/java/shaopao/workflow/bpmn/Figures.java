package shaopao.workflow.bpmn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import shaopao.kernel.Words;
import shaopao.workflow.Node;
import shaopao.workflow.Who;
import shaopao.workflow.bpmn.Drawing.Bounds;
import shaopao.workflow.bpmn.Drawing.Figure;
import shaopao.workflow.bpmn.Drawing.Part;
import tools.jackson.databind.json.JsonMapper;

/** Nodes in BPMN's words; what BPMN has no words for is written in ours. */
final class Figures {

    /** The condition under which a parallel multi-instance task is over, for a ratio in per cent. */
    static final String RATIO = "${nrOfCompletedInstances * 100 >= nrOfInstances * %d}";

    private final JsonMapper json;

    Figures(JsonMapper json) {
        this.json = json;
    }

    static String gatewayTag(Node block) {
        return block instanceof Node.Branch branch
                ? switch (branch.choose()) {
                    case ONE -> "exclusiveGateway";
                    case EVERY -> "inclusiveGateway";
                }
                : "parallelGateway";
    }

    static void name(Words name, Map<String, String> attributes, Map<String, String> ours) {
        attributes.put("name", name.zh());
        if (!name.en().equals(name.zh())) {
            ours.put("nameEn", name.en());
        }
    }

    Figure named(Figure figure, Words name) {
        name(name, figure.attributes(), figure.ours());
        return figure;
    }

    /** The variable in which an engine finds the people or rows of a multi-instance element. */
    static String collection(String key) {
        return "people_" + key.replace('-', '_');
    }

    Figure task(Node node, String scope, Bounds bounds) {
        Figure figure = named(Figure.of(node.key(), tag(node), scope, bounds), node.name());
        switch (node) {
            case Node.Approve approve -> approve(figure, approve);
            case Node.Collect collect -> {
                figure.our("type", "collect").note("fields", text(collect.fields()));
                who(figure, collect.who());
            }
            case Node.Inform inform -> who(figure, inform.who());
            case Node.Call call ->
                figure.our("service", call.service())
                        .our("path", call.path())
                        .our("retries", String.valueOf(call.retries()))
                        .note("send", text(call.send()));
            case Node.Wait wait -> wait.announce().ifPresent(announce -> figure.note("announce", text(announce)));
            case Node.Effect effect -> figure.our("handler", effect.handler()).note("with", text(effect.with()));
            case Node.Branch _, Node.Parallel _, Node.Each _, Node.Delay _, Node.End _ ->
                throw new IllegalArgumentException("no task: " + node.key());
        }
        node.timeLimit()
                .filter(limit -> !limit.remindHours().isEmpty())
                .ifPresent(limit -> figure.our(
                        "remindHours",
                        limit.remindHours().stream().map(String::valueOf).collect(Collectors.joining(" "))));
        return figure;
    }

    private static String tag(Node node) {
        return switch (node) {
            case Node.Approve _, Node.Collect _ -> "userTask";
            case Node.Inform _ -> "sendTask";
            case Node.Wait _ -> "receiveTask";
            case Node.Call _, Node.Effect _ -> "serviceTask";
            case Node.Each _ -> "subProcess";
            case Node.Delay _ -> "intermediateCatchEvent";
            case Node.End _ -> "endEvent";
            case Node.Branch _, Node.Parallel _ -> gatewayTag(node);
        };
    }

    private void approve(Figure figure, Node.Approve node) {
        Node.Voting voting = node.voting();
        switch (voting.mode()) {
            case ANY -> {}
            case ALL -> figure.part(people(node.key(), false));
            case RATIO ->
                figure.part(people(
                        node.key(), false, Part.expression("completionCondition", RATIO.formatted(voting.percent()))));
            case SEQUENCE -> figure.part(people(node.key(), true));
        }
        if (voting.mode() != Node.Mode.ANY) {
            figure.set("flowable:assignee", "${person}");
        }
        if (voting.mode() != Node.Mode.RATIO
                && voting.percent() != Node.Voting.of(voting.mode()).percent()) {
            figure.our("percent", String.valueOf(voting.percent()));
        }
        if (voting.claim()) {
            figure.our("claim", "true");
        }
        who(figure, node.who());
        if (!node.manner().equals(Node.Manner.USUAL)) {
            figure.note("manner", text(node.manner()));
        }
        if (!node.exceptions().equals(Node.Exceptions.USUAL)) {
            figure.note("exceptions", text(node.exceptions()));
        }
        if (!node.fields().equals(Node.FieldRights.READ)) {
            figure.note("fields", text(node.fields()));
        }
    }

    private static Part people(String key, boolean sequential, Part... parts) {
        return multiInstance(collection(key), "person", sequential, parts);
    }

    private static Part multiInstance(String collection, String variable, boolean sequential, Part... parts) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("isSequential", String.valueOf(sequential));
        attributes.put("flowable:collection", collection);
        attributes.put("flowable:elementVariable", variable);
        return new Part("multiInstanceLoopCharacteristics", attributes, "", List.of(parts));
    }

    private void who(Figure figure, List<Who> who) {
        figure.note("who", text(who));
    }

    Figure each(Node.Each each, String scope, Bounds bounds) {
        return named(Figure.of(each.key(), tag(each), scope, bounds), each.name())
                .our("over", each.over())
                .our("as", each.as())
                .part(multiInstance(each.over(), each.as(), false));
    }

    Figure delay(Node.Delay delay, String scope, Bounds bounds) {
        Part time = delay.until()
                .map(field -> Part.expression("timeDate", "${" + field + "}"))
                .orElseGet(() -> duration(delay.days(), delay.hours()));
        Figure figure = named(Figure.of(delay.key(), tag(delay), scope, bounds), delay.name());
        if (delay.until().isPresent() && (delay.days() > 0 || delay.hours() > 0)) {
            figure.our("besides", new Durations(delay.days(), delay.hours()).toString());
        }
        return figure.part(Part.of("timerEventDefinition", time));
    }

    Figure end(Node.End end, String scope, Bounds bounds) {
        Part terminate = new Part(
                "terminateEventDefinition",
                scope.isEmpty() ? Map.of() : Map.of("flowable:terminateAll", "true"),
                "",
                List.of());
        return named(Figure.of(end.key(), tag(end), scope, bounds), end.name())
                .our("outcome", end.outcome().name().toLowerCase(Locale.ROOT))
                .part(terminate);
    }

    Figure border(String id, String task, Node.Limit limit, String scope, Bounds bounds) {
        boolean interrupts = limit.then() == Node.Then.PASS || limit.then() == Node.Then.REJECT;
        return Figure.of(id, "boundaryEvent", scope, bounds)
                .set("cancelActivity", String.valueOf(interrupts))
                .set("attachedToRef", task)
                .part(Part.of("timerEventDefinition", duration(limit.days(), limit.hours())));
    }

    /** Where the timer at a border leads when it does not pass the task on. */
    Figure limitEnd(String id, Node.Limit limit, String scope, Bounds bounds) {
        Figure figure = Figure.of(id, "endEvent", scope, bounds);
        return switch (limit.then()) {
            case REMIND -> figure.part(new Part("messageEventDefinition", Map.of(), "", List.of()));
            case ESCALATE ->
                figure.part(
                        new Part("escalationEventDefinition", Map.of("escalationRef", "Escalation"), "", List.of()));
            case REJECT ->
                figure.our("outcome", "rejected")
                        .part(new Part(
                                "terminateEventDefinition",
                                scope.isEmpty() ? Map.of() : Map.of("flowable:terminateAll", "true"),
                                "",
                                List.of()));
            case PASS -> throw new IllegalArgumentException(id);
        };
    }

    private static Part duration(int days, int hours) {
        return Part.expression("timeDuration", new Durations(days, hours).toString());
    }

    String text(Object value) {
        return json.writeValueAsString(value);
    }
}
