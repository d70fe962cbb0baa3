package shaopao.workflow.bpmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import shaopao.kernel.Words;
import shaopao.workflow.Definition;
import shaopao.workflow.Node;
import shaopao.workflow.Outcome;
import shaopao.workflow.Who;
import tools.jackson.databind.json.JsonMapper;

/** Random definitions without flaws, of all nodes and all that can be said of them. */
@SuppressWarnings("EnumOrdinal")
public final class RandomFlows {

    private static final int NODES_MAX = 14;

    private final Random random;
    private int made;

    private RandomFlows(Random random) {
        this.random = random;
    }

    /** The facade without a program around it. */
    public static BpmnFiles files() {
        return new BpmnFiles(JsonMapper.builder().build());
    }

    static Definition random(Random random) {
        RandomFlows flows = new RandomFlows(random);
        List<Node> steps = flows.row(0, false);
        return new Definition(
                Map.of("a", "bool", "days", "int", "kind", "text", "rows", "list<text>"),
                flows.who(),
                random.nextInt(5),
                steps);
    }

    /** One of everything, for a look at it in an editor. */
    static Definition sample() {
        Who counsellor = Who.of("counsellor");
        Node.Lane far = new Node.Lane(
                new Words("出境", "Abroad"),
                Optional.of("kind == 'abroad'"),
                List.of(
                        Node.Approve.of(
                                        "office",
                                        new Words("国际处", "International office"),
                                        List.of(counsellor),
                                        Node.Mode.ALL)
                                .with(new Node.Limit(3, 0, List.of(4), Node.Then.ESCALATE)),
                        new Node.Call("tell-police", new Words("报备", "Report"), "border", "/trips", List.of("days"), 8),
                        new Node.Wait(
                                "answer",
                                new Words("等待回执", "Wait for the answer"),
                                Optional.empty(),
                                Optional.of(new Node.Limit(0, 8, List.of(), Node.Then.REJECT)))));
        Node.Lane near = new Node.Lane(new Words("其他", "Otherwise"), Optional.empty(), List.of());
        Node both = new Node.Parallel(
                "both",
                new Words("同时", "Beside each other"),
                List.of(
                        new Node.Lane(
                                new Words("院系", "College"),
                                Optional.empty(),
                                List.of(Node.Approve.of(
                                        "dean", new Words("院长", "Dean"), List.of(counsellor), Node.Mode.SEQUENCE))),
                        new Node.Lane(
                                new Words("每门课", "Every course"),
                                Optional.empty(),
                                List.of(new Node.Each(
                                        "courses",
                                        new Words("每门课", "Every course"),
                                        "rows",
                                        "row",
                                        List.of(Node.Approve.of(
                                                "teacher",
                                                new Words("任课教师", "Teacher"),
                                                List.of(counsellor),
                                                Node.Mode.ANY)))))));
        Node every = new Node.Branch(
                "every",
                new Words("需要的", "Those needed"),
                List.of(
                        new Node.Lane(
                                new Words("长假", "Long"),
                                Optional.of("days > 3"),
                                List.of(Node.Approve.of(
                                                "board",
                                                new Words("委员会", "Board"),
                                                List.of(counsellor),
                                                Node.Mode.RATIO)
                                        .with(Node.Voting.ratio(60)))),
                        new Node.Lane(
                                new Words("不准", "Not allowed"),
                                Optional.of("a"),
                                List.of(new Node.End("no", new Words("不准", "Not allowed"), Outcome.REJECTED))),
                        near),
                Node.Choose.EVERY);
        return new Definition(
                Map.of("a", "bool", "days", "int", "kind", "text", "rows", "list<text>"),
                List.of(counsellor),
                3,
                List.of(
                        Node.Approve.of(
                                        "counsellor",
                                        new Words("辅导员", "Counsellor"),
                                        List.of(counsellor),
                                        Node.Mode.ANY)
                                .with(new Node.Limit(2, 0, List.of(), Node.Then.PASS)),
                        new Node.Branch("where", new Words("去哪里", "Where to"), List.of(far, near), Node.Choose.ONE),
                        both,
                        every,
                        new Node.Delay("begin", new Words("到开始日", "Until it begins"), 0, 0, Optional.of("begins")),
                        new Node.Collect(
                                "back",
                                new Words("销假", "Back again"),
                                List.of(Who.of("applicant")),
                                new Node.FieldRights(List.of("days"), List.of()),
                                Optional.of(new Node.Limit(1, 0, List.of(), Node.Then.REMIND))),
                        new Node.Inform("parents", new Words("知会", "Tell"), List.of(counsellor)),
                        new Node.Effect("record", new Words("登记", "Record"), "record", Map.of("kind", "leave"))));
    }

    private List<Node> row(int depth, boolean mayBeEmpty) {
        List<Node> row = new ArrayList<>();
        int length = mayBeEmpty ? random.nextInt(4) : 1 + random.nextInt(4);
        for (int i = 0; i < length && made < NODES_MAX; i++) {
            Node node = node(depth);
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
        return switch (node) {
            case Node.End _ -> true;
            case Node.Branch branch -> branch.lanes().stream().allMatch(lane -> cut(lane.steps()));
            case Node.Parallel parallel -> parallel.lanes().stream().allMatch(lane -> cut(lane.steps()));
            default -> false;
        };
    }

    private static boolean cut(List<Node> row) {
        return !row.isEmpty() && ends(row.getLast());
    }

    private String key() {
        return "n-" + made++;
    }

    private Node node(int depth) {
        String key = key();
        int kind = random.nextInt(depth < 4 ? 20 : 14);
        return switch (kind) {
            case 0 -> new Node.Inform(key, words(key), who());
            case 1 -> new Node.Collect(key, words(key), who(), fields(), limit());
            case 2 -> delay(key);
            case 3 -> new Node.Call(key, words(key), "erp", "/v1/x?a=1&b=<2>", List.of("days"), random.nextInt(9));
            case 4 -> new Node.Wait(key, words(key), announce(), limit());
            case 5 -> new Node.Effect(key, words(key), "notify", Map.of("text", "\"ok\" & 'fine' <1>", "b", "2"));
            case 6 -> depth > 0 ? new Node.End(key, words(key), outcome()) : approve(key);
            case 14, 15 -> new Node.Branch(key, words(key), lanes(depth, true), Node.Choose.ONE);
            case 16 -> new Node.Branch(key, words(key), lanes(depth, true), Node.Choose.EVERY);
            case 17, 18 -> new Node.Parallel(key, words(key), lanes(depth, false));
            case 19 -> each(key, depth);
            default -> approve(key);
        };
    }

    private Node each(String key, int depth) {
        List<Node> steps = row(depth + 1, false);
        return cut(steps) ? approve(key) : new Node.Each(key, words(key), "rows", "row", steps);
    }

    private Node delay(String key) {
        return switch (random.nextInt(4)) {
            case 0 -> new Node.Delay(key, words(key), 0, 0, Optional.of("begins"));
            case 1 -> new Node.Delay(key, words(key), 0, 1 + random.nextInt(30), Optional.empty());
            case 2 -> new Node.Delay(key, words(key), 1 + random.nextInt(30), 0, Optional.empty());
            default -> new Node.Delay(key, words(key), random.nextInt(30), random.nextInt(9), Optional.empty());
        };
    }

    private Optional<Node.Announce> announce() {
        return random.nextBoolean()
                ? Optional.of(new Node.Announce("erp", "/wait", List.of("days", "kind")))
                : Optional.empty();
    }

    private List<Node.Lane> lanes(int depth, boolean conditional) {
        int count = 2 + random.nextInt(2);
        List<Node.Lane> lanes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            Optional<String> when = conditional && !last ? Optional.of(condition()) : Optional.empty();
            lanes.add(new Node.Lane(words("lane " + i), when, row(depth + 1, true)));
        }
        return lanes;
    }

    private String condition() {
        return List.of("a", "!a", "days > 3", "days <= 10 && kind == 'sick'", "kind in ['x', \"<&>\"]")
                .get(random.nextInt(5));
    }

    private Outcome outcome() {
        return random.nextBoolean() ? Outcome.APPROVED : Outcome.REJECTED;
    }

    private Node approve(String key) {
        Node.Mode mode = Node.Mode.values()[random.nextInt(4)];
        int percent = mode == Node.Mode.RATIO || random.nextInt(9) == 0 ? 1 + random.nextInt(100) : 100;
        Node.Approve node = Node.Approve.of(key, words(key), who(), mode)
                .with(new Node.Voting(mode, percent, mode == Node.Mode.ANY && random.nextInt(4) == 0));
        if (random.nextInt(3) == 0) {
            node = node.with(new Node.Manner(
                    Node.OpinionRule.values()[random.nextInt(3)],
                    random.nextBoolean(),
                    List.of(Node.RefusableAct.values()[random.nextInt(8)])));
        }
        if (random.nextInt(3) == 0) {
            node = node.with(new Node.Exceptions(
                    Node.WhenNobody.values()[random.nextInt(3)],
                    Node.WhenApplicant.values()[random.nextInt(3)],
                    Node.WhenRepeated.values()[random.nextInt(3)]));
        }
        if (random.nextInt(3) == 0) {
            node = node.with(fields());
        }
        return limit().map(node::with).orElse(node);
    }

    private Node.FieldRights fields() {
        return new Node.FieldRights(List.of("days"), random.nextBoolean() ? List.of("kind", "a") : List.of());
    }

    private Optional<Node.Limit> limit() {
        if (random.nextInt(3) > 0) {
            return Optional.empty();
        }
        return Optional.of(new Node.Limit(
                random.nextInt(5),
                1 + random.nextInt(7),
                random.nextBoolean() ? List.of(2, 8) : List.of(),
                Node.Then.values()[random.nextInt(4)]));
    }

    private List<Who> who() {
        return random.nextInt(3) == 0
                ? List.of(Who.of("counsellor"), new Who("role", Map.of("role", "audit <&> \"x\"")))
                : List.of(new Who("unit-head", Map.of("unit", "D05", "b", "c")));
    }

    private Words words(String key) {
        return random.nextBoolean() ? new Words("审核 <" + key + "> & \"引\"", "Check '" + key + "'") : Words.of("审批");
    }
}
