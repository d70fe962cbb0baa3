package shaopao.gates;

import shaopao.kernel.Problem;

/** Refusals of gates. */
enum GatesProblem implements Problem {
    /** A line of the policy is no rule: where and why stand beside it. */
    POLICY_LINE_WRONG(422),
    /** Exam mode needs the code of an exam. */
    EXAM_MISSING(400),
    /** The reader stands at another entry point, or is none. */
    READER_TAKEN(409),
    /** No open entry point has this reader. */
    NO_ENTRY_HERE(409),
    /** The key of the reader's session is over or does not fit; the reader begins a new one. */
    READER_SESSION_OVER(401),
    /** The address is one of a WebSocket, and the request asks for none. */
    UPGRADE_MISSING(426),
    /** What a reader kept while off line is not signed as it should be; nothing of it was taken. */
    READER_EVENTS_FORGED(422),
    /** What should be said of people cannot be taken: which rows and why stand beside it; nothing was changed. */
    FACTS_FLAWED(422),
    /** The file is no table, or too large. */
    FACTS_UNREADABLE(400),
    /** Such a fact cannot be; why stands beside it. */
    FACT_WRONG(422),
    /** Another system tells this source. */
    FACTS_OF_ANOTHER(403),
    /** The fact is over. */
    FACT_OVER(409),
    /** More ask at once than can wait; nothing was decided. */
    GATES_BUSY(503);

    private final int status;

    GatesProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
