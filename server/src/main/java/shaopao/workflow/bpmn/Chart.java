package shaopao.workflow.bpmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The shapes and arrows of one process or sub-process, in the order of the file.
 *
 * @param borders timers at the border of a task, by the id of the task
 */
record Chart(List<Shape> shapes, List<Arrow> arrows, Map<String, List<Border>> borders) {

    Chart {
        shapes = List.copyOf(shapes);
        arrows = List.copyOf(arrows);
        borders = Map.copyOf(borders);
    }

    Map<String, Shape> byId() {
        Map<String, Shape> byId = new HashMap<>();
        shapes.forEach(shape -> byId.put(shape.id(), shape));
        return byId;
    }

    /**
     * The chart without gateways that merely merge: a way may come to a step from several sides as well. Those that say
     * what they join stay, and those before a parallel gateway, which counts its arrows.
     */
    Chart withoutMerges() {
        Map<String, Shape> byId = byId();
        List<Arrow> left = new ArrayList<>(arrows);
        List<Shape> kept = new ArrayList<>(shapes);
        for (Shape shape : shapes) {
            List<Arrow> out = left.stream()
                    .filter(arrow -> arrow.from().equals(shape.id()))
                    .toList();
            boolean merges = shape.kind() == Shape.Kind.ONE && shape.joins().isEmpty() && out.size() == 1;
            Shape target = merges ? byId.get(out.getFirst().to()) : null;
            boolean entered = left.stream().anyMatch(arrow -> arrow.to().equals(shape.id()));
            if (entered && target != null && !target.equals(shape) && target.kind() != Shape.Kind.ALL) {
                left.remove(out.getFirst());
                left.replaceAll(arrow -> arrow.to().equals(shape.id()) ? arrow.to(target.id()) : arrow);
                kept.remove(shape);
            }
        }
        return new Chart(kept, left, borders);
    }

    /** The arrows that leave each shape. */
    Map<String, List<Arrow>> leaving() {
        return arrows.stream().collect(Collectors.groupingBy(Arrow::from));
    }
}
