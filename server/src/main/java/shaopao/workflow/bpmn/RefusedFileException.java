package shaopao.workflow.bpmn;

import java.util.List;

/** Leaves the reading of a file; the facade makes a value of it. */
final class RefusedFileException extends RuntimeException {

    private final transient List<BpmnRemark> remarks;

    RefusedFileException(List<BpmnRemark> remarks) {
        super(remarks.toString(), null, false, false);
        this.remarks = List.copyOf(remarks);
    }

    RefusedFileException(BpmnRemark remark) {
        this(List.of(remark));
    }

    List<BpmnRemark> remarks() {
        return remarks;
    }
}
