package shaopao.workflow;

/** One open to-do of one case. */
public record TodoKey(CaseId of, int number, CaseEvent.TodoKind kind) {}
