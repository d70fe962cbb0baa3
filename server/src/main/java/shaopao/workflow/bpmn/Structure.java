package shaopao.workflow.bpmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pairs the gateways of a chart: what parts must meet again at one place and in the same manner, and every shape has
 * its place exactly once. A chart for which that does not hold is refused by the shape at which it fails.
 */
final class Structure {

    private static final int DEPTH_MAX = 40;

    private final Map<String, Shape> shapes;
    private final Map<String, List<Arrow>> leaving;
    private final Meetings meetings;
    private final Map<String, String> joins = new HashMap<>();
    private final Set<String> placed = new HashSet<>();

    private Structure(Chart chart) {
        this.shapes = chart.byId();
        this.leaving = chart.leaving();
        this.meetings = Meetings.of(chart);
        chart.shapes().forEach(shape -> shape.joins().ifPresent(split -> joins.put(split, shape.id())));
    }

    /** The blocks of a chart, in their order. */
    static List<Block> of(Chart drawn) {
        Chart chart = drawn.withoutMerges();
        List<Shape> starts = chart.shapes().stream()
                .filter(shape -> shape.kind() == Shape.Kind.START)
                .toList();
        if (starts.size() > 1) {
            throw starts.get(1).refused(BpmnRemark.Reason.NOT_ONE_START, "");
        }
        Structure structure = new Structure(chart);
        String first = starts.isEmpty()
                ? structure.onlyEntry(chart)
                : starts.getFirst().id();
        List<Block> blocks = structure.walk(first, Meetings.EXIT, 0).blocks();
        chart.shapes().stream()
                .filter(shape -> !structure.placed.contains(shape.id()))
                .findFirst()
                .ifPresent(shape -> {
                    throw shape.refused(BpmnRemark.Reason.NEVER_REACHED, "");
                });
        return blocks;
    }

    /** A chart without a start begins where no arrow leads to. */
    private String onlyEntry(Chart chart) {
        Set<String> entered = new HashSet<>();
        chart.arrows().forEach(arrow -> entered.add(arrow.to()));
        List<Shape> entries = chart.shapes().stream()
                .filter(shape -> !entered.contains(shape.id()))
                .toList();
        if (entries.size() != 1) {
            throw entries.isEmpty()
                    ? new RefusedFileException(new BpmnRemark("", "", "process", BpmnRemark.Reason.NOT_ONE_START, ""))
                    : entries.get(1).refused(BpmnRemark.Reason.NOT_ONE_START, "");
        }
        return entries.getFirst().id();
    }

    /**
     * What lies on a way.
     *
     * @param arrived the way comes to where it is to end, and is not cut short
     */
    private record Walk(List<Block> blocks, boolean arrived) {}

    private Walk walk(String from, String until, int depth) {
        List<Block> blocks = new ArrayList<>();
        String at = from;
        while (!at.equals(until)) {
            if (at.equals(Meetings.EXIT)) {
                throw shape(until).refused(BpmnRemark.Reason.ENDS_BETWEEN, "");
            }
            Shape shape = shape(at);
            if (!placed.add(at) || depth > DEPTH_MAX) {
                throw shape.refused(BpmnRemark.Reason.WAYS_CROSS, "");
            }
            switch (shape.kind()) {
                case STEP -> blocks.add(new Block.Step(shape));
                case STOP -> {
                    blocks.add(new Block.Stop(shape));
                    return new Walk(blocks, false);
                }
                case START, ONE, SOME, ALL, END -> {}
            }
            List<Arrow> ways = leaving.getOrDefault(at, List.of());
            if (ways.size() > 1) {
                Optional<String> meeting = split(shape, ways, blocks, depth);
                if (meeting.isEmpty()) {
                    return new Walk(blocks, false);
                }
                at = meeting.get();
            } else if (ways.isEmpty()) {
                at = ended(shape, until);
            } else {
                at = ways.getFirst().to();
            }
        }
        return new Walk(blocks, true);
    }

    private static String ended(Shape shape, String until) {
        if (shape.kind().gateway() || shape.kind() == Shape.Kind.START) {
            throw shape.refused(BpmnRemark.Reason.REFERENCE_BROKEN, "outgoing");
        }
        if (!until.equals(Meetings.EXIT)) {
            throw shape.refused(BpmnRemark.Reason.ENDS_BETWEEN, "");
        }
        return Meetings.EXIT;
    }

    /** Adds the ways that part at the shape; gives where they meet, empty when all of them are cut short. */
    private Optional<String> split(Shape shape, List<Arrow> arrows, List<Block> blocks, int depth) {
        Shape.Kind kind = shape.kind().gateway() ? shape.kind() : Shape.Kind.ALL;
        Optional<String> meeting = Optional.ofNullable(joins.get(shape.id())).or(() -> meetings.after(shape.id()));
        meeting.filter(join -> !join.equals(Meetings.EXIT)).ifPresent(join -> fit(kind, shape(join)));
        List<Block.Way> ways = new ArrayList<>();
        boolean arrived = false;
        for (Arrow arrow : arrows) {
            Walk walk = walk(arrow.to(), meeting.orElse(Meetings.EXIT), depth + 1);
            arrived |= walk.arrived();
            ways.add(new Block.Way(arrow, walk.blocks()));
        }
        blocks.add(new Block.Split(shape, kind, ways));
        return arrived ? meeting : Optional.empty();
    }

    /** A case must go on behind the join once, however many of its ways were walked. */
    private static void fit(Shape.Kind split, Shape join) {
        boolean fits = switch (split) {
            case ONE -> join.kind() != Shape.Kind.ALL;
            case SOME -> join.kind() == Shape.Kind.SOME;
            case ALL -> join.kind() == Shape.Kind.ALL;
            case START, STEP, END, STOP -> throw new IllegalStateException("no gateway");
        };
        if (!fits) {
            throw join.refused(BpmnRemark.Reason.JOIN_DOES_NOT_FIT, "");
        }
    }

    private Shape shape(String id) {
        Shape shape = shapes.get(id);
        if (shape == null) {
            throw new IllegalStateException("no shape " + id);
        }
        return shape;
    }
}
