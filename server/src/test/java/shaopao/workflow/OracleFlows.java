package shaopao.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;

/**
 * A random definition of what Flowable, too, can run, with people and answers.
 *
 * @param people of the rules by which the steps name them; their short names are the same on both sides
 */
record OracleFlows(
        Definition definition, Map<String, List<String>> people, Map<String, Object> answers, Random random) {

    /** What must occur in a run. */
    static final Set<String> KINDS = Set.of(
            "Approve ANY",
            "Approve ALL",
            "Approve RATIO",
            "Approve SEQUENCE",
            "Inform",
            "Collect",
            "Branch ONE",
            "Branch EVERY",
            "Parallel",
            "Each",
            "Delay",
            "Call",
            "Wait",
            "End");

    private static final int NODES_MAX = 12;
    private static final int RULES = 6;

    static OracleFlows of(Random random) {
        Map<String, List<String>> people = new TreeMap<>();
        for (int rule = 0; rule < RULES; rule++) {
            List<String> names = new ArrayList<>();
            for (int person = 1; person <= 5; person++) {
                if (random.nextInt(2) == 0) {
                    names.add("p" + person);
                }
            }
            people.put("r" + rule, names.isEmpty() ? List.of("p1") : List.copyOf(names));
        }
        Map<String, Object> answers = Map.of(
                "a", random.nextBoolean(), "b", random.nextBoolean(), "days", random.nextInt(8), "rows", rows(random));
        Definition definition = new Definition(
                Map.of("a", "bool", "b", "bool", "days", "int", "rows", "list<text>"),
                List.of(Who.of("r0")),
                new Maker(random).row(0, false, false));
        return new OracleFlows(definition, people, answers, random);
    }

    private static List<String> rows(Random random) {
        return List.of("x", "y", "z").subList(0, random.nextInt(4));
    }

    /** What Flowable is started with: the answers, and the people of every step with several. */
    Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>(answers);
        variables.put("rows", new ArrayList<>((List<?>) answers.getOrDefault("rows", List.of())));
        definition.nodes().forEach(node -> {
            if (node instanceof Node.Approve approve) {
                String rule = approve.who().getFirst().rule();
                variables.put(
                        "people_" + node.key().replace('-', '_'),
                        new ArrayList<>(people.getOrDefault(rule, List.of())));
            }
        });
        return variables;
    }

    /** Nodes at which Flowable waits for a signal. */
    Set<String> signals() {
        return definition
                .nodes()
                .filter(node -> node instanceof Node.Wait || node instanceof Node.Call)
                .map(Node::key)
                .collect(Collectors.toSet());
    }

    /** Name of the variable with the row; empty when no block goes over rows. */
    String row() {
        return definition.nodes().anyMatch(Node.Each.class::isInstance) ? "row" : "";
    }

    Candidates candidates() {
        Map<String, List<PersonId>> ids = new HashMap<>();
        people.forEach(
                (rule, names) -> ids.put(rule, names.stream().map(Flows::person).toList()));
        return new Flows.Town(ids, Map.of());
    }

    String nameOf(PersonId person) {
        return people.values().stream()
                .flatMap(List::stream)
                .filter(name -> Flows.person(name).equals(person))
                .findFirst()
                .orElseThrow();
    }

    /** Conditions are so simple that both languages say them alike. */
    static boolean holds(String condition, Map<String, Object> answers) {
        return switch (condition) {
            case "a" -> Boolean.TRUE.equals(answers.get("a"));
            case "!b" -> !Boolean.TRUE.equals(answers.get("b"));
            case "days > 3" -> (int) answers.getOrDefault("days", 0) > 3;
            case "a && days <= 5" ->
                Boolean.TRUE.equals(answers.get("a")) && (int) answers.getOrDefault("days", 0) <= 5;
            default -> throw new IllegalArgumentException(condition);
        };
    }

    /** Makes rows of nodes. */
    private static final class Maker {

        private final Random random;
        private int made;

        Maker(Random random) {
            this.random = random;
        }

        /** So many nodes one after the other; rows do not stand in rows, whose variable would be the same. */
        List<Node> row(int depth, boolean mayBeEmpty, boolean inRows) {
            List<Node> row = new ArrayList<>();
            int length = mayBeEmpty ? random.nextInt(3) : 1 + random.nextInt(4);
            for (int i = 0; i < length && made < NODES_MAX; i++) {
                Node node = node(depth, inRows);
                row.add(node);
                if (ends(node)) {
                    return row;
                }
            }
            if (row.isEmpty() && !mayBeEmpty) {
                row.add(approve(key()));
            }
            return row;
        }

        private static boolean ends(Node node) {
            return node instanceof Node.End
                    || (!node.rows().isEmpty()
                            && node.rows().stream()
                                    .allMatch(lane -> !lane.steps().isEmpty()
                                            && ends(lane.steps().getLast())));
        }

        private String key() {
            return "n-" + made++;
        }

        private Node node(int depth, boolean inRows) {
            String key = key();
            int kind = random.nextInt(depth < 3 ? 16 : 9);
            return switch (kind) {
                case 0 -> new Node.Inform(key, Words.of(key), List.of(rule()));
                case 1 ->
                    depth > 0 && random.nextBoolean()
                            ? new Node.End(
                                    key, Words.of(key), random.nextBoolean() ? Outcome.APPROVED : Outcome.REJECTED)
                            : approve(key);
                case 2 ->
                    new Node.Collect(key, Words.of(key), List.of(rule()), Node.FieldRights.READ, Optional.empty());
                case 3 ->
                    random.nextBoolean()
                            ? new Node.Wait(key, Words.of(key), Optional.empty(), Optional.empty())
                            : new Node.Call(key, Words.of(key), "other", "/told", List.of(), 8);
                case 4 -> new Node.Delay(key, Words.of(key), 1, 0, Optional.empty());
                case 9, 10 -> new Node.Branch(key, Words.of(key), lanes(depth, true, false, inRows), Node.Choose.ONE);
                case 11 -> new Node.Branch(key, Words.of(key), lanes(depth, true, true, inRows), Node.Choose.EVERY);
                case 12, 13 -> new Node.Parallel(key, Words.of(key), lanes(depth, false, true, inRows));
                case 14 ->
                    inRows
                            ? approve(key)
                            : new Node.Each(key, Words.of(key), "rows", "row", row(depth + 1, false, true));
                default -> approve(key);
            };
        }

        /**
         * The ways through a block. Of several that are walked at the same time none ends the case for certain: ours
         * waits for it, while an arrow that never arrives does not count where ways meet in BPMN.
         */
        private List<Node.Lane> lanes(int depth, boolean conditional, boolean together, boolean inRows) {
            int count = 2 + random.nextInt(2);
            List<Node.Lane> lanes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Optional<String> when = conditional && i < count - 1 ? Optional.of(condition()) : Optional.empty();
                List<Node> steps = row(depth + 1, true, inRows);
                boolean over = together && !steps.isEmpty() && ends(steps.getLast());
                lanes.add(new Node.Lane(Words.of("lane " + i), when, over ? List.of(approve(key())) : steps));
            }
            return lanes;
        }

        private String condition() {
            return List.of("a", "!b", "days > 3", "a && days <= 5").get(random.nextInt(4));
        }

        private Node approve(String key) {
            Node.Mode mode = List.of(Node.Mode.values()).get(random.nextInt(Node.Mode.values().length));
            Node.Approve made = Node.Approve.of(key, Words.of(key), List.of(rule()), mode);
            Node.Approve voted =
                    mode == Node.Mode.RATIO ? made.with(Node.Voting.ratio(40 + 20 * random.nextInt(4))) : made;
            return random.nextInt(5) == 0
                    ? voted.with(new Node.Limit(1 + random.nextInt(3), 0, List.of(), Node.Then.PASS))
                    : voted;
        }

        private Who rule() {
            return Who.of("r" + random.nextInt(RULES));
        }
    }
}
