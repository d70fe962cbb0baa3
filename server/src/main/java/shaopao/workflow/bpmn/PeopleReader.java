package shaopao.workflow.bpmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import shaopao.workflow.Who;
import shaopao.workflow.bpmn.BpmnRemark.Reason;
import tools.jackson.core.type.TypeReference;

/**
 * Who does a task: as our own files say it, as the known engines do, as BPMN's resources do, or at last by the lane in
 * which it is drawn.
 */
final class PeopleReader {

    private static final TypeReference<List<Who>> PEOPLE = new TypeReference<>() {};

    /** Names under which files of other engines keep who started it. */
    private static final Set<String> STARTERS =
            Set.of("initiator", "starter", "startuser", "startuserid", "applicant", "applyuserid", "applyuser");

    private final Element root;
    private final Notes notes;
    private final List<BpmnRemark> remarks;

    PeopleReader(Element root, Notes notes, List<BpmnRemark> remarks) {
        this.root = root;
        this.notes = notes;
        this.remarks = remarks;
    }

    /** The rules; none when nobody is named, which is remarked. */
    List<Who> of(Shape shape) {
        if (notes.note(shape.xml(), "who").isPresent()) {
            return notes.read(shape.xml(), "who", PEOPLE, List.of());
        }
        List<Who> who = new ArrayList<>(byEngine(shape));
        if (who.isEmpty()) {
            who.addAll(byResource(shape));
        }
        if (who.isEmpty() && shape.lane().isPresent() && !shape.lane().get().isBlank()) {
            remarks.add(shape.remark(Reason.LANE_AS_ROLE, shape.lane().get()));
            who.add(role(shape.lane().get()));
        }
        if (who.isEmpty()) {
            remarks.add(shape.remark(Reason.NOBODY_NAMED, ""));
        }
        return who;
    }

    private static List<Who> byEngine(Shape shape) {
        List<Who> who = new ArrayList<>();
        Element xml = shape.xml();
        Optional<Element> marker = Xml.child(xml, "multiInstanceLoopCharacteristics");
        Optional<String> element = marker.flatMap(each -> Xml.engine(each, "elementVariable"));
        Optional<String> collection = marker.flatMap(each -> Xml.engine(each, "collection"));
        Xml.engine(xml, "assignee").ifPresent(assignee -> {
            if (collection.isPresent() && element.equals(Optional.of(variable(assignee)))) {
                who.add(field(variable(collection.get())));
            } else {
                who.add(person(assignee));
            }
        });
        texts(Xml.engine(xml, "candidateUsers")).map(PeopleReader::person).forEach(who::add);
        texts(Xml.engine(xml, "candidateGroups")).forEach(group -> {
            if (isVariable(group)) {
                throw shape.refused(Reason.VALUE_UNKNOWN, group);
            }
            who.add(role(group));
        });
        return who;
    }

    private List<Who> byResource(Shape shape) {
        return Stream.of("potentialOwner", "humanPerformer", "performer", "resourceRole")
                .flatMap(tag -> Xml.children(shape.xml(), tag))
                .flatMap(owner -> owner(shape, owner).stream())
                .toList();
    }

    private List<Who> owner(Shape shape, Element owner) {
        Optional<String> expression = Xml.child(owner, "resourceAssignmentExpression")
                .flatMap(assignment -> Xml.child(assignment, "formalExpression"))
                .map(Xml::text);
        if (expression.isPresent()) {
            return texts(expression)
                    .map(text -> text.startsWith("user(") && text.endsWith(")")
                            ? person(text.substring(5, text.length() - 1))
                            : role(
                                    text.startsWith("group(") && text.endsWith(")")
                                            ? text.substring(6, text.length() - 1)
                                            : text))
                    .toList();
        }
        return Xml.child(owner, "resourceRef")
                .map(Xml::text)
                .flatMap(id -> Xml.children(root, "resource")
                        .filter(resource -> id.endsWith(resource.getAttribute("id")))
                        .findFirst())
                .map(ChartReader::name)
                .filter(name -> !name.isBlank())
                .map(name -> {
                    remarks.add(shape.remark(Reason.LANE_AS_ROLE, name));
                    return List.of(role(name));
                })
                .orElse(List.of());
    }

    private static Who person(String text) {
        if (!isVariable(text)) {
            return new Who("person", Map.of("number", text.strip()));
        }
        String variable = variable(text);
        return STARTERS.contains(variable.toLowerCase(java.util.Locale.ROOT)) ? Who.of("applicant") : field(variable);
    }

    private static Who role(String code) {
        return new Who("role", Map.of("role", code));
    }

    private static Who field(String key) {
        return new Who("field", Map.of("field", key));
    }

    private static boolean isVariable(String text) {
        return text.startsWith("${") || text.startsWith("#{");
    }

    /** The name in {@code ${name}}, or the text itself. */
    static String variable(String text) {
        return text.replaceAll("^[$#]\\{\\s*|\\s*}$", "");
    }

    private static Stream<String> texts(Optional<String> list) {
        return list.stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
