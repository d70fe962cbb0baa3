package shaopao.workflow.bpmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.w3c.dom.Element;
import shaopao.workflow.bpmn.BpmnRemark.Reason;

/** Reads the conditions of the ways out of a gateway, and puts the default last. */
final class WayReader {

    private static final Map<String, String> OPPOSITES =
            Map.of("==", "!=", "!=", "==", "<", ">=", ">=", "<", ">", "<=", "<=", ">");

    private final Map<String, String> variables;

    /**
     * Reads ways.
     *
     * @param variables that conditions may use; those whose types the conditions tell are added
     */
    WayReader(Map<String, String> variables) {
        this.variables = variables;
    }

    record Way(Block.Way way, Optional<String> condition) {}

    List<Way> read(Block.Split split) {
        if (split.kind() == Shape.Kind.ALL) {
            split.ways().forEach(way -> none(way.arrow()));
            return split.ways().stream()
                    .map(way -> new Way(way, Optional.empty()))
                    .toList();
        }
        Block.Way last = last(split);
        List<Way> ways = new ArrayList<>();
        for (Block.Way way : split.ways()) {
            if (!way.equals(last)) {
                ways.add(new Way(way, Optional.of(condition(way.arrow()))));
            }
        }
        ways.add(new Way(last, Optional.empty()));
        return ways;
    }

    /** Conditions stand where ways part, and nowhere else. */
    static void onlyAtGateways(Chart chart) {
        Map<String, Shape> shapes = chart.byId();
        Map<String, List<Arrow>> leaving = chart.leaving();
        leaving.forEach((from, arrows) -> {
            Shape.Kind kind = Objects.requireNonNull(shapes.get(from)).kind();
            if (arrows.size() == 1 || (kind != Shape.Kind.ONE && kind != Shape.Kind.SOME)) {
                arrows.forEach(WayReader::none);
            }
        });
    }

    private static void none(Arrow arrow) {
        if (expression(arrow).isPresent()) {
            throw arrow.refused(Reason.NOT_IN_SUBSET, "conditionExpression");
        }
    }

    /** The way that is taken when no other is. */
    private Block.Way last(Block.Split split) {
        Optional<String> said = Xml.attribute(split.shape().xml(), "default");
        if (said.isPresent()) {
            Block.Way way = split.ways().stream()
                    .filter(one -> one.arrow().id().equals(said.get()))
                    .findFirst()
                    .orElseThrow(() -> split.shape().refused(Reason.REFERENCE_BROKEN, said.get()));
            none(way.arrow());
            return way;
        }
        List<Block.Way> bare = split.ways().stream()
                .filter(way -> expression(way.arrow()).isEmpty())
                .toList();
        Block.Way end = split.ways().getLast();
        boolean one = split.kind() == Shape.Kind.ONE;
        if (one && bare.size() == 1 && bare.getFirst().equals(end)) {
            return end;
        }
        if (!bare.isEmpty()) {
            throw new RefusedFileException(bare.stream()
                    .map(way -> way.arrow()
                            .refused(Reason.CONDITION_MISSING, "")
                            .remarks()
                            .getFirst())
                    .toList());
        }
        if (split.ways().size() == 2
                && opposite(condition(split.ways().getFirst().arrow()), condition(end.arrow()))) {
            return end;
        }
        throw split.shape().refused(Reason.DEFAULT_MISSING, "");
    }

    private static Optional<Element> expression(Arrow arrow) {
        return Xml.child(arrow.xml(), "conditionExpression")
                .filter(element -> !Xml.text(element).isEmpty());
    }

    private String condition(Arrow arrow) {
        Element expression = expression(arrow).orElseThrow(() -> arrow.refused(Reason.CONDITION_MISSING, ""));
        String text = Xml.text(expression);
        if (expression.getAttribute("language").equals(BpmnText.CEL)) {
            return text;
        }
        Juel.Condition condition = Juel.read(text).orElseThrow(() -> arrow.refused(Reason.CONDITION_UNKNOWN, text));
        condition.types().forEach((name, type) -> {
            if (!variables.merge(name, type, (old, _) -> old).equals(type)) {
                throw arrow.refused(Reason.CONDITION_UNKNOWN, name + ": " + type);
            }
        });
        return condition.cel();
    }

    /** Whether one of two conditions always holds, and never both. */
    private static boolean opposite(String one, String other) {
        if (other.equals("!" + one) || one.equals("!" + other)) {
            return !(one + other).matches(".*[ ].*") || (one + other).contains("(");
        }
        String[] left = one.split(" ", 3);
        String[] right = other.split(" ", 3);
        return left.length == 3
                && right.length == 3
                && !(left[2] + right[2]).matches(".*[&|].*")
                && left[0].equals(right[0])
                && left[2].equals(right[2])
                && right[1].equals(OPPOSITES.get(left[1]));
    }
}
