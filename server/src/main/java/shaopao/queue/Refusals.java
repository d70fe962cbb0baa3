package shaopao.queue;

import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;

/** Refusals that this module raises in many places. */
final class Refusals {

    private Refusals() {}

    static ProblemException notFound() {
        return new ProblemException(KernelProblem.NOT_FOUND);
    }

    static ProblemException because(QueueProblem problem) {
        return new ProblemException(problem);
    }
}
