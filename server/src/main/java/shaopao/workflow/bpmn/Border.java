package shaopao.workflow.bpmn;

/**
 * A timer at the border of a task.
 *
 * @param interrupting the task is over when the time has come
 * @param duration in the notation of ISO 8601
 */
record Border(String id, String name, boolean interrupting, String duration, Effect effect) {

    /** What happens when the time has come. */
    enum Effect {
        PASS,
        REJECT,
        REMIND,
        ESCALATE
    }

    BpmnRemark remark(BpmnRemark.Reason reason, String subject) {
        return new BpmnRemark(id, name, "boundaryEvent", reason, subject);
    }
}
