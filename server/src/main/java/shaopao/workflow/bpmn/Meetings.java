package shaopao.workflow.bpmn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where ways that parted must meet: the immediate post-dominator of every shape, over the ways that are not cut short
 * by a stop, or over all of them where every way is. The chart must be free of loops, so one pass from the ends to the
 * start is enough.
 */
final class Meetings {

    /** Stands behind all ends. */
    static final String EXIT = "";

    /** Stands behind all stops. */
    private static final String STOPPED = "\0";

    private final Map<String, List<Arrow>> leaving;
    private final Map<String, Shape> shapes;
    private final Map<String, String> next = new HashMap<>();
    private final Map<String, Integer> depth = new HashMap<>();
    private final Set<String> live = new HashSet<>(Set.of(EXIT));

    private Meetings(Chart chart) {
        this.leaving = chart.leaving();
        this.shapes = chart.byId();
        depth.put(EXIT, 0);
        depth.put(STOPPED, 0);
    }

    /** Of a chart; refuses one in which a way leads back. */
    static Meetings of(Chart chart) {
        Meetings meetings = new Meetings(chart);
        Set<String> open = new HashSet<>();
        Set<String> done = new HashSet<>();
        chart.shapes().forEach(shape -> meetings.visit(shape.id(), open, done));
        return meetings;
    }

    /** The first shape that every way from here comes to, {@link #EXIT} included; empty when all stop apart. */
    Optional<String> after(String id) {
        return Optional.ofNullable(next.get(id)).filter(meeting -> !meeting.equals(STOPPED));
    }

    private void visit(String id, Set<String> open, Set<String> done) {
        if (done.contains(id)) {
            return;
        }
        Shape shape = shapes.get(id);
        if (shape == null) {
            throw new IllegalStateException("no shape " + id);
        }
        if (!open.add(id)) {
            throw shape.refused(BpmnRemark.Reason.LOOP, "");
        }
        List<Arrow> ways = leaving.getOrDefault(id, List.of());
        ways.forEach(arrow -> visit(arrow.to(), open, done));
        open.remove(id);
        done.add(id);
        String meeting = meet(shape, ways);
        next.put(id, meeting);
        depth.put(id, depthOf(meeting) + 1);
        if (live.contains(meeting)) {
            live.add(id);
        }
    }

    private String meet(Shape shape, List<Arrow> ways) {
        if (shape.kind() == Shape.Kind.STOP) {
            return STOPPED;
        }
        List<String> all = ways.stream().map(Arrow::to).toList();
        List<String> going = all.stream().filter(live::contains).toList();
        return (going.isEmpty() ? all : going).stream().reduce(this::common).orElse(EXIT);
    }

    /** The nearest shape behind both, one of them included. */
    private String common(String one, String other) {
        String left = one;
        String right = other;
        while (!left.equals(right)) {
            if (depthOf(left) >= depthOf(right)) {
                left = next.getOrDefault(left, left);
            } else {
                right = next.getOrDefault(right, right);
            }
        }
        return left;
    }

    private int depthOf(String id) {
        return depth.getOrDefault(id, 0);
    }
}
