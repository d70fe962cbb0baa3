package shaopao.workflow.bpmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import shaopao.workflow.bpmn.BpmnRemark.Reason;

/**
 * Folds the timers at the border of tasks into the tasks. Understood are those that pass the task on, end the case, or
 * beside the task remind or escalate; what else a timer may lead to is a way of its own, which we do not have.
 */
final class BorderReader {

    private final List<BpmnRemark> refusals;

    BorderReader(List<BpmnRemark> refusals) {
        this.refusals = refusals;
    }

    static Set<String> ids(Element scope) {
        return Xml.children(scope, "boundaryEvent")
                .map(event -> event.getAttribute("id"))
                .collect(Collectors.toSet());
    }

    /** The chart without the borders' own arrows and ends. */
    Chart fold(Element scope, List<Shape> shapes, List<Arrow> arrows) {
        Map<String, List<Border>> borders = new HashMap<>();
        List<Shape> keptShapes = new ArrayList<>(shapes);
        List<Arrow> keptArrows = new ArrayList<>(arrows);
        Xml.children(scope, "boundaryEvent").forEach(event -> {
            Optional<String> duration = duration(event);
            String task = event.getAttribute("attachedToRef");
            if (duration.isEmpty() || shapes.stream().noneMatch(shape -> holdsLimit(shape, task))) {
                refusals.add(ChartReader.remark(event, Reason.NOT_IN_SUBSET, ""));
                return;
            }
            List<Arrow> own = arrows.stream()
                    .filter(arrow -> arrow.from().equals(event.getAttribute("id")))
                    .toList();
            Optional<Border.Effect> effect =
                    own.size() == 1 ? effect(event, task, own.getFirst(), keptShapes, keptArrows) : Optional.empty();
            if (effect.isEmpty()) {
                refusals.add(ChartReader.remark(event, Reason.TIMER_LEADS_ELSEWHERE, ""));
                return;
            }
            Border border = new Border(
                    event.getAttribute("id"),
                    ChartReader.name(event),
                    interrupting(event),
                    duration.get(),
                    effect.get());
            if (borders.putIfAbsent(task, List.of(border)) != null) {
                refusals.add(ChartReader.remark(event, Reason.NOT_IN_SUBSET, "a second timer"));
            }
        });
        return new Chart(keptShapes, keptArrows, borders);
    }

    private static boolean holdsLimit(Shape shape, String task) {
        return shape.id().equals(task)
                && shape.kind() == Shape.Kind.STEP
                && shape.inside().isEmpty();
    }

    private static boolean interrupting(Element event) {
        return !event.getAttribute("cancelActivity").equals("false");
    }

    private static Optional<String> duration(Element event) {
        return ChartReader.events(event).equals(List.of("timerEventDefinition"))
                ? Xml.child(event, "timerEventDefinition")
                        .flatMap(timer -> Xml.child(timer, "timeDuration"))
                        .map(Xml::text)
                : Optional.empty();
    }

    /** What the way of the timer amounts to; takes that way out of the chart. */
    private static Optional<Border.Effect> effect(
            Element event, String task, Arrow way, List<Shape> shapes, List<Arrow> arrows) {
        Set<String> after = new HashSet<>();
        arrows.stream().filter(arrow -> arrow.from().equals(task)).forEach(arrow -> after.add(arrow.to()));
        if (interrupting(event) && after.equals(Set.of(way.to()))) {
            arrows.remove(way);
            return Optional.of(Border.Effect.PASS);
        }
        Optional<Shape> target =
                shapes.stream().filter(shape -> shape.id().equals(way.to())).findFirst();
        boolean alone =
                arrows.stream().filter(arrow -> arrow.to().equals(way.to())).count() == 1;
        Optional<Border.Effect> effect = target.filter(_ -> alone).flatMap(shape -> said(interrupting(event), shape));
        if (effect.isPresent()) {
            arrows.remove(way);
            shapes.remove(target.orElseThrow());
        }
        return effect;
    }

    private static Optional<Border.Effect> said(boolean interrupting, Shape end) {
        if (interrupting) {
            boolean rejects = Xml.attribute(end.xml(), Xml.OURS, "outcome").equals(Optional.of("rejected"));
            return end.kind() == Shape.Kind.STOP && rejects ? Optional.of(Border.Effect.REJECT) : Optional.empty();
        }
        return switch (String.join(" ", ChartReader.events(end.xml()))) {
            case "escalationEventDefinition" -> Optional.of(Border.Effect.ESCALATE);
            case "messageEventDefinition" -> Optional.of(Border.Effect.REMIND);
            default -> Optional.empty();
        };
    }
}
