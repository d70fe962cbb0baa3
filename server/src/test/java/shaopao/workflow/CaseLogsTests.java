package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.ModuleTest;
import shaopao.kernel.PersonId;
import shaopao.workflow.log.CaseLogs;
import shaopao.workflow.log.LogQuery;
import shaopao.workflow.log.LoggedTypes;
import shaopao.workflow.log.XesReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ModuleTest
class CaseLogsTests {

    @Autowired
    Cases cases;

    @Autowired
    CaseLogs logs;

    @Autowired
    JsonMapper json;

    private PersonId student = PersonId.next();
    private PersonId counsellor = PersonId.next();
    private String topic = "";

    @BeforeEach
    void othersThanBefore() {
        student = PersonId.next();
        counsellor = PersonId.next();
        topic = "log-" + UUID.randomUUID();
    }

    @Test
    void everyEventOfTheHistoryIsEitherLoggedOrLeftOutOnPurpose() {
        JsonSubTypes types = CaseEvent.class.getAnnotation(JsonSubTypes.class);
        assertThat(LoggedTypes.all())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(types.value()).map(JsonSubTypes.Type::name).toList());
    }

    @Test
    void xesHoldsToItsStandardAndTellsWhatHappened() throws IOException, XMLStreamException {
        CaseSummary done = decided();
        CaseSummary running = opened("开着的 <&> \u0001");
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        assertThat(logs.xes(LogQuery.of(Set.of(topic)), stream)).isEqualTo(2);
        List<XesReader.Trace> traces =
                XesReader.read(new GZIPInputStream(new ByteArrayInputStream(stream.toByteArray())));
        assertThat(traces).extracting(XesReader.Trace::name).containsExactlyInAnyOrder(done.number(), running.number());
        XesReader.Trace trace = traces.stream()
                .filter(one -> one.name().equals(done.number()))
                .findFirst()
                .orElseThrow();
        assertThat(trace.attributes()).containsEntry("status", "APPROVED").containsEntry("topic", topic);
        assertThat(trace.events())
                .extracting(event -> event.attributes().get("type"))
                .containsSubsequence("submitted", "entered", "todo-opened", "approved", "ended")
                .doesNotContain("todo-closed");
        XesReader.Event approved = trace.events().stream()
                .filter(event -> "approved".equals(event.attributes().get("type")))
                .findFirst()
                .orElseThrow();
        assertThat(approved.attributes())
                .containsEntry("concept:name", "first")
                .containsEntry("lifecycle:transition", "complete")
                .containsEntry("org:resource", counsellor.toString())
                .containsEntry("org:role", "test-people")
                .containsEntry("opinion", "同意 <ok>");
        assertThat(trace.events()).extracting(XesReader.Event::at).isSorted();
    }

    @Test
    void manyCasesAreReadInBatchesAndNoneIsLostOrDoubled() throws IOException, XMLStreamException {
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < 1_050; i++) {
            numbers.add(opened("x").number());
        }
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        assertThat(logs.xes(LogQuery.of(Set.of(topic)), stream)).isEqualTo(1_050);
        assertThat(XesReader.read(new GZIPInputStream(new ByteArrayInputStream(stream.toByteArray()))))
                .extracting(XesReader.Trace::name)
                .containsExactlyInAnyOrderElementsOf(numbers);
    }

    @Test
    void ocelHoldsToItsStandardAndNamesEveryoneConcerned() {
        CaseSummary done = decided();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        assertThat(logs.ocel(LogQuery.of(Set.of(topic)), stream)).isEqualTo(1);
        JsonNode log = json.readTree(stream.toByteArray());
        Map<String, Map<String, String>> objectTypes = types(log.path("objectTypes"));
        Map<String, Map<String, String>> eventTypes = types(log.path("eventTypes"));
        Set<String> objects = new HashSet<>();
        log.path("objects").forEach(object -> {
            assertThat(objects.add(object.path("id").asString())).isTrue();
            attributes(object, objectTypes, true);
        });
        log.path("objects").forEach(object -> related(object, objects));
        Set<String> events = new HashSet<>();
        log.path("events").forEach(event -> {
            assertThat(events.add(event.path("id").asString())).isTrue();
            OffsetDateTime.parse(event.path("time").asString());
            attributes(event, eventTypes, false);
            related(event, objects);
        });
        assertThat(objects).contains(done.id().toString(), student.toString(), counsellor.toString(), "item:" + topic);
        assertThat(events).hasSizeGreaterThan(4);
    }

    /** Types are declared once, with attributes of the types that the standard knows. */
    private static Map<String, Map<String, String>> types(JsonNode declared) {
        Map<String, Map<String, String>> types = new HashMap<>();
        declared.forEach(type -> {
            Map<String, String> attributes = new HashMap<>();
            type.path("attributes").forEach(attribute -> {
                assertThat(attribute.path("type").asString()).isIn("string", "time", "integer", "float", "boolean");
                attributes.put(
                        attribute.path("name").asString(),
                        attribute.path("type").asString());
            });
            assertThat(types.put(type.path("name").asString(), attributes)).isNull();
        });
        assertThat(types).isNotEmpty();
        return types;
    }

    private static void attributes(JsonNode of, Map<String, Map<String, String>> types, boolean timed) {
        assertThat(types).containsKey(of.path("type").asString());
        List<String> allowed = List.of("id", "type", "time", "attributes", "relationships");
        assertThat(of.propertyNames()).isSubsetOf(allowed);
        of.path("attributes").forEach(attribute -> {
            assertThat(types.get(of.path("type").asString()))
                    .containsKey(attribute.path("name").asString());
            assertThat(attribute.has("value")).isTrue();
            assertThat(attribute.has("time")).isEqualTo(timed);
        });
    }

    private static void related(JsonNode of, Set<String> objects) {
        of.path("relationships").forEach(one -> {
            assertThat(objects).contains(one.path("objectId").asString());
            assertThat(one.path("qualifier").asString()).isNotBlank();
        });
    }

    private CaseSummary decided() {
        CaseSummary opened = opened("请假");
        CaseSummary moved = cases.act(
                opened.id(), UUID.randomUUID(), new Command.Approve(By.self(counsellor), 1, "同意 <ok>"), "王辅导员");
        assertThat(moved.status()).isEqualTo(CaseStatus.APPROVED);
        return moved;
    }

    private CaseSummary opened(String title) {
        List<Node> steps = new ArrayList<>();
        steps.add(FixedPeople.approve("first", Node.Mode.ANY, counsellor));
        String hash = cases.define(new Definition(Map.of(), List.of(FixedPeople.who(counsellor)), steps));
        return cases.open(
                new NewCase(CaseId.next(), topic, "v1", title, hash, By.self(student), "陈思远", Map.of("days", 3)));
    }
}
