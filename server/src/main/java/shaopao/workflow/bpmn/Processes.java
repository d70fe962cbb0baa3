package shaopao.workflow.bpmn;

import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import shaopao.workflow.bpmn.BpmnRemark.Reason;

/** Finds the one process of a file; other pools with lives of their own are not for us. */
final class Processes {

    private Processes() {}

    static Element only(Element root) {
        if (!Xml.BPMN.equals(root.getNamespaceURI()) || !root.getLocalName().equals("definitions")) {
            throw new RefusedFileException(
                    new BpmnRemark("", "", String.valueOf(root.getLocalName()), Reason.NOT_ONE_PROCESS, ""));
        }
        List<BpmnRemark> others = Xml.children(root, "collaboration")
                .flatMap(collaboration -> Xml.children(collaboration))
                .filter(part -> Set.of("messageFlow", "conversation", "callConversation", "subConversation")
                        .contains(part.getLocalName()))
                .map(part -> ChartReader.remark(part, Reason.NOT_IN_SUBSET, ""))
                .toList();
        List<Element> drawn = Xml.children(root, "process")
                .filter(process -> Xml.children(process, "startEvent").findAny().isPresent()
                        || Xml.children(process, "sequenceFlow").findAny().isPresent()
                        || Xml.children(process)
                                .anyMatch(part -> part.getLocalName().endsWith("ask")))
                .toList();
        if (drawn.size() != 1) {
            throw new RefusedFileException(
                    drawn.isEmpty()
                            ? List.of(new BpmnRemark("", "", "process", Reason.NOT_ONE_PROCESS, ""))
                            : drawn.stream()
                                    .map(process -> ChartReader.remark(process, Reason.NOT_ONE_PROCESS, ""))
                                    .toList());
        }
        if (!others.isEmpty()) {
            throw new RefusedFileException(others);
        }
        return drawn.getFirst();
    }
}
