package shaopao.workflow.log;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XES as IEEE 1849 has it: one trace a case, with the standard extensions. */
final class XesWriter implements AutoCloseable {

    static final String NAMESPACE = "http://www.xes-standard.org/";

    private static final List<String[]> EXTENSIONS = List.of(
            new String[] {"Concept", "concept"},
            new String[] {"Lifecycle", "lifecycle"},
            new String[] {"Time", "time"},
            new String[] {"Organizational", "org"});

    private final XMLStreamWriter out;

    XesWriter(OutputStream stream) throws XMLStreamException {
        out = XMLOutputFactory.newInstance().createXMLStreamWriter(stream, "UTF-8");
        out.writeStartDocument("UTF-8", "1.0");
        out.writeCharacters("\n");
        out.writeStartElement("log");
        out.writeDefaultNamespace(NAMESPACE);
        out.writeAttribute("xes.version", "1849-2016");
        out.writeAttribute("xes.features", "");
        for (String[] extension : EXTENSIONS) {
            out.writeEmptyElement("extension");
            out.writeAttribute("name", extension[0]);
            out.writeAttribute("prefix", extension[1]);
            out.writeAttribute("uri", "http://www.xes-standard.org/" + extension[1] + ".xesext");
        }
        global("trace", "concept:name");
        out.writeStartElement("global");
        out.writeAttribute("scope", "event");
        text("concept:name", "");
        text("lifecycle:transition", "complete");
        date("time:timestamp", Instant.EPOCH);
        text("type", "");
        out.writeEndElement();
        out.writeEmptyElement("classifier");
        out.writeAttribute("name", "Activity");
        out.writeAttribute("keys", "concept:name type");
        out.writeEmptyElement("classifier");
        out.writeAttribute("name", "Role");
        out.writeAttribute("keys", "org:role");
        text("lifecycle:model", "standard");
    }

    private void global(String scope, String key) throws XMLStreamException {
        out.writeStartElement("global");
        out.writeAttribute("scope", scope);
        text(key, "");
        out.writeEndElement();
    }

    void trace(LoggedCase of, List<LoggedEvent> events) throws XMLStreamException {
        out.writeCharacters("\n");
        out.writeStartElement("trace");
        text("concept:name", of.number());
        text("case", of.id().toString());
        text("topic", of.topic());
        text("title", of.title());
        text("definition", of.definition());
        text("status", of.status().name());
        for (LoggedEvent event : events) {
            out.writeCharacters("\n ");
            out.writeStartElement("event");
            text("concept:name", event.activity());
            text("lifecycle:transition", event.transition());
            date("time:timestamp", event.at());
            if (event.resource().isPresent()) {
                text("org:resource", event.resource().get().toString());
                text("person", event.resourceName());
            }
            if (!event.role().isEmpty()) {
                text("org:role", event.role());
            }
            text("type", event.type());
            if (!event.node().isEmpty()) {
                text("node", event.node());
            }
            for (var more : new TreeMap<>(event.texts()).entrySet()) {
                text(more.getKey(), more.getValue());
            }
            out.writeEndElement();
        }
        out.writeEndElement();
    }

    private void text(String key, String value) throws XMLStreamException {
        attribute("string", key, clean(value));
    }

    private void date(String key, Instant value) throws XMLStreamException {
        attribute("date", key, value.toString());
    }

    private void attribute(String type, String key, String value) throws XMLStreamException {
        out.writeEmptyElement(type);
        out.writeAttribute("key", key);
        out.writeAttribute("value", value);
    }

    /** XML has no words for most control characters. */
    static String clean(String value) {
        return value.codePoints().allMatch(XesWriter::allowed)
                ? value
                : value.codePoints()
                        .map(point -> allowed(point) ? point : 0xFFFD)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean allowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }

    @Override
    public void close() throws XMLStreamException {
        out.writeCharacters("\n");
        out.writeEndElement();
        out.writeEndDocument();
        out.close();
    }
}
