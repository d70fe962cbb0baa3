package shaopao.trials;

import shaopao.kernel.Problem;

/** Refusals of trials. */
enum TrialsProblem implements Problem {
    /** Fewer people could be drawn than are wanted, or so few that everybody would know who was. */
    PANEL_TOO_SMALL(409),
    /** The wishes for the groups cannot be met together. */
    QUOTAS_CONTRADICT(400),
    /** The draw waits for a seed from outside. */
    SEED_MISSING(400),
    /** The trial is in another state by now. */
    TRIAL_STATE_OTHER(409),
    /** The invitation was answered, or its time is over. */
    INVITATION_OVER(409),
    /** This part of the trial is not open to the person now. */
    TRIAL_STEP_OTHER(409),
    /** The trial was moved on elsewhere. */
    RUN_MOVED(409),
    /** Somebody has settled the finding already. */
    FINDING_SETTLED(409),
    /** What was tried does not carry over yet. */
    NOT_TO_BE_CARRIED(409),
    /** The rule that says who can be drawn does not check. */
    PANEL_RULE_REFUSED(400);

    private final int status;

    TrialsProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
