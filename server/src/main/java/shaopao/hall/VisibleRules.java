package shaopao.hall;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shaopao.forms.Form;
import shaopao.workflow.CaseEvent;
import shaopao.workflow.CaseFile;
import shaopao.workflow.Definition;
import shaopao.workflow.Node;

/** Which fields of an application a reader sees. */
final class VisibleRules {

    private VisibleRules() {}

    /**
     * Keys of the fields that are kept from the reader. The applicant and those who answer for the item see all; who is
     * asked at steps, or stands in for somebody who is, sees what any of these steps shows; who has only been told
     * sees what no step hides.
     */
    static Set<String> hidden(CaseFile file, Definition flow, PossibleActs.Reader reader) {
        if (reader.manages() || reader.applicant()) {
            return Set.of();
        }
        List<Set<String>> own = nodesOf(file, reader).stream()
                .flatMap(key -> flow.node(key).stream())
                .map(VisibleRules::hides)
                .toList();
        if (own.isEmpty()) {
            return all(flow.steps()).flatMap(node -> hides(node).stream()).collect(Collectors.toSet());
        }
        Set<String> hidden = new HashSet<>(own.getFirst());
        own.forEach(hidden::retainAll);
        return hidden;
    }

    private static Set<String> nodesOf(CaseFile file, PossibleActs.Reader reader) {
        Stream<String> open = file.todos().stream()
                .filter(todo ->
                        todo.person().equals(reader.person()) || reader.absent().contains(todo.person()))
                .map(todo -> todo.node());
        Stream<String> ever = file.steps().stream()
                .map(step -> step.event())
                .filter(event -> event instanceof CaseEvent.TodoOpened opened
                        && opened.person().equals(reader.person()))
                .map(event -> ((CaseEvent.TodoOpened) event).node());
        return Stream.concat(open, ever).filter(key -> !key.isEmpty()).collect(Collectors.toSet());
    }

    private static Set<String> hides(Node node) {
        return switch (node) {
            case Node.Approve approve -> Set.copyOf(approve.fields().hide());
            case Node.Collect collect -> Set.copyOf(collect.fields().hide());
            case Node.Inform _,
                    Node.Branch _,
                    Node.Parallel _,
                    Node.Each _,
                    Node.Delay _,
                    Node.Call _,
                    Node.Wait _,
                    Node.Effect _,
                    Node.End _ -> Set.of();
        };
    }

    /** Every node, however deep. */
    static Stream<Node> all(List<Node> steps) {
        return steps.stream()
                .flatMap(node ->
                        Stream.concat(Stream.of(node), node.rows().stream().flatMap(lane -> all(lane.steps()))));
    }

    static Form form(Form form, Set<String> hidden) {
        return hidden.isEmpty()
                ? form
                : new Form(form.fields().stream()
                        .filter(field -> !hidden.contains(field.key()))
                        .toList());
    }

    static Map<String, Object> answers(Map<String, Object> answers, Set<String> hidden) {
        return answers.entrySet().stream()
                .filter(one -> !hidden.contains(one.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
