package shaopao.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import shaopao.workflow.DefinitionFlaw.Reason;
import shaopao.workflow.spi.CandidateRule;

/** What a definition must be like to be run. */
final class DefinitionRules {

    private static final int NODES_MAX = 200;
    private static final int DEPTH_MAX = 8;
    private static final int DAYS_MAX = 1_000;
    private static final int HOURS_MAX = 1_600;
    private static final int RETRIES_MAX = 20;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]{0,39}");
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/-]{0,199}");

    private final Definition definition;
    private final Vocabulary known;
    private final List<DefinitionFlaw> flaws = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> rowNames = new HashSet<>();
    private final Map<String, String> variables;

    private DefinitionRules(Definition definition, Vocabulary known) {
        this.definition = definition;
        this.known = known;
        this.variables = new HashMap<>(definition.variables());
    }

    /**
     * What a definition may speak of.
     *
     * @param rule a rule for people by its name
     * @param refusalOf why a condition over these variables cannot be used; empty when it can
     * @param handlers what modules above can do
     */
    record Vocabulary(Function<String, Optional<CandidateRule>> rule, Refusals refusalOf, Set<String> handlers) {}

    /** Why a condition cannot be used, as "2:7 UNKNOWN_NAME". */
    @FunctionalInterface
    interface Refusals {
        Optional<String> of(String condition, Map<String, String> variables);
    }

    /** Everything that is wrong. */
    static List<DefinitionFlaw> flaws(Definition definition, Vocabulary known) {
        DefinitionRules rules = new DefinitionRules(definition, known);
        if (definition.steps().isEmpty()) {
            rules.flaw("", Reason.NO_STEPS, "");
        }
        if (definition.promisedDays() < 0 || definition.promisedDays() > DAYS_MAX) {
            rules.flaw("", Reason.TIME_INVALID, String.valueOf(definition.promisedDays()));
        }
        rules.people("", definition.owners());
        rules.block(definition.steps(), 1);
        if (rules.keys.size() > NODES_MAX) {
            rules.flaw("", Reason.TOO_MANY_NODES, String.valueOf(NODES_MAX));
        }
        return List.copyOf(rules.flaws);
    }

    private void block(List<Node> steps, int depth) {
        if (depth > DEPTH_MAX) {
            flaw("", Reason.TOO_DEEP, String.valueOf(DEPTH_MAX));
            return;
        }
        for (int i = 0; i < steps.size(); i++) {
            Node node = steps.get(i);
            if (!KEY.matcher(node.key()).matches()) {
                flaw(node.key(), Reason.KEY_INVALID, node.key());
            } else if (!keys.add(node.key())) {
                flaw(node.key(), Reason.KEY_TWICE, node.key());
            }
            if (node instanceof Node.End && i + 1 < steps.size()) {
                flaw(node.key(), Reason.NEVER_REACHED, steps.get(i + 1).key());
            }
            node(node, depth);
        }
    }

    private void node(Node node, int depth) {
        node.timeLimit().ifPresent(limit -> limit(node.key(), limit));
        switch (node) {
            case Node.Approve approve -> approve(approve);
            case Node.Collect collect -> {
                people(collect.key(), collect.who());
                if (collect.fields().edit().isEmpty()) {
                    flaw(collect.key(), Reason.FIELDS_MISSING, "edit");
                }
                rights(collect.key(), collect.fields());
            }
            case Node.Inform inform -> people(inform.key(), inform.who());
            case Node.Branch branch -> branch(branch, depth);
            case Node.Parallel parallel -> parallel(parallel, depth);
            case Node.Each each -> each(each, depth);
            case Node.Delay delay -> delay(delay);
            case Node.Call call -> {
                if (call.retries() < 0 || call.retries() > RETRIES_MAX) {
                    flaw(call.key(), Reason.RETRIES_INVALID, String.valueOf(call.retries()));
                }
                service(call.key(), call.path(), call.send());
            }
            case Node.Wait wait -> wait.announce().ifPresent(to -> service(wait.key(), to.path(), to.send()));
            case Node.Effect effect -> {
                if (!known.handlers().contains(effect.handler())) {
                    flaw(effect.key(), Reason.HANDLER_UNKNOWN, effect.handler());
                }
            }
            case Node.End _ -> {}
        }
    }

    private void approve(Node.Approve node) {
        people(node.key(), node.who());
        rights(node.key(), node.fields());
        Node.Voting voting = node.voting();
        if (voting.percent() < 1 || voting.percent() > 100) {
            flaw(node.key(), Reason.PERCENT_INVALID, String.valueOf(voting.percent()));
        }
        if (voting.claim() && voting.mode() != Node.Mode.ANY) {
            flaw(node.key(), Reason.CLAIM_WITH_MODE, voting.mode().name());
        }
    }

    private void branch(Node.Branch branch, int depth) {
        List<Node.Lane> lanes = branch.lanes();
        if (lanes.size() < 2) {
            flaw(branch.key(), Reason.LANES_MISSING, "");
            return;
        }
        if (lanes.getLast().when().isPresent()) {
            flaw(branch.key(), Reason.OTHERWISE_MISSING, "");
        }
        lanes.subList(0, lanes.size() - 1).stream()
                .filter(lane -> lane.when().isEmpty())
                .forEach(lane ->
                        flaw(branch.key(), Reason.LANE_NEVER_TAKEN, lane.name().zh()));
        for (Node.Lane lane : lanes) {
            lane.when()
                    .flatMap(when -> known.refusalOf().of(when, variables))
                    .ifPresent(why -> flaw(branch.key(), Reason.CONDITION_REFUSED, why));
            block(lane.steps(), depth + 1);
        }
    }

    private void parallel(Node.Parallel parallel, int depth) {
        if (parallel.lanes().size() < 2) {
            flaw(parallel.key(), Reason.LANES_MISSING, "");
        }
        for (Node.Lane lane : parallel.lanes()) {
            lane.when().ifPresent(when -> flaw(parallel.key(), Reason.CONDITION_REFUSED, when));
            block(lane.steps(), depth + 1);
        }
    }

    private void each(Node.Each each, int depth) {
        String type = variables.getOrDefault(each.over(), "");
        if (rowType(type).isEmpty()) {
            flaw(each.key(), Reason.FIELD_NO_LIST, each.over());
            return;
        }
        if (!NAME.matcher(each.as()).matches() || variables.containsKey(each.as()) || !rowNames.add(each.as())) {
            flaw(each.key(), Reason.NAME_TAKEN, each.as());
            return;
        }
        variables.put(each.as(), rowType(type));
        block(each.steps(), depth + 1);
        variables.remove(each.as());
    }

    /** The type of the rows of a list; empty when it is none. */
    static String rowType(String type) {
        boolean list = type.startsWith("list<") && type.endsWith(">");
        return list ? type.substring("list<".length(), type.length() - 1) : "";
    }

    private void delay(Node.Delay delay) {
        delay.until()
                .filter(field -> !"date".equals(variables.get(field)))
                .ifPresent(field -> flaw(delay.key(), Reason.FIELD_NO_DATE, field));
        boolean span = delay.days() > 0 || delay.hours() > 0;
        if (span == delay.until().isPresent()) {
            flaw(delay.key(), Reason.TIME_INVALID, "");
        }
        span(delay.key(), delay.days(), delay.hours());
    }

    private void limit(String node, Node.Limit limit) {
        span(node, limit.days(), limit.hours());
        if (limit.days() + limit.hours() == 0) {
            flaw(node, Reason.TIME_INVALID, "0");
        }
        limit.remindHours().stream()
                .filter(hours -> hours < 1 || hours > HOURS_MAX)
                .forEach(hours -> flaw(node, Reason.TIME_INVALID, String.valueOf(hours)));
    }

    private void span(String node, int days, int hours) {
        if (days < 0 || days > DAYS_MAX || hours < 0 || hours > HOURS_MAX) {
            flaw(node, Reason.TIME_INVALID, days + "/" + hours);
        }
    }

    private void service(String node, String path, List<String> send) {
        if (!PATH.matcher(path).matches() || path.contains("..")) {
            flaw(node, Reason.PATH_INVALID, path);
        }
        fields(node, send);
    }

    private void rights(String node, Node.FieldRights rights) {
        fields(node, rights.edit());
        fields(node, rights.hide());
    }

    private void fields(String node, List<String> fields) {
        fields.stream()
                .filter(field -> !definition.variables().containsKey(field))
                .forEach(field -> flaw(node, Reason.FIELD_UNKNOWN, field));
    }

    private void people(String node, List<Who> who) {
        if (who.isEmpty()) {
            flaw(node, Reason.NOBODY_NAMED, "");
        }
        for (Who one : who) {
            Optional<CandidateRule> rule = known.rule().apply(one.rule());
            if (rule.isEmpty()) {
                flaw(node, Reason.RULE_UNKNOWN, one.rule());
                continue;
            }
            chosen(node, one);
            List<String> needed = rule.get().parameters();
            needed.stream()
                    .filter(name -> !one.parameters().containsKey(name))
                    .forEach(name -> flaw(node, Reason.PARAMETER_MISSING, name));
            one.parameters().keySet().stream()
                    .filter(name ->
                            !needed.contains(name) && !rule.get().options().contains(name))
                    .forEach(name -> flaw(node, Reason.PARAMETER_UNKNOWN, name));
        }
    }

    /** Whoever chooses must be the applicant or the people of a step. */
    private void chosen(String node, Who who) {
        String by = who.parameters().getOrDefault("by", Route.APPLICANT);
        if (who.rule().equals(Who.CHOSEN)
                && !by.equals(Route.APPLICANT)
                && definition.node(by).filter(Node.Approve.class::isInstance).isEmpty()) {
            flaw(node, Reason.STEP_UNKNOWN, by);
        }
    }

    private void flaw(String node, Reason reason, String subject) {
        flaws.add(new DefinitionFlaw(node, reason, subject));
    }
}
