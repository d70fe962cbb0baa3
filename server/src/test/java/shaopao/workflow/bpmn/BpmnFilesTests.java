package shaopao.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import shaopao.kernel.Words;
import shaopao.workflow.Definition;
import shaopao.workflow.Node;
import shaopao.workflow.Who;
import shaopao.workflow.bpmn.BpmnRemark.Reason;

@NullUnmarked
@Tag("once")
class BpmnFilesTests {

    private static final int ROUNDS = 1_000;
    private static final List<String> MIWG =
            List.of("A.1.0", "A.2.0", "A.2.1", "A.3.0", "A.4.0", "A.4.1", "B.1.0", "B.2.0", "C.1.0", "C.2.0", "C.3.0");

    private final BpmnFiles files = RandomFlows.files();

    @Test
    void whatIsWrittenReadsBackAsTheSameDefinition() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Definition definition = RandomFlows.random(new Random(seed));
            String xml = files.write("流程 <" + seed + ">", definition);
            BpmnReading reading = files.read(xml);
            assertThat(reading)
                    .as("seed %d: %s", seed, xml)
                    .isEqualTo(new BpmnReading.Whole("流程 <" + seed + ">", definition, List.of()));
        }
    }

    /** The file is read by the reader of bpmn-js in a test of the web pages. */
    @Test
    void sampleForTheEditorIsFresh() throws IOException {
        Path sample = Path.of("src/test/resources/shaopao/workflow/bpmn/written.bpmn");
        String now = files.write("样例", RandomFlows.sample());
        if (Boolean.getBoolean("generate")) {
            Files.writeString(sample, now);
        }
        assertThat(Files.readString(sample))
                .as("write it anew with -Dgenerate=true")
                .isEqualTo(now);
        assertThat(files.read(now)).isEqualTo(new BpmnReading.Whole("样例", RandomFlows.sample(), List.of()));
    }

    @Test
    void everythingThatIsDrawnHasItsPlaceAndNothingOverlaps() {
        for (long seed = 0; seed < 200; seed++) {
            String xml = files.write("x", RandomFlows.random(new Random(seed)));
            Document document =
                    Xml.document(xml.getBytes(StandardCharsets.UTF_8)).orElseThrow();
            new DiagramCheck(document.getDocumentElement()).check("seed " + seed);
        }
    }

    @Test
    void damagedFilesAreReadWholeOrRefusedAndNeverFail() {
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 1_000; round++) {
            String xml = files.write("x", RandomFlows.random(new Random(random.nextInt(200))));
            BpmnReading reading = files.read(damaged(xml, random));
            refused += reading instanceof BpmnReading.Refused ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(300);
    }

    private static String damaged(String xml, Random random) {
        List<String> lines = new ArrayList<>(xml.lines().toList());
        int line = random.nextInt(lines.size());
        String text = lines.get(line);
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(line, text);
            case 2 -> lines.set(line, text.replaceAll("n-\\d+", "n-" + random.nextInt(15)));
            default -> lines.set(line, text.replaceAll("\"[^\"]*\"", "\"" + random.nextInt(9) + "\""));
        }
        return String.join("\n", lines);
    }

    @Test
    void referenceModelsAreReadWholeOrRefusedByName() {
        Map<String, BpmnReading> readings = new HashMap<>();
        for (String model : MIWG) {
            BpmnReading reading = files.read(resource("miwg/" + model + ".bpmn"));
            readings.put(model, reading);
            print(model, reading);
        }
        Path declaration = Path.of("../../shared/data/bpi2020/declaration_documents.bpmn");
        if (Files.exists(declaration)) {
            try {
                BpmnReading reading = files.read(Files.readAllBytes(declaration));
                print("declaration", reading);
                assertThat(reading).isInstanceOf(BpmnReading.Refused.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(readings.get("A.1.0")).isInstanceOfSatisfying(BpmnReading.Whole.class, whole -> {
            assertThat(whole.definition().steps().stream().map(Node::name))
                    .containsExactly(Words.of("Task 1"), Words.of("Task 2"), Words.of("Task 3"));
            assertThat(whole.remarks()).extracting(BpmnRemark::reason).containsOnly(Reason.NOBODY_NAMED);
        });
        readings.forEach((model, reading) -> {
            if (reading instanceof BpmnReading.Refused(List<BpmnRemark> remarks)) {
                assertThat(remarks).as(model).isNotEmpty().allSatisfy(remark -> {
                    assertThat(remark.element()).isNotEmpty();
                    assertThat(remark.reason()).isLessThan(Reason.LEFT_OUT);
                });
            }
        });
        assertThat(readings.values())
                .filteredOn(BpmnReading.Refused.class::isInstance)
                .hasSize(MIWG.size() - 1);
    }

    private static void print(String model, BpmnReading reading) {
        String said = switch (reading) {
            case BpmnReading.Whole whole ->
                "read: %d nodes, %d remarks"
                        .formatted(
                                whole.definition().nodes().count(),
                                whole.remarks().size());
            case BpmnReading.Refused(List<BpmnRemark> remarks) ->
                "refused: "
                        + remarks.stream()
                                .map(remark -> "%s \"%s\" (%s) %s %s"
                                        .formatted(
                                                remark.tag(),
                                                remark.name(),
                                                remark.element(),
                                                remark.reason(),
                                                remark.subject()))
                                .limit(4)
                                .collect(Collectors.joining("; "))
                        + (remarks.size() > 4 ? "; and " + (remarks.size() - 4) + " more" : "");
        };
        System.out.printf("%-12s %s%n", model, said);
    }

    @Test
    void leaveAsOthersDrawItIsUnderstood() {
        BpmnReading.Whole whole = whole("leave-of-another-engine.bpmn");
        Definition flow = whole.definition();
        assertThat(flow.variables()).isEqualTo(Map.of("days", "int", "kind", "text", "abroad", "bool"));
        assertThat(flow.steps().stream().map(Node::key)).containsExactly("hand-in", "counsellor", "gw", "tell", "rows");
        assertThat(flow.node("hand-in"))
                .hasValueSatisfying(
                        node -> assertThat(((Node.Approve) node).who()).containsExactly(Who.of("applicant")));
        assertThat(flow.node("counsellor")).hasValueSatisfying(node -> {
            Node.Approve approve = (Node.Approve) node;
            assertThat(approve.who())
                    .containsExactly(
                            new Who("person", Map.of("number", "T1001")),
                            new Who("role", Map.of("role", "counsellors")));
            assertThat(approve.limit()).hasValue(new Node.Limit(2, 0, List.of(), Node.Then.PASS));
        });
        Node.Branch branch = (Node.Branch) flow.node("gw").orElseThrow();
        assertThat(branch.lanes().stream().map(Node.Lane::when))
                .containsExactly(Optional.of("days > 3 && kind != 'sick'"), Optional.of("(abroad)"), Optional.empty());
        assertThat(branch.lanes().getFirst().steps().stream().map(Node::key)).containsExactly("both");
        Node.Parallel both = (Node.Parallel) flow.node("both").orElseThrow();
        assertThat(both.lanes()).hasSize(2);
        assertThat(flow.node("committee")).hasValueSatisfying(node -> {
            Node.Approve approve = (Node.Approve) node;
            assertThat(approve.voting()).isEqualTo(Node.Voting.ratio(60));
            assertThat(approve.who()).containsExactly(new Who("field", Map.of("field", "members")));
        });
        assertThat(flow.node("refuse"))
                .hasValueSatisfying(node -> assertThat(node).isInstanceOf(Node.End.class));
        assertThat(flow.node("rows")).hasValueSatisfying(node -> {
            Node.Each each = (Node.Each) node;
            assertThat(each.over()).isEqualTo("trips");
            assertThat(each.as()).isEqualTo("trip");
            assertThat(each.steps()).hasSize(1);
        });
        assertThat(whole.remarks())
                .extracting(BpmnRemark::element, BpmnRemark::reason)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("Note_1", Reason.LEFT_OUT),
                        org.assertj.core.groups.Tuple.tuple("late", Reason.WORKING_TIME));
        assertThat(files.read(files.write(whole.name(), flow)))
                .isEqualTo(new BpmnReading.Whole(whole.name(), flow, List.of()));
    }

    private BpmnReading.Whole whole(String name) {
        BpmnReading reading = files.read(resource(name));
        assertThat(reading).isInstanceOf(BpmnReading.Whole.class);
        return (BpmnReading.Whole) reading;
    }

    static byte[] resource(String name) {
        try (InputStream stream = BpmnFilesTests.class.getResourceAsStream(name)) {
            return stream == null ? new byte[0] : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every element has a shape or an edge, edges touch what they join, shapes do not overlap. */
    private record DiagramCheck(Element root) {

        private record Box(double x, double y, double width, double height) {
            boolean overlaps(Box other) {
                return x < other.x + other.width
                        && other.x < x + width
                        && y < other.y + other.height
                        && other.y < y + height;
            }

            boolean touches(double px, double py) {
                return px >= x - 0.5 && px <= x + width + 0.5 && py >= y - 0.5 && py <= y + height + 0.5;
            }
        }

        void check(String seed) {
            Map<String, Box> boxes = new HashMap<>();
            Map<String, List<double[]>> edges = new HashMap<>();
            Element plane = Xml.elements(Xml.elements(root)
                            .filter(child -> child.getLocalName().equals("BPMNDiagram"))
                            .findFirst()
                            .orElseThrow())
                    .findFirst()
                    .orElseThrow();
            Xml.elements(plane).forEach(drawn -> {
                String of = drawn.getAttribute("bpmnElement");
                if (drawn.getLocalName().equals("BPMNShape")) {
                    boxes.put(of, box(Xml.elements(drawn).findFirst().orElseThrow()));
                } else {
                    edges.put(of, Xml.elements(drawn).map(DiagramCheck::point).toList());
                }
            });
            Element process = Xml.children(root, "process").findFirst().orElseThrow();
            Set<String> seen = new HashSet<>();
            scope(process, boxes, edges, seen, seed);
            assertThat(seen).as(seed).hasSize(boxes.size() + edges.size());
        }

        private static void scope(
                Element scope,
                Map<String, Box> boxes,
                Map<String, List<double[]>> edges,
                Set<String> seen,
                String seed) {
            List<String> solid = new ArrayList<>();
            Xml.children(scope).filter(element -> element.hasAttribute("id")).forEach(element -> {
                String id = element.getAttribute("id");
                seen.add(id);
                if (element.getLocalName().equals("sequenceFlow")) {
                    List<double[]> points = edges.get(id);
                    assertThat(points).as(seed + " " + id).isNotNull().hasSizeGreaterThan(1);
                    assertThat(boxes.get(element.getAttribute("sourceRef"))
                                    .touches(points.getFirst()[0], points.getFirst()[1]))
                            .as("%s: %s leaves its source", seed, id)
                            .isTrue();
                    assertThat(boxes.get(element.getAttribute("targetRef"))
                                    .touches(points.getLast()[0], points.getLast()[1]))
                            .as("%s: %s reaches its target", seed, id)
                            .isTrue();
                    return;
                }
                assertThat(boxes).as(seed).containsKey(id);
                if (!element.getLocalName().equals("boundaryEvent")) {
                    solid.forEach(other -> assertThat(boxes.get(other).overlaps(boxes.get(id)))
                            .as("%s: %s lies over %s", seed, other, id)
                            .isFalse());
                    solid.add(id);
                }
                if (element.getLocalName().equals("subProcess")) {
                    scope(element, boxes, edges, seen, seed);
                }
            });
        }

        private static Box box(Element bounds) {
            return new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
        }

        private static double[] point(Element waypoint) {
            return new double[] {number(waypoint, "x"), number(waypoint, "y")};
        }

        private static double number(Element element, String name) {
            return Double.parseDouble(element.getAttribute(name));
        }
    }
}
