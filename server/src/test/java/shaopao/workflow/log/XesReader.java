package shaopao.workflow.log;

import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an event log and holds it to the rules of IEEE 1849: the order of the parts, attributes with key and value by
 * their types, keys with a prefix of a declared extension only, and in every event what the log says all events have.
 */
public final class XesReader {

    private static final List<String> ORDER = List.of("extension", "global", "classifier", "attribute", "trace");

    private final XMLStreamReader xml;
    private final Set<String> prefixes = new HashSet<>();
    private final Set<String> ofEveryEvent = new HashSet<>();
    private int part;

    private XesReader(InputStream stream) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml = factory.createXMLStreamReader(stream);
    }

    /** One case of the log. */
    public record Trace(Map<String, String> attributes, List<Event> events) {
        public String name() {
            return attributes.getOrDefault("concept:name", "");
        }
    }

    /** One event. */
    public record Event(Map<String, String> attributes) {
        public String name() {
            return attributes.getOrDefault("concept:name", "");
        }

        public Instant at() {
            return OffsetDateTime.parse(attributes.getOrDefault("time:timestamp", ""))
                    .toInstant();
        }
    }

    /** The traces of a log; whatever breaks a rule is an {@link IllegalArgumentException}. */
    public static List<Trace> read(InputStream stream) throws XMLStreamException {
        XesReader reader = new XesReader(stream);
        reader.xml.nextTag();
        reader.must(reader.xml.getLocalName().equals("log"), "no log");
        reader.must(reader.xml.getAttributeValue(null, "xes.version") != null, "no version");
        List<Trace> traces = new ArrayList<>();
        while (reader.xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            reader.part(traces);
        }
        return traces;
    }

    private void part(List<Trace> traces) throws XMLStreamException {
        String tag = xml.getLocalName();
        int now = ORDER.indexOf(tag) < 0 ? ORDER.indexOf("attribute") : ORDER.indexOf(tag);
        must(now >= part, tag + " stands too late");
        part = now;
        switch (tag) {
            case "extension" -> {
                must(prefixes.add(xml.getAttributeValue(null, "prefix")), "an extension twice");
                must(xml.getAttributeValue(null, "uri") != null, "an extension without uri");
                xml.nextTag();
            }
            case "global" -> {
                String scope = xml.getAttributeValue(null, "scope");
                Map<String, String> attributes = attributes();
                if (scope.equals("event")) {
                    ofEveryEvent.addAll(attributes.keySet());
                }
            }
            case "classifier" -> {
                must(xml.getAttributeValue(null, "keys") != null, "a classifier without keys");
                xml.nextTag();
            }
            case "trace" -> traces.add(trace());
            default -> attribute(new HashMap<>());
        }
    }

    private Trace trace() throws XMLStreamException {
        Map<String, String> attributes = new HashMap<>();
        List<Event> events = new ArrayList<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (xml.getLocalName().equals("event")) {
                Event event = new Event(attributes());
                must(event.attributes().keySet().containsAll(ofEveryEvent), "an event lacks what all have");
                events.add(event);
            } else {
                attribute(attributes);
            }
        }
        return new Trace(attributes, events);
    }

    private Map<String, String> attributes() throws XMLStreamException {
        Map<String, String> attributes = new HashMap<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            attribute(attributes);
        }
        return attributes;
    }

    private void attribute(Map<String, String> into) throws XMLStreamException {
        String key = xml.getAttributeValue(null, "key");
        String value = xml.getAttributeValue(null, "value");
        must(key != null && value != null, "an attribute without key or value");
        int colon = key.indexOf(':');
        must(colon < 0 || prefixes.contains(key.substring(0, colon)), "no extension for " + key);
        switch (xml.getLocalName()) {
            case "string" -> {}
            case "date" -> OffsetDateTime.parse(value);
            case "int" -> Long.parseLong(value);
            case "float" -> Double.parseDouble(value);
            case "boolean" -> must(value.matches("true|false"), value);
            default -> throw new IllegalArgumentException("no type of attributes: " + xml.getLocalName());
        }
        into.put(key, value);
        must(xml.nextTag() == XMLStreamConstants.END_ELEMENT, "nested attributes are not for us");
    }

    private void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(
                    otherwise + " at " + xml.getLocation().getLineNumber());
        }
    }
}
