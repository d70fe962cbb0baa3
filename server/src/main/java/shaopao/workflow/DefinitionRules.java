package shaopao.workflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import shaopao.workflow.DefinitionFlaw.Reason;

/** What a definition must be like to be run. */
final class DefinitionRules {

    private static final int NODES_MAX = 200;
    private static final int DEPTH_MAX = 8;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Function<String, Optional<List<String>>> parametersOf;
    private final Function<String, Optional<String>> refusalOf;
    private final List<DefinitionFlaw> flaws = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    private DefinitionRules(
            Function<String, Optional<List<String>>> parametersOf, Function<String, Optional<String>> refusalOf) {
        this.parametersOf = parametersOf;
        this.refusalOf = refusalOf;
    }

    /**
     * Everything that is wrong.
     *
     * @param parametersOf the parameters of a rule for people by its name; empty when there is no such rule
     * @param refusalOf why a condition cannot be used; empty when it can
     */
    static List<DefinitionFlaw> flaws(
            Definition definition,
            Function<String, Optional<List<String>>> parametersOf,
            Function<String, Optional<String>> refusalOf) {
        DefinitionRules rules = new DefinitionRules(parametersOf, refusalOf);
        if (definition.steps().isEmpty()) {
            rules.flaw("", Reason.NO_STEPS, "");
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
            switch (node) {
                case Node.Approve approve -> people(approve.key(), approve.who());
                case Node.Inform inform -> people(inform.key(), inform.who());
                case Node.Branch branch -> branch(branch, depth);
                case Node.End end -> {
                    if (i + 1 < steps.size()) {
                        flaw(end.key(), Reason.NEVER_REACHED, steps.get(i + 1).key());
                    }
                }
            }
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
            lane.when().flatMap(refusalOf).ifPresent(why -> flaw(branch.key(), Reason.CONDITION_REFUSED, why));
            block(lane.steps(), depth + 1);
        }
    }

    private void people(String node, List<Who> who) {
        if (who.isEmpty()) {
            flaw(node, Reason.NOBODY_NAMED, "");
        }
        for (Who one : who) {
            Optional<List<String>> known = parametersOf.apply(one.rule());
            if (known.isEmpty()) {
                flaw(node, Reason.RULE_UNKNOWN, one.rule());
                continue;
            }
            List<String> wanted = known.get();
            wanted.stream()
                    .filter(name -> !one.parameters().containsKey(name))
                    .forEach(name -> flaw(node, Reason.PARAMETER_MISSING, name));
            one.parameters().keySet().stream()
                    .filter(name -> !wanted.contains(name))
                    .forEach(name -> flaw(node, Reason.PARAMETER_UNKNOWN, name));
        }
    }

    private void flaw(String node, Reason reason, String subject) {
        flaws.add(new DefinitionFlaw(node, reason, subject));
    }
}
