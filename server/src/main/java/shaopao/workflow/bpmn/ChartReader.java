package shaopao.workflow.bpmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.w3c.dom.Element;
import shaopao.workflow.bpmn.BpmnRemark.Reason;

/**
 * Takes a process apart into shapes and arrows. Every element is either understood, left out with a remark, or a reason
 * to refuse the file; all such reasons are gathered before it is refused.
 */
final class ChartReader {

    private static final int SHAPES_MAX = 1_000;

    /** Drawn for people, or for data that our forms hold elsewhere. */
    private static final Set<String> LEFT_OUT = Set.of(
            "textAnnotation",
            "association",
            "group",
            "dataObject",
            "dataObjectReference",
            "dataStoreReference",
            "dataInputAssociation",
            "dataOutputAssociation",
            "ioSpecification",
            "property",
            "documentation",
            "auditing",
            "monitoring",
            "category");

    /** Said elsewhere about a shape, or read with it. */
    private static final Set<String> PARTS = Set.of(
            "extensionElements",
            "incoming",
            "outgoing",
            "laneSet",
            "sequenceFlow",
            "boundaryEvent",
            "multiInstanceLoopCharacteristics",
            "timerEventDefinition",
            "terminateEventDefinition",
            "messageEventDefinition",
            "escalationEventDefinition",
            "potentialOwner",
            "humanPerformer",
            "performer",
            "resourceRole");

    /** Those of them that need no id. */
    private static final Set<String> DETAILS =
            Set.of("extensionElements", "incoming", "outgoing", "laneSet", "multiInstanceLoopCharacteristics");

    /** Extensions of engines that do something; without them it would be another flow. */
    private static final Set<String> ACTING = Set.of(
            "executionListener",
            "taskListener",
            "connector",
            "inputOutput",
            "field",
            "in",
            "out",
            "errorEventDefinition");

    /** What an event may wait for. */
    private static final Set<List<String>> AWAITED =
            Set.of(List.of("timerEventDefinition"), List.of("messageEventDefinition"));

    private final List<BpmnRemark> refusals = new ArrayList<>();
    private final List<BpmnRemark> remarks;
    private final Map<String, String> lanes = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final BorderReader borders = new BorderReader(refusals);
    private int shapes;

    private ChartReader(List<BpmnRemark> remarks) {
        this.remarks = remarks;
    }

    /** The chart of a process; what is left out is added to the remarks. */
    static Chart read(Element process, List<BpmnRemark> remarks) {
        ChartReader reader = new ChartReader(remarks);
        reader.lanes(process);
        Chart chart = reader.chart(process);
        if (!reader.refusals.isEmpty()) {
            throw new RefusedFileException(reader.refusals);
        }
        return chart;
    }

    static BpmnRemark remark(Element element, Reason reason, String subject) {
        return new BpmnRemark(element.getAttribute("id"), name(element), element.getLocalName(), reason, subject);
    }

    static String name(Element element) {
        return element.getAttribute("name").replaceAll("\\s+", " ").strip();
    }

    private void lanes(Element process) {
        Xml.children(process, "laneSet")
                .flatMap(set -> Xml.children(set, "lane"))
                .forEach(this::lane);
    }

    private void lane(Element lane) {
        Xml.children(lane, "flowNodeRef").forEach(node -> lanes.put(Xml.text(node), name(lane)));
        Xml.children(lane, "childLaneSet")
                .flatMap(set -> Xml.children(set, "lane"))
                .forEach(this::lane);
    }

    private Chart chart(Element scope) {
        List<Shape> found = new ArrayList<>();
        Xml.children(scope).forEach(element -> {
            identified(element);
            if (LEFT_OUT.contains(element.getLocalName())) {
                remarks.add(remark(element, Reason.LEFT_OUT, ""));
            } else if (!PARTS.contains(element.getLocalName())) {
                shape(element).ifPresent(found::add);
            }
        });
        shapes += found.size();
        if (shapes > SHAPES_MAX) {
            throw new RefusedFileException(remark(scope, Reason.UNREADABLE, "more than " + SHAPES_MAX + " elements"));
        }
        Chart chart = borders.fold(scope, found, arrows(scope, found));
        // An end that throws something is understood behind a timer only.
        chart.shapes().stream()
                .filter(shape ->
                        shape.kind() == Shape.Kind.END && !events(shape.xml()).isEmpty())
                .forEach(shape -> refusals.add(shape.remark(Reason.NOT_IN_SUBSET, "")));
        return chart;
    }

    /** What ways lead through is known by its id, so two of the same id would be one. */
    private void identified(Element element) {
        boolean optional = LEFT_OUT.contains(element.getLocalName()) || DETAILS.contains(element.getLocalName());
        String id = element.getAttribute("id");
        if (!optional && (id.isBlank() || !ids.add(id))) {
            refusals.add(remark(element, Reason.REFERENCE_BROKEN, "id"));
        }
    }

    private List<Arrow> arrows(Element scope, List<Shape> found) {
        List<Arrow> arrows = new ArrayList<>();
        Set<String> borderIds = BorderReader.ids(scope);
        Predicate<String> known = id -> borderIds.contains(id)
                || found.stream().anyMatch(shape -> shape.id().equals(id));
        Xml.children(scope, "sequenceFlow").forEach(flow -> {
            Arrow arrow = new Arrow(
                    flow.getAttribute("id"),
                    name(flow),
                    flow.getAttribute("sourceRef"),
                    flow.getAttribute("targetRef"),
                    flow);
            // What leads from or to a refused element is told by that element.
            if (known.test(arrow.from()) && known.test(arrow.to())) {
                arrows.add(arrow);
            } else if (refusals.isEmpty()) {
                refusals.add(remark(flow, Reason.REFERENCE_BROKEN, arrow.from() + " → " + arrow.to()));
            }
        });
        return arrows;
    }

    private Optional<Shape> shape(Element element) {
        Optional<Shape.Kind> kind = kind(element);
        if (kind.isEmpty()) {
            refusals.add(remark(element, Reason.NOT_IN_SUBSET, ""));
            return Optional.empty();
        }
        String id = element.getAttribute("id");
        parts(element);
        return Optional.of(new Shape(
                id,
                name(element),
                kind.get(),
                element,
                Xml.attribute(element, Xml.OURS, "joins"),
                element.getLocalName().equals("subProcess") ? Optional.of(chart(element)) : Optional.empty(),
                Optional.ofNullable(lanes.get(id))));
    }

    /** What the element does to the ways; empty when it is none of the subset. */
    private static Optional<Shape.Kind> kind(Element element) {
        List<String> events = events(element);
        return switch (element.getLocalName()) {
            case "startEvent" -> Optional.of(Shape.Kind.START).filter(_ -> events.isEmpty());
            case "endEvent" -> end(element, events);
            case "task", "userTask", "manualTask", "sendTask", "receiveTask", "serviceTask" ->
                Optional.of(Shape.Kind.STEP).filter(_ -> plain(element));
            case "intermediateCatchEvent" -> Optional.of(Shape.Kind.STEP).filter(_ -> AWAITED.contains(events));
            case "subProcess" ->
                Optional.of(Shape.Kind.STEP)
                        .filter(_ -> plain(element))
                        .filter(_ -> !element.getAttribute("triggeredByEvent").equals("true"));
            case "exclusiveGateway" -> Optional.of(Shape.Kind.ONE);
            case "inclusiveGateway" -> Optional.of(Shape.Kind.SOME);
            case "parallelGateway" -> Optional.of(Shape.Kind.ALL);
            default -> Optional.empty();
        };
    }

    private static Optional<Shape.Kind> end(Element element, List<String> events) {
        boolean says = Xml.attribute(element, Xml.OURS, "outcome").isPresent();
        return switch (String.join(" ", events)) {
            case "" -> Optional.of(says ? Shape.Kind.STOP : Shape.Kind.END);
            case "terminateEventDefinition" -> Optional.of(Shape.Kind.STOP);
            case "messageEventDefinition", "escalationEventDefinition" -> Optional.of(Shape.Kind.END);
            default -> Optional.empty();
        };
    }

    /** Done once, and not to undo something. */
    private static boolean plain(Element element) {
        return !element.getAttribute("isForCompensation").equals("true")
                && Xml.attribute(element, "completionQuantity").orElse("1").equals("1")
                && Xml.attribute(element, "startQuantity").orElse("1").equals("1");
    }

    static List<String> events(Element element) {
        return Xml.children(element)
                .map(Element::getLocalName)
                .filter(tag -> tag.endsWith("EventDefinition") || tag.equals("eventDefinitionRef"))
                .toList();
    }

    /** The parts of one shape: nothing in them may be lost without a word. */
    private void parts(Element element) {
        boolean holds = element.getLocalName().equals("subProcess");
        Xml.children(element).forEach(part -> {
            String tag = part.getLocalName();
            if (!holds && LEFT_OUT.contains(tag)) {
                remarks.add(remark(element, Reason.LEFT_OUT, tag));
            } else if (!holds && !PARTS.contains(tag)) {
                refusals.add(remark(element, Reason.NOT_IN_SUBSET, tag));
            }
        });
        Xml.extensions(element)
                .filter(extension -> Xml.ENGINES.contains(extension.getNamespaceURI()))
                .forEach(extension -> {
                    boolean acting = ACTING.contains(extension.getLocalName());
                    (acting ? refusals : remarks)
                            .add(remark(
                                    element,
                                    acting ? Reason.NOT_IN_SUBSET : Reason.LEFT_OUT,
                                    extension.getLocalName()));
                });
    }
}
