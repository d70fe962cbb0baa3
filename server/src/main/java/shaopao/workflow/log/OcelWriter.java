package shaopao.workflow.log;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes OCEL 2.0 in JSON: objects are applications, items and persons; events name all that they concern. */
final class OcelWriter implements AutoCloseable {

    private static final Map<String, List<String>> OBJECT_TYPES = new TreeMap<>(Map.of(
            "application", List.of("number", "title", "status", "definition"),
            "item", List.of(),
            "person", List.of("name")));

    private static final List<String> EVENT_TEXTS = List.of("activity", "node", "role", "lifecycle");

    private final JsonGenerator out;

    OcelWriter(JsonMapper json, OutputStream stream) {
        out = json.createGenerator(stream);
        out.writeStartObject();
        types("objectTypes", OBJECT_TYPES);
    }

    private void types(String property, Map<String, List<String>> types) {
        out.writeArrayPropertyStart(property);
        types.forEach((name, attributes) -> {
            out.writeStartObject();
            out.writeStringProperty("name", name);
            out.writeArrayPropertyStart("attributes");
            attributes.forEach(attribute -> {
                out.writeStartObject();
                out.writeStringProperty("name", attribute);
                out.writeStringProperty("type", "string");
                out.writeEndObject();
            });
            out.writeEndArray();
            out.writeEndObject();
        });
        out.writeEndArray();
    }

    /** Says which kinds of events there are, with the texts that each may bear. */
    void eventTypes(Map<String, List<String>> texts) {
        Map<String, List<String>> types = new TreeMap<>();
        texts.forEach((type, more) -> types.put(
                type,
                java.util.stream.Stream.concat(EVENT_TEXTS.stream(), more.stream())
                        .toList()));
        types("eventTypes", types);
    }

    void startObjects() {
        out.writeArrayPropertyStart("objects");
    }

    void startEvents() {
        out.writeArrayPropertyStart("events");
    }

    void end() {
        out.writeEndArray();
    }

    void item(String topic) {
        object("item:" + topic, "item", Instant.EPOCH, Map.of(), List.of());
    }

    void person(CaseLogStore.Actor actor) {
        object(actor.id().toString(), "person", Instant.EPOCH, Map.of("name", actor.name()), List.of());
    }

    void application(LoggedCase of) {
        object(
                of.id().toString(),
                "application",
                of.createdAt(),
                Map.of(
                        "number", of.number(),
                        "title", of.title(),
                        "status", of.status().name(),
                        "definition", of.definition()),
                List.of(new Related("item:" + of.topic(), "for")));
    }

    private record Related(String object, String qualifier) {}

    private void object(String id, String type, Instant at, Map<String, String> values, List<Related> related) {
        out.writeStartObject();
        out.writeStringProperty("id", id);
        out.writeStringProperty("type", type);
        out.writeArrayPropertyStart("attributes");
        new TreeMap<>(values).forEach((name, value) -> {
            out.writeStartObject();
            out.writeStringProperty("name", name);
            out.writeStringProperty("time", at.toString());
            out.writeStringProperty("value", value);
            out.writeEndObject();
        });
        out.writeEndArray();
        relationships(related);
        out.writeEndObject();
    }

    void event(LoggedCase of, LoggedEvent event) {
        out.writeStartObject();
        out.writeStringProperty("id", event.id());
        out.writeStringProperty("type", event.type());
        out.writeStringProperty("time", event.at().toString());
        out.writeArrayPropertyStart("attributes");
        value("activity", event.activity());
        value("node", event.node());
        value("role", event.role());
        value("lifecycle", event.transition());
        new TreeMap<>(event.texts()).forEach(this::value);
        out.writeEndArray();
        Related application = new Related(of.id().toString(), "of");
        relationships(event.resource()
                .map(person -> List.of(application, new Related(person.toString(), "by")))
                .orElse(List.of(application)));
        out.writeEndObject();
    }

    private void value(String name, String value) {
        out.writeStartObject();
        out.writeStringProperty("name", name);
        out.writeStringProperty("value", value);
        out.writeEndObject();
    }

    private void relationships(List<Related> related) {
        out.writeArrayPropertyStart("relationships");
        related.forEach(one -> {
            out.writeStartObject();
            out.writeStringProperty("objectId", one.object());
            out.writeStringProperty("qualifier", one.qualifier());
            out.writeEndObject();
        });
        out.writeEndArray();
    }

    @Override
    public void close() {
        out.writeEndObject();
        out.close();
    }
}
