package shaopao.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shaopao.workflow.bpmn.BpmnRemark.Reason;

/** One small file for every reason to refuse, each naming the element at which it shows. */
class BpmnRefusalTests {

    private static final String HEAD = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="x"
                     xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:shaopao="urn:shaopao:bpmn:1">
        """;

    private final BpmnFiles files = RandomFlows.files();
    private final Set<Reason> seen = EnumSet.noneOf(Reason.class);

    private record Case(Reason reason, String element, String body) {}

    private static final String LINE = "<startEvent id='s'/><sequenceFlow id='f1' sourceRef='s' targetRef='a'/>"
            + "%s<sequenceFlow id='f2' sourceRef='a' targetRef='e'/><endEvent id='e'/>";

    private static final List<Case> CASES = List.of(
            new Case(Reason.NOT_IN_SUBSET, "a", LINE.formatted("<callActivity id='a' name='other'/>")),
            new Case(Reason.NOT_IN_SUBSET, "a", LINE.formatted("<scriptTask id='a'/>")),
            new Case(Reason.NOT_IN_SUBSET, "a", LINE.formatted("<task id='a'><standardLoopCharacteristics/></task>")),
            new Case(Reason.NOT_IN_SUBSET, "a", LINE.formatted("<task id='a' isForCompensation='true'/>")),
            new Case(
                    Reason.NOT_IN_SUBSET,
                    "a",
                    LINE.formatted("<userTask"
                            + " id='a'><extensionElements><camunda:taskListener/></extensionElements></userTask>")),
            new Case(
                    Reason.NOT_IN_SUBSET,
                    "f2",
                    "<startEvent id='s'/><sequenceFlow id='f1' sourceRef='s' targetRef='a'/><task id='a'/><endEvent"
                            + " id='e'/><sequenceFlow id='f2' sourceRef='a' targetRef='e'>"
                            + "<conditionExpression>${x == 1}</conditionExpression></sequenceFlow>"),
            new Case(
                    Reason.REFERENCE_BROKEN,
                    "f2",
                    LINE.formatted("<task id='a'/>").replace("targetRef='e'", "targetRef='q'")),
            new Case(Reason.REFERENCE_BROKEN, "a", LINE.formatted("<task id='a'/><task id='a'/>")),
            new Case(
                    Reason.LOOP,
                    "a",
                    LINE.formatted("<task id='a'/>").replace("targetRef='e'", "targetRef='b'")
                            + "<exclusiveGateway id='b' default='f3'/><sequenceFlow id='f3' sourceRef='b'"
                            + " targetRef='e'/><sequenceFlow id='f4' sourceRef='b' targetRef='a'/>"),
            new Case(
                    Reason.WAYS_CROSS,
                    "c",
                    gateway("exclusiveGateway", "a", "a", "b", "c")
                            + "<exclusiveGateway id='b' default='b-x'/><task id='c'/><task id='x'/>"
                            + "<sequenceFlow id='b-c' sourceRef='b' targetRef='c'><conditionExpression>${x == 2}"
                            + "</conditionExpression></sequenceFlow>" + flow("b", "x") + flow("c", "x")),
            new Case(
                    Reason.JOIN_DOES_NOT_FIT,
                    "j",
                    gateway("exclusiveGateway", "a", "a", "b", "c")
                            + "<task id='b'/><task id='c'/><parallelGateway id='j'/>" + flow("b", "j")
                            + flow("c", "j")),
            new Case(
                    Reason.ENDS_BETWEEN,
                    "stop",
                    gateway("parallelGateway", "a", "a", "b", "c")
                            + "<subProcess id='b'><startEvent id='i'/><endEvent"
                            + " id='stop'><terminateEventDefinition/></endEvent>"
                            + flow("i", "stop") + "</subProcess><task id='c'/>"),
            new Case(
                    Reason.NEVER_REACHED,
                    "y",
                    LINE.formatted("<task id='a'/>") + "<task id='y'/>" + flow("z", "y") + "<task id='z'/>"),
            new Case(
                    Reason.NOT_ONE_START,
                    "s2",
                    LINE.formatted("<task id='a'/>") + "<startEvent id='s2'/>" + flow("s2", "a")),
            new Case(
                    Reason.CONDITION_MISSING,
                    "a-c",
                    gateway("inclusiveGateway", "a", "a", "b", "c").replace(" default='a-c'", "")
                            + "<task id='b'/><task id='c'/>"),
            new Case(
                    Reason.CONDITION_UNKNOWN,
                    "a-b",
                    gateway("exclusiveGateway", "a", "a", "b", "c").replace("${x == 1}", "${service.decide(x)}")
                            + "<task id='b'/><task id='c'/>"),
            new Case(
                    Reason.DEFAULT_MISSING,
                    "a",
                    gateway("exclusiveGateway", "a", "a", "b", "c")
                                    .replace(" default='a-c'", "")
                                    .replace(
                                            "targetRef='c'/>",
                                            "targetRef='c'><conditionExpression>${x == 2}</conditionExpression>"
                                                    + "</sequenceFlow>")
                            + "<task id='b'/><task id='c'/>"),
            new Case(
                    Reason.OUTCOME_UNCLEAR,
                    "yes",
                    gateway("exclusiveGateway", "a", "a", "yes", "no")
                            + "<endEvent id='yes' name='approved'/><endEvent id='no' name='refused'/>"),
            new Case(
                    Reason.TIMER_LEADS_ELSEWHERE,
                    "t",
                    LINE.formatted(
                            "<task id='a'/>" + timer("P1D") + flow("t", "b") + "<task id='b'/>" + flow("b", "e"))),
            new Case(Reason.TIME_UNKNOWN, "t", LINE.formatted("<task id='a'/>" + timer("PT5M") + flow("t", "e"))),
            new Case(Reason.SERVICE_UNKNOWN, "a", LINE.formatted("<serviceTask id='a' camunda:class='org.Some'/>")),
            new Case(
                    Reason.MODE_UNKNOWN,
                    "a",
                    LINE.formatted("<userTask id='a'><multiInstanceLoopCharacteristics><completionCondition>${enough}"
                            + "</completionCondition></multiInstanceLoopCharacteristics></userTask>")),
            new Case(
                    Reason.VALUE_UNKNOWN,
                    "a",
                    LINE.formatted("<userTask"
                            + " id='a'><extensionElements><shaopao:manner>{\"opinion\":\"LOUD\"}</shaopao:manner>"
                            + "</extensionElements></userTask>")),
            new Case(Reason.VALUE_UNKNOWN, "a", LINE.formatted("<userTask id='a' shaopao:percent='many'/>")));

    private static String flow(String from, String to) {
        return "<sequenceFlow id='%s-%s' sourceRef='%s' targetRef='%s'/>".formatted(from, to, from, to);
    }

    private static String timer(String duration) {
        return "<boundaryEvent id='t' attachedToRef='a'><timerEventDefinition><timeDuration>" + duration
                + "</timeDuration></timerEventDefinition></boundaryEvent>";
    }

    /** A start, and a gateway with two ways; the second is the default. */
    private static String gateway(String tag, String id, String of, String one, String other) {
        return "<startEvent id='s'/>" + flow("s", id)
                + "<%s id='%s' default='%s-%s'/>".formatted(tag, id, of, other)
                + (tag.equals("parallelGateway")
                        ? flow(of, one)
                        : flow(of, one)
                                .replace("/>", "><conditionExpression>${x == 1}</conditionExpression></sequenceFlow>"))
                + flow(of, other);
    }

    @Test
    void whatIsNotOursIsRefusedByItsName() {
        for (Case one : CASES) {
            BpmnReading reading = files.read(HEAD + "<process id='p'>" + one.body() + "</process></definitions>");
            assertThat(reading).as(one.toString()).isInstanceOfSatisfying(BpmnReading.Refused.class, refused -> {
                assertThat(refused.remarks()).as(one.toString()).anySatisfy(remark -> {
                    assertThat(remark.reason()).isEqualTo(one.reason());
                    assertThat(remark.element()).isEqualTo(one.element());
                });
                seen.add(one.reason());
            });
        }
        seen.addAll(Set.of(Reason.UNREADABLE, Reason.NOT_ONE_PROCESS));
        assertThat(EnumSet.complementOf(EnumSet.copyOf(seen)))
                .as("reasons without a case")
                .allMatch(reason -> reason.compareTo(Reason.LEFT_OUT) >= 0);
    }

    @Test
    void whatIsNoXmlOrMeansHarmIsUnreadable() {
        String external = "<?xml version='1.0'?><!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + HEAD
                + "<process id='p'><startEvent id='&x;'/></process></definitions>";
        String bomb = "<?xml version='1.0'?><!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>"
                + HEAD + "<process id='&b;'/></definitions>";
        String deep = HEAD + "<process id='p'>" + "<subProcess>".repeat(5_000) + "</subProcess>".repeat(5_000)
                + "</process></definitions>";
        for (String file : List.of(external, bomb, deep, "", "PK\u0003\u0004", "<a", " ".repeat(Xml.BYTES_MAX + 1))) {
            assertThat(files.read(file)).isEqualTo(unreadable());
        }
    }

    private static BpmnReading unreadable() {
        return new BpmnReading.Refused(List.of(new BpmnRemark("", "", "", Reason.UNREADABLE, "")));
    }

    @Test
    void fileWithoutOneProcessIsRefused() {
        String two = HEAD + "<process id='p'>" + LINE.formatted("<task id='a'/>") + "</process>"
                + "<process id='q'><startEvent id='s9'/></process></definitions>";
        for (String file : List.of("<x/>", HEAD + "</definitions>", two)) {
            assertThat(files.read(file))
                    .isInstanceOfSatisfying(
                            BpmnReading.Refused.class,
                            refused -> assertThat(refused.remarks())
                                    .extracting(BpmnRemark::reason)
                                    .containsOnly(Reason.NOT_ONE_PROCESS));
        }
    }

    @Test
    void onlyComparisonsBecomeConditions() {
        assertThat(Juel.read("${days >= 3 or not (kind eq 'a\\'b') and \"x\" == unit}"))
                .hasValueSatisfying(condition -> {
                    assertThat(condition.cel()).isEqualTo("days >= 3 || !(kind == 'a\\'b') && 'x' == unit");
                    assertThat(condition.types())
                            .containsEntry("days", "int")
                            .containsEntry("kind", "text")
                            .containsEntry("unit", "text");
                });
        assertThat(Juel.read("${approved}"))
                .hasValueSatisfying(condition -> assertThat(condition.types()).containsEntry("approved", "bool"));
        for (String not : List.of(
                "days > 3",
                "${days}${x}",
                "${a.b == 1}",
                "${run()}",
                "${x > 1 && x == 'a'}",
                "${1}",
                "${}",
                "${x ==}",
                "${(x == 1}",
                "${x == y}",
                "${x + 1 > 2}",
                "${empty x}",
                "${X == 1}")) {
            assertThat(Juel.read(not)).as(not).isEmpty();
        }
    }
}
