package shaopao.workflow.bpmn;

import java.util.Optional;
import java.util.function.Function;
import org.w3c.dom.Element;
import shaopao.workflow.bpmn.BpmnRemark.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what stands in our own namespace; a value that is not what it must be refuses the file. */
final class Notes {

    private final JsonMapper json;

    Notes(JsonMapper json) {
        this.json = json;
    }

    <T> T read(Element element, String name, TypeReference<T> type, T otherwise) {
        return parsed(element, name, text -> json.readValue(text, type)).orElse(otherwise);
    }

    <T> Optional<T> find(Element element, String name, Class<T> type) {
        return parsed(element, name, text -> json.readValue(text, type));
    }

    private <T> Optional<T> parsed(Element element, String name, Function<String, T> read) {
        return note(element, name).map(note -> {
            try {
                return read.apply(Xml.text(note));
            } catch (JacksonException _) {
                throw unknown(element, name);
            }
        });
    }

    Optional<Element> note(Element element, String name) {
        return Xml.extensions(element)
                .filter(note -> Xml.OURS.equals(note.getNamespaceURI()) && name.equals(note.getLocalName()))
                .findFirst();
    }

    /** A whole number of at most six digits in an attribute. */
    int number(Element element, String name, int otherwise) {
        return Xml.attribute(element, Xml.OURS, name)
                .map(text -> {
                    if (!text.matches("\\d{1,6}")) {
                        throw unknown(element, name);
                    }
                    return Integer.parseInt(text);
                })
                .orElse(otherwise);
    }

    static RefusedFileException unknown(Element element, String name) {
        return new RefusedFileException(ChartReader.remark(element, Reason.VALUE_UNKNOWN, "shaopao:" + name));
    }
}
