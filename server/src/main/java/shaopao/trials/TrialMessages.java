package shaopao.trials;

import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.notices.NewNotice;
import shaopao.notices.Notices;

/** Tells the panel: you are invited, your finding is settled, it is live. */
@Component
class TrialMessages {

    private final Notices notices;

    TrialMessages(Notices notices) {
        this.notices = notices;
    }

    private static NewNotice about(String kind, String key, Trial trial, Collection<PersonId> to) {
        return NewNotice.of(kind, key, to).with("item", trial.name()).linkedTo("/trials/" + trial.id());
    }

    void invited(Trial trial, Collection<PersonId> to) {
        String days = Integer.toString(trial.plan().answerDays());
        notices.send(about(TrialNoticeKinds.INVITED, "trials.invited/" + trial.id(), trial, to)
                .with("days", days));
    }

    void settled(
            Trial trial, UUID finding, String problem, Finding.State state, String reason, Collection<PersonId> to) {
        Words outcome = state == Finding.State.RESOLVED
                ? new Words("已经改进", "has been resolved")
                : new Words("暂不修改", "stays as it is");
        notices.send(about(TrialNoticeKinds.SETTLED, "trials.settled/" + finding, trial, to)
                .with("problem", problem)
                .with("outcome", outcome)
                .with("reason", reason));
    }

    /**
     * Tells a panel that the item is open to all.
     *
     * @param changes how many of its problems were resolved
     */
    void live(Trial trial, int changes, Collection<PersonId> to) {
        notices.send(about(TrialNoticeKinds.LIVE, "trials.live/" + trial.id(), trial, to)
                .with("changes", Integer.toString(changes)));
    }
}
