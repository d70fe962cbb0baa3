package shaopao.workflow.bpmn;

import org.w3c.dom.Element;

/** A sequence flow from one shape to another. */
record Arrow(String id, String name, String from, String to, Element xml) {

    Arrow to(String other) {
        return new Arrow(id, name, from, other, xml);
    }

    RefusedFileException refused(BpmnRemark.Reason reason, String subject) {
        return new RefusedFileException(new BpmnRemark(id, name, "sequenceFlow", reason, subject));
    }
}
