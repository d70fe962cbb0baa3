package shaopao.workflow.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import shaopao.kernel.PersonId;
import shaopao.workflow.Definition;
import shaopao.workflow.Node;
import shaopao.workflow.Who;
import tools.jackson.databind.JsonNode;

/**
 * What of a history stands in a log, and which step of the standard life cycle of XES it is. What merely follows from
 * another event (a timer that was set, a to-do that was closed by the act itself) is left out.
 */
final class LogRules {

    /** Events by the names under which the history keeps them; those that are left out have no transition. */
    static final Map<String, String> TRANSITIONS = transitions();

    /** What an event may say in words, in the order of the history's own names. */
    static final List<String> TEXTS = List.of(
            "opinion", "reason", "text", "outcome", "to", "fault", "position", "because", "then", "closing", "onward");

    private LogRules() {}

    private static Map<String, String> transitions() {
        Map<String, String> transitions = new TreeMap<>();
        put(
                transitions,
                "complete",
                "submitted",
                "approved",
                "rejected",
                "advised",
                "repeated",
                "returned",
                "corrected");
        put(transitions, "complete", "filled", "edited", "commented", "copied", "informed", "urged", "called-back");
        put(transitions, "complete", "call-answered", "ended", "escalated", "reminded", "people-chosen", "overdue");
        put(transitions, "complete", "correction-asked", "signers-added", "signer-removed", "migrated", "time-up");
        put(transitions, "schedule", "entered", "called", "effect-asked");
        put(transitions, "assign", "todo-opened", "claimed");
        put(transitions, "reassign", "transferred", "delegated", "reassigned", "unclaimed");
        put(transitions, "withdraw", "todo-closed");
        put(transitions, "ate_abort", "recalled", "abandoned", "jumped", "call-given-up");
        put(transitions, "pi_abort", "withdrawn", "cancelled");
        put(transitions, "autoskip", "skipped");
        put(transitions, "suspend", "suspended");
        put(transitions, "resume", "resumed");
        put(transitions, "", "forked", "lane-taken", "lane-ended", "assigned", "offered", "left");
        put(transitions, "", "timer-set", "timer-paused", "timer-resumed", "timer-cleared");
        put(transitions, "", "clock-started", "clock-paused", "clock-resumed");
        return Map.copyOf(transitions);
    }

    private static void put(Map<String, String> transitions, String transition, String... types) {
        Stream.of(types).forEach(type -> transitions.put(type, transition));
    }

    /** The events of one case as a log tells them. */
    static List<LoggedEvent> logged(LoggedCase of, List<CaseLogStore.Step> steps, Definition definition) {
        Map<Integer, String> visits = new HashMap<>();
        Map<Integer, String> todos = new HashMap<>();
        List<LoggedEvent> events = new ArrayList<>();
        for (CaseLogStore.Step step : steps) {
            JsonNode body = step.body();
            String type = body.path("type").asString("");
            String node = node(body, visits, todos);
            if (type.equals("entered")) {
                visits.put(body.path("visit").asInt(0), node);
            } else if (type.equals("todo-opened")) {
                todos.put(body.path("todo").asInt(0), node);
            }
            String transition = TRANSITIONS.getOrDefault(type, "");
            boolean ownAct = type.equals("todo-closed")
                    && body.path("closing").asString("").equals("DONE");
            if (!transition.isEmpty() && !ownAct) {
                events.add(event(of, step, type, node, transition, definition));
            }
        }
        return events;
    }

    private static LoggedEvent event(
            LoggedCase of, CaseLogStore.Step step, String type, String node, String transition, Definition definition) {
        Optional<Node> found = definition.node(node);
        Optional<PersonId> asked = type.equals("todo-opened")
                ? Optional.of(PersonId.of(step.body().path("person").asString("")))
                : Optional.empty();
        Map<String, String> texts = new HashMap<>();
        for (String name : TEXTS) {
            String text = step.body().path(name).asString("");
            if (!text.isEmpty()) {
                texts.put(name, text);
            }
        }
        return new LoggedEvent(
                of.id() + "/" + step.seq(),
                type,
                found.map(there -> there.name().zh()).orElse(type),
                node,
                transition,
                step.at(),
                asked.or(step::person),
                asked.isPresent() ? "" : step.personName(),
                found.flatMap(LogRules::role).orElse(""),
                texts);
    }

    private static String node(JsonNode body, Map<Integer, String> visits, Map<Integer, String> todos) {
        if (body.has("node")) {
            return body.path("node").asString("");
        }
        if (body.has("visit")) {
            return visits.getOrDefault(body.path("visit").asInt(0), "");
        }
        return body.has("todo") ? todos.getOrDefault(body.path("todo").asInt(0), "") : "";
    }

    private static Optional<String> role(Node node) {
        List<Who> who = switch (node) {
            case Node.Approve approve -> approve.who();
            case Node.Collect collect -> collect.who();
            case Node.Inform inform -> inform.who();
            case Node.Branch _,
                    Node.Parallel _,
                    Node.Each _,
                    Node.Delay _,
                    Node.Call _,
                    Node.Wait _,
                    Node.Effect _,
                    Node.End _ -> List.of();
        };
        return who.stream().findFirst().map(rule -> rule.parameters().getOrDefault("role", rule.rule()));
    }
}
