package shaopao.workflow.bpmn;

import java.util.List;
import shaopao.workflow.Definition;

/** What became of a BPMN file: read whole, or refused by the names of the elements. */
public sealed interface BpmnReading {

    /**
     * All of it was understood.
     *
     * @param name of the process; empty when it has none
     * @param remarks what was left out and what was taken for something
     */
    record Whole(String name, Definition definition, List<BpmnRemark> remarks) implements BpmnReading {
        public Whole {
            remarks = List.copyOf(remarks);
        }
    }

    /** Nothing of it was taken. */
    record Refused(List<BpmnRemark> remarks) implements BpmnReading {
        public Refused {
            remarks = List.copyOf(remarks);
        }
    }
}
