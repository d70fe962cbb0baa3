package shaopao.workflow;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for times that have come and for calls to make. Many nodes may do so at once: each takes others. */
@Component
class WorkflowJobs {

    private final TimerSweep timers;
    private final CallSweep calls;

    WorkflowJobs(TimerSweep timers, CallSweep calls) {
        this.timers = timers;
        this.calls = calls;
    }

    @Scheduled(fixedDelayString = "${shaopao.workflow.sweep:PT1S}", initialDelayString = "PT3S")
    void fire() {
        timers.sweep();
    }

    @Scheduled(fixedDelayString = "${shaopao.workflow.sweep:PT1S}", initialDelayString = "PT3S")
    void call() {
        calls.sweep();
    }
}
