package shaopao.hall.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shaopao.hall.ActOnApplication;
import shaopao.kernel.Words;
import shaopao.workflow.CaseId;

/**
 * How acts on many applications stand.
 *
 * @param results of each application, in the order in which they were given; a page of at most 500
 */
record ActBatchStatus(
        UUID id,
        ActOnApplication.Kind act,
        int total,
        int done,
        int refused,
        Instant madeAt,
        Optional<Instant> endedAt,
        List<Result> results) {

    /** The same with other results. */
    ActBatchStatus with(List<Result> others) {
        return new ActBatchStatus(id, act, total, done, refused, madeAt, endedAt, others);
    }

    /** What became of one application. */
    enum State {
        WAITING,
        DONE,
        REFUSED
    }

    /** An application as people name it. */
    record NamedApplication(String number, Words name, String applicantName) {}

    /**
     * One application.
     *
     * @param of what it is, if the reader may see it
     * @param problem code of the refusal
     * @param reason the same in words
     */
    record Result(
            int place,
            CaseId application,
            Optional<Integer> todo,
            Optional<NamedApplication> of,
            State state,
            Optional<String> problem,
            Optional<String> reason) {}
}
