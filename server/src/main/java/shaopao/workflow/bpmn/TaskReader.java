package shaopao.workflow.bpmn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import shaopao.kernel.Words;
import shaopao.workflow.Node;
import shaopao.workflow.bpmn.BpmnRemark.Reason;
import tools.jackson.core.type.TypeReference;

/** Makes nodes of tasks and of events that are waited for. */
final class TaskReader {

    private static final int RETRIES = 8;
    private static final Pattern OUR_RATIO =
            Pattern.compile("\\$\\{nrOfCompletedInstances \\* 100 >= nrOfInstances \\* (\\d{1,3})}");
    private static final Pattern RATIO = Pattern.compile("[$#]\\{\\s*nrOfCompletedInstances\\s*/\\s*nrOfInstances\\s*"
            + "(?:>=|==|ge|eq)\\s*(0?\\.\\d{1,2}|1(?:\\.0)?)\\s*}");
    private static final Pattern FIRST =
            Pattern.compile("[$#]\\{\\s*nrOfCompletedInstances\\s*(?:>=|==|ge|eq)\\s*1\\s*}");
    private static final TypeReference<List<String>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Notes notes;
    private final PeopleReader people;
    private final boolean ours;
    private final List<BpmnRemark> remarks;

    TaskReader(Notes notes, PeopleReader people, boolean ours, List<BpmnRemark> remarks) {
        this.notes = notes;
        this.people = people;
        this.ours = ours;
        this.remarks = remarks;
    }

    Node node(Shape shape, String key, Map<String, List<Border>> borders) {
        Words name = Keys.words(shape.xml()).orElseGet(() -> Words.of(key));
        Optional<Border> border =
                borders.getOrDefault(shape.id(), List.of()).stream().findFirst();
        boolean limited = switch (shape.tag()) {
            case "task", "userTask", "manualTask", "receiveTask" -> true;
            default -> false;
        };
        if (border.isPresent() && !limited) {
            throw new RefusedFileException(border.get().remark(Reason.TIMER_LEADS_ELSEWHERE, shape.id()));
        }
        if (!shape.tag().matches("task|userTask|manualTask")) {
            Xml.child(shape.xml(), "multiInstanceLoopCharacteristics").ifPresent(_ -> {
                throw shape.refused(Reason.MODE_UNKNOWN, "multiInstanceLoopCharacteristics");
            });
        }
        Optional<Node.Limit> limit = border.map(timer -> limit(shape, timer));
        return switch (shape.tag()) {
            case "task", "userTask", "manualTask" -> person(shape, key, name, limit);
            case "sendTask" -> new Node.Inform(key, name, people.of(shape));
            case "receiveTask" -> new Node.Wait(key, name, announce(shape), limit);
            case "intermediateCatchEvent" -> caught(shape, key, name);
            case "serviceTask" -> service(shape, key, name);
            default -> throw shape.refused(Reason.NOT_IN_SUBSET, "");
        };
    }

    private Node person(Shape shape, String key, Words name, Optional<Node.Limit> limit) {
        Element xml = shape.xml();
        Node.FieldRights fields =
                notes.find(xml, "fields", Node.FieldRights.class).orElse(Node.FieldRights.READ);
        String type = Xml.attribute(xml, Xml.OURS, "type").orElse("approve");
        return switch (type) {
            case "collect" -> {
                Xml.child(xml, "multiInstanceLoopCharacteristics").ifPresent(_ -> {
                    throw shape.refused(Reason.MODE_UNKNOWN, "collect");
                });
                yield new Node.Collect(key, name, people.of(shape), fields, limit);
            }
            case "approve" ->
                new Node.Approve(
                        key,
                        name,
                        people.of(shape),
                        voting(shape),
                        notes.find(xml, "manner", Node.Manner.class).orElse(Node.Manner.USUAL),
                        notes.find(xml, "exceptions", Node.Exceptions.class).orElse(Node.Exceptions.USUAL),
                        fields,
                        limit);
            default -> throw Notes.unknown(xml, "type");
        };
    }

    private Node.Voting voting(Shape shape) {
        boolean claim = Xml.attribute(shape.xml(), Xml.OURS, "claim").equals(Optional.of("true"));
        Optional<Element> marker = Xml.child(shape.xml(), "multiInstanceLoopCharacteristics");
        Node.Voting voting = marker.map(element -> voting(shape, element)).orElse(Node.Voting.of(Node.Mode.ANY));
        return new Node.Voting(voting.mode(), notes.number(shape.xml(), "percent", voting.percent()), claim);
    }

    private static Node.Voting voting(Shape shape, Element marker) {
        Optional<String> over = Xml.child(marker, "completionCondition").map(Xml::text);
        boolean sequential = marker.getAttribute("isSequential").equals("true");
        if (Xml.child(marker, "loopCardinality").isPresent() || (sequential && over.isPresent())) {
            throw shape.refused(Reason.MODE_UNKNOWN, "multiInstanceLoopCharacteristics");
        }
        if (over.isEmpty()) {
            return Node.Voting.of(sequential ? Node.Mode.SEQUENCE : Node.Mode.ALL);
        }
        Matcher our = OUR_RATIO.matcher(over.get());
        Matcher other = RATIO.matcher(over.get());
        if (our.matches()) {
            return Node.Voting.ratio(Integer.parseInt(our.group(1)));
        }
        if (other.matches()) {
            return Node.Voting.ratio((int) Math.round(Double.parseDouble(other.group(1)) * 100));
        }
        if (FIRST.matcher(over.get()).matches()) {
            return Node.Voting.of(Node.Mode.ANY);
        }
        throw shape.refused(Reason.MODE_UNKNOWN, over.get());
    }

    private Node.Limit limit(Shape shape, Border border) {
        Durations time = Durations.read(border.duration())
                .orElseThrow(() -> new RefusedFileException(border.remark(Reason.TIME_UNKNOWN, border.duration())));
        if (!ours) {
            remarks.add(border.remark(Reason.WORKING_TIME, border.duration()));
        }
        List<Integer> before = Xml.attribute(shape.xml(), Xml.OURS, "remindHours").stream()
                .flatMap(text -> Stream.of(text.split(" ")))
                .map(text -> {
                    if (!text.matches("\\d{1,4}")) {
                        throw Notes.unknown(shape.xml(), "remindHours");
                    }
                    return Integer.valueOf(text);
                })
                .toList();
        return new Node.Limit(
                time.days(),
                time.hours(),
                before,
                switch (border.effect()) {
                    case PASS -> Node.Then.PASS;
                    case REJECT -> Node.Then.REJECT;
                    case REMIND -> Node.Then.REMIND;
                    case ESCALATE -> Node.Then.ESCALATE;
                });
    }

    private Optional<Node.Announce> announce(Shape shape) {
        return notes.find(shape.xml(), "announce", Node.Announce.class);
    }

    private Node caught(Shape shape, String key, Words name) {
        Optional<Element> timer = Xml.child(shape.xml(), "timerEventDefinition");
        if (timer.isEmpty()) {
            return new Node.Wait(key, name, announce(shape), Optional.empty());
        }
        Optional<String> duration = Xml.child(timer.get(), "timeDuration").map(Xml::text);
        Optional<String> date = Xml.child(timer.get(), "timeDate").map(Xml::text);
        Durations besides = Durations.read(
                        Xml.attribute(shape.xml(), Xml.OURS, "besides").orElse("PT0H"))
                .orElseThrow(() -> Notes.unknown(shape.xml(), "besides"));
        if (date.isPresent() && date.get().matches("[$#]\\{\\s*[A-Za-z][\\w-]*\\s*}")) {
            return new Node.Delay(
                    key, name, besides.days(), besides.hours(), Optional.of(PeopleReader.variable(date.get())));
        }
        Durations time = duration.flatMap(Durations::read)
                .orElseThrow(() -> shape.refused(
                        Reason.TIME_UNKNOWN, duration.or(() -> date).orElse("")));
        if (!ours) {
            remarks.add(shape.remark(Reason.WORKING_TIME, time.toString()));
        }
        return new Node.Delay(key, name, time.days(), time.hours(), Optional.empty());
    }

    private Node service(Shape shape, String key, Words name) {
        Element xml = shape.xml();
        Optional<String> handler = Xml.attribute(xml, Xml.OURS, "handler")
                .or(() -> Xml.engine(xml, "delegateExpression").map(PeopleReader::variable));
        if (handler.isPresent()) {
            return new Node.Effect(key, name, handler.get(), notes.read(xml, "with", TEXTS, Map.of()));
        }
        String service = Xml.attribute(xml, Xml.OURS, "service")
                .or(() -> Xml.engine(xml, "topic"))
                .orElseThrow(() -> shape.refused(Reason.SERVICE_UNKNOWN, ""));
        return new Node.Call(
                key,
                name,
                service,
                Xml.attribute(xml, Xml.OURS, "path").orElse(""),
                notes.read(xml, "send", FIELDS, List.of()),
                notes.number(xml, "retries", RETRIES));
    }
}
