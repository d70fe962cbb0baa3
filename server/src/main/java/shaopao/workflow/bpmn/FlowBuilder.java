package shaopao.workflow.bpmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;
import shaopao.kernel.Words;
import shaopao.workflow.Definition;
import shaopao.workflow.Node;
import shaopao.workflow.Outcome;
import shaopao.workflow.Who;
import shaopao.workflow.bpmn.BpmnRemark.Reason;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes a definition of paired blocks. */
final class FlowBuilder {

    private static final TypeReference<List<Who>> PEOPLE = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Element process;
    private final Keys keys = new Keys();
    private final Notes notes;
    private final TaskReader tasks;
    private final WayReader ways;
    private final Map<String, String> variables;

    FlowBuilder(Element root, Element process, JsonMapper json, List<BpmnRemark> remarks) {
        this.process = process;
        this.notes = new Notes(json);
        this.variables = new HashMap<>(notes.read(process, "variables", TEXTS, Map.of()));
        boolean ours = Xml.attribute(process, Xml.OURS, "promisedDays").isPresent();
        this.ways = new WayReader(variables);
        this.tasks = new TaskReader(notes, new PeopleReader(root, notes, remarks), ours, remarks);
    }

    Definition definition(Chart chart, List<Block> blocks) {
        clear(chart);
        WayReader.onlyAtGateways(chart);
        keys.reserve(chart);
        List<Node> steps = row(chart, blocks);
        return new Definition(
                variables,
                notes.read(process, "owners", PEOPLE, List.of()),
                notes.number(process, "promisedDays", 0),
                steps);
    }

    /** Ends that are called differently mean different things, and a plain end says only that it is over. */
    private static void clear(Chart chart) {
        List<Shape> ends = chart.shapes().stream()
                .filter(shape -> shape.kind() == Shape.Kind.END)
                .toList();
        Set<String> names = new TreeSet<>();
        ends.forEach(end -> names.add(end.name().toLowerCase(Locale.ROOT)));
        if (names.size() > 1) {
            throw new RefusedFileException(ends.stream()
                    .map(end -> end.remark(Reason.OUTCOME_UNCLEAR, "shaopao:outcome"))
                    .toList());
        }
    }

    private List<Node> row(Chart chart, List<Block> blocks) {
        List<Node> row = new ArrayList<>();
        for (Block block : blocks) {
            switch (block) {
                case Block.Step(Shape shape)
                when shape.inside().isPresent() ->
                    row.addAll(inside(shape, shape.inside().get()));
                case Block.Step(Shape shape) -> row.add(tasks.node(shape, keys.of(shape), chart.borders()));
                case Block.Stop(Shape shape) -> row.add(new Node.End(keys.of(shape), keys.name(shape), outcome(shape)));
                case Block.Split split -> row.add(split(chart, split));
            }
        }
        return row;
    }

    /** What a sub-process holds, in its place; once for every row if it is a multi-instance one. */
    private List<Node> inside(Shape shape, Chart chart) {
        WayReader.onlyAtGateways(chart);
        keys.reserve(chart);
        for (Shape stop : chart.shapes()) {
            if (stop.kind() == Shape.Kind.STOP
                    && Xml.child(stop.xml(), "terminateEventDefinition")
                            .flatMap(event -> Xml.engine(event, "terminateAll"))
                            .filter("true"::equals)
                            .isEmpty()) {
                throw stop.refused(Reason.ENDS_BETWEEN, "");
            }
        }
        String key = keys.of(shape);
        List<Node> steps = row(chart, Structure.of(chart));
        return Xml.child(shape.xml(), "multiInstanceLoopCharacteristics")
                .map(each -> List.<Node>of(each(shape, key, each, steps)))
                .orElse(steps);
    }

    private Node each(Shape shape, String key, Element marker, List<Node> steps) {
        Optional<String> over = Xml.attribute(shape.xml(), Xml.OURS, "over")
                .or(() -> Xml.engine(marker, "collection").map(PeopleReader::variable))
                .or(() -> Xml.child(marker, "loopDataInputRef").map(Xml::text));
        Optional<String> as = Xml.attribute(shape.xml(), Xml.OURS, "as")
                .or(() -> Xml.engine(marker, "elementVariable"))
                .or(() -> Xml.child(marker, "inputDataItem").map(ChartReader::name));
        boolean onlyRows = !marker.getAttribute("isSequential").equals("true")
                && Xml.child(marker, "completionCondition").isEmpty()
                && Xml.child(marker, "loopCardinality").isEmpty();
        if (over.isEmpty() || as.isEmpty() || !onlyRows) {
            throw shape.refused(Reason.MODE_UNKNOWN, "multiInstanceLoopCharacteristics");
        }
        return new Node.Each(key, keys.name(shape), over.get(), as.get(), steps);
    }

    private Node split(Chart chart, Block.Split split) {
        Shape shape = split.shape();
        String key = shape.kind().gateway() ? keys.of(shape) : keys.fresh(keys.of(shape) + "-ways");
        List<Node.Lane> lanes = new ArrayList<>();
        for (WayReader.Way way : ways.read(split)) {
            lanes.add(new Node.Lane(
                    name(way, lanes.size() + 1),
                    way.condition(),
                    row(chart, way.way().blocks())));
        }
        Words name = shape.kind().gateway() ? keys.name(shape) : Words.of(key);
        return switch (split.kind()) {
            case ONE -> new Node.Branch(key, name, lanes, Node.Choose.ONE);
            case SOME -> new Node.Branch(key, name, lanes, Node.Choose.EVERY);
            case ALL -> new Node.Parallel(key, name, lanes);
            case START, STEP, END, STOP -> throw new IllegalStateException("no gateway");
        };
    }

    private static Words name(WayReader.Way way, int number) {
        Element arrow = way.way().arrow().xml();
        return Keys.words(arrow).orElseGet(() -> Words.of(String.valueOf(number)));
    }

    private Outcome outcome(Shape shape) {
        String said = Xml.attribute(shape.xml(), Xml.OURS, "outcome").orElse("approved");
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().equalsIgnoreCase(said)) {
                return outcome;
            }
        }
        throw shape.refused(Reason.VALUE_UNKNOWN, said);
    }
}
