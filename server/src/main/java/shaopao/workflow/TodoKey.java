package shaopao.workflow;

/** One open to-do of one case of a topic. */
public record TodoKey(CaseId of, String topic, int number, CaseEvent.TodoKind kind) {}
