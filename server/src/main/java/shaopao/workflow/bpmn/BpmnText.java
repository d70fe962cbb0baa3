package shaopao.workflow.bpmn;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import shaopao.workflow.Definition;
import shaopao.workflow.bpmn.Drawing.Figure;
import shaopao.workflow.bpmn.Drawing.Line;
import shaopao.workflow.bpmn.Drawing.Part;
import shaopao.workflow.bpmn.Drawing.Point;

/** Writes a drawing as a file, in the order that the schema of BPMN wants. */
final class BpmnText {

    static final String PROCESS = "Process";
    static final String CEL = "https://cel.dev";

    private final Drawing drawing;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;
    private int depth;

    private BpmnText(Drawing drawing) throws XMLStreamException {
        this.drawing = drawing;
        this.out = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    }

    static String of(Drawing drawing, String name, Definition definition, Figures figures) {
        try {
            BpmnText writing = new BpmnText(drawing);
            writing.document(name, definition, figures);
            return writing.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void document(String name, Definition definition, Figures figures) throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        open("bpmn:definitions");
        Map<String, String> spaces = Map.of(
                "bpmn", Xml.BPMN,
                "bpmndi", Xml.BPMN_DI,
                "dc", Xml.DC,
                "di", Xml.DI,
                "xsi", Xml.XSI,
                "flowable", Xml.FLOWABLE,
                "shaopao", Xml.OURS);
        for (String prefix : List.of("bpmn", "bpmndi", "dc", "di", "xsi", "flowable", "shaopao")) {
            out.writeAttribute("xmlns:" + prefix, spaces.getOrDefault(prefix, ""));
        }
        out.writeAttribute("id", "Definitions");
        out.writeAttribute("targetNamespace", Xml.OURS);
        out.writeAttribute("exporter", "Shaopao");
        leaf("bpmn:escalation", Map.of("id", "Escalation", "escalationCode", "time-is-up"), "");
        open("bpmn:process");
        out.writeAttribute("id", PROCESS);
        out.writeAttribute("name", name);
        out.writeAttribute("isExecutable", "true");
        out.writeAttribute("shaopao:promisedDays", String.valueOf(definition.promisedDays()));
        open("bpmn:extensionElements");
        note("variables", figures.text(definition.variables()));
        note("owners", figures.text(definition.owners()));
        close();
        scope("");
        close();
        diagram();
        close();
        out.writeEndDocument();
    }

    private void scope(String scope) throws XMLStreamException {
        for (Figure figure : drawing.figures()) {
            if (figure.scope().equals(scope)) {
                figure(figure);
            }
        }
        for (Line line : drawing.lines()) {
            if (line.scope().equals(scope)) {
                line(line);
            }
        }
    }

    private void figure(Figure figure) throws XMLStreamException {
        open("bpmn:" + figure.tag());
        out.writeAttribute("id", figure.id());
        attributes(figure.attributes(), "");
        attributes(figure.ours(), "shaopao:");
        if (!figure.notes().isEmpty()) {
            open("bpmn:extensionElements");
            for (Map.Entry<String, String> note : figure.notes().entrySet()) {
                note(note.getKey(), note.getValue());
            }
            close();
        }
        for (Line line : drawing.lines()) {
            if (line.to().equals(figure.id())) {
                leaf("bpmn:incoming", Map.of(), line.id());
            }
        }
        for (Line line : drawing.lines()) {
            if (line.from().equals(figure.id())) {
                leaf("bpmn:outgoing", Map.of(), line.id());
            }
        }
        for (Part part : figure.parts()) {
            part(part);
        }
        if (figure.tag().equals("subProcess")) {
            scope(figure.id());
        }
        close();
    }

    private void part(Part part) throws XMLStreamException {
        if (part.parts().isEmpty()) {
            leaf("bpmn:" + part.tag(), part.attributes(), part.text());
            return;
        }
        open("bpmn:" + part.tag());
        attributes(part.attributes(), "");
        for (Part inner : part.parts()) {
            part(inner);
        }
        close();
    }

    private void line(Line line) throws XMLStreamException {
        open("bpmn:sequenceFlow");
        out.writeAttribute("id", line.id());
        attributes(line.attributes(), "");
        attributes(line.ours(), "shaopao:");
        out.writeAttribute("sourceRef", line.from());
        out.writeAttribute("targetRef", line.to());
        if (line.condition().isPresent()) {
            leaf(
                    "bpmn:conditionExpression",
                    Map.of("xsi:type", "bpmn:tFormalExpression", "language", CEL),
                    line.condition().get());
        }
        close();
    }

    private void diagram() throws XMLStreamException {
        open("bpmndi:BPMNDiagram");
        out.writeAttribute("id", "Diagram");
        open("bpmndi:BPMNPlane");
        out.writeAttribute("id", "Plane");
        out.writeAttribute("bpmnElement", PROCESS);
        for (Figure figure : drawing.figures()) {
            open("bpmndi:BPMNShape");
            out.writeAttribute("id", figure.id() + "_di");
            out.writeAttribute("bpmnElement", figure.id());
            if (figure.tag().equals("subProcess")) {
                out.writeAttribute("isExpanded", "true");
            } else if (figure.tag().equals("exclusiveGateway")) {
                out.writeAttribute("isMarkerVisible", "true");
            }
            Drawing.Bounds bounds = figure.bounds();
            out.writeEmptyElement("dc:Bounds");
            out.writeAttribute("x", String.valueOf(bounds.x()));
            out.writeAttribute("y", String.valueOf(bounds.y()));
            out.writeAttribute("width", String.valueOf(bounds.width()));
            out.writeAttribute("height", String.valueOf(bounds.height()));
            close();
        }
        for (Line line : drawing.lines()) {
            open("bpmndi:BPMNEdge");
            out.writeAttribute("id", line.id() + "_di");
            out.writeAttribute("bpmnElement", line.id());
            for (Point point : line.points()) {
                out.writeEmptyElement("di:waypoint");
                out.writeAttribute("x", String.valueOf(point.x()));
                out.writeAttribute("y", String.valueOf(point.y()));
            }
            close();
        }
        close();
        close();
    }

    private void attributes(Map<String, String> attributes, String prefix) throws XMLStreamException {
        for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
            out.writeAttribute(prefix + attribute.getKey(), attribute.getValue());
        }
    }

    /** JSON on a line of its own. */
    private void note(String name, String jsonText) throws XMLStreamException {
        open("shaopao:" + name);
        depth--;
        out.writeCharacters("\n" + "  ".repeat(depth + 1) + jsonText + "\n" + "  ".repeat(depth));
        out.writeEndElement();
    }

    private void open(String tag) throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth++));
        out.writeStartElement(tag);
    }

    private void close() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(--depth));
        out.writeEndElement();
    }

    private void leaf(String tag, Map<String, String> attributes, String content) throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
        if (content.isEmpty()) {
            out.writeEmptyElement(tag);
            attributes(attributes, "");
            return;
        }
        out.writeStartElement(tag);
        attributes(attributes, "");
        out.writeCharacters(content);
        out.writeEndElement();
    }
}
