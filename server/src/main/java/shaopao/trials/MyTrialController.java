package shaopao.trials;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.trials.RunStore.RunAnswers;
import shaopao.workflow.SandboxMove;

/** Trials for those who try; each sees and moves only what is their own. */
@RestController
@RequestMapping("/api/trials/mine")
class MyTrialController {

    private final Runs runs;
    private final Panels panels;
    private final TrialStore trials;
    private final Clock clock;

    MyTrialController(Runs runs, Panels panels, TrialStore trials, Clock clock) {
        this.runs = runs;
        this.panels = panels;
        this.trials = trials;
        this.clock = clock;
    }

    /** All to which the reader was ever invited. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping
    MyTrials myTrials(Actor actor) {
        return new MyTrials(runs.mine(actor.person()), trials.leftOut(actor.person()));
    }

    /** Says whether the reader may be drawn at all. */
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/left-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leaveMeOut(Actor actor, @Valid @RequestBody LeaveOut command) {
        trials.leaveOut(actor.person(), command.leftOut(), clock.instant());
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{id}")
    TrialRunPage myTrial(Actor actor, @PathVariable UUID id) {
        return runs.page(actor.person(), id);
    }

    /** Accepts or declines an invitation; taking part is voluntary. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{id}/answer")
    TrialRunPage answerInvitation(Actor actor, @PathVariable UUID id, @Valid @RequestBody AnswerInvitation command) {
        panels.answer(actor.person(), id, command.accept());
        return runs.page(actor.person(), id);
    }

    /** Leaves for good; all that the reader did is removed. */
    @MayCall(MayCall.SIGNED_IN)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leaveTrial(Actor actor, @PathVariable UUID id) {
        panels.leave(actor, id);
    }

    /** Begins, or goes on. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{id}/start")
    TrialRunPage startTrial(Actor actor, @PathVariable UUID id) {
        runs.start(actor.person(), id);
        return runs.page(actor.person(), id);
    }

    /** Keeps what was typed so far. */
    @MayCall(MayCall.SIGNED_IN)
    @PutMapping("/{id}/form")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void saveTrial(Actor actor, @PathVariable UUID id, @Valid @RequestBody SaveRun command) {
        runs.save(actor.person(), id, command);
    }

    /** Hands the form in, without any effect. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{id}/form")
    TrialRunPage submitTrial(Actor actor, @PathVariable UUID id, @Valid @RequestBody SubmitRun command) {
        runs.submit(actor.person(), id, command.answers());
        return runs.page(actor.person(), id);
    }

    /** Acts along the flow in the part of whoever would in earnest. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{id}/moves")
    TrialRunPage moveTrial(Actor actor, @PathVariable UUID id, @Valid @RequestBody MoveRun command) {
        runs.move(actor.person(), id, command.seen(), command.move());
        return runs.page(actor.person(), id);
    }

    /** Remarks on a field, a step, the guide or the whole. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{id}/remarks")
    TrialRunPage remarkOnTrial(Actor actor, @PathVariable UUID id, @Valid @RequestBody RemarkOnTrial command) {
        runs.remark(actor.person(), id, command.remark(clock));
        return runs.page(actor.person(), id);
    }

    /** Ends with the answers to the questions. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{id}/finish")
    TrialRunPage finishTrial(Actor actor, @PathVariable UUID id, @Valid @RequestBody FinishRun command) {
        runs.finish(actor.person(), id, new RunAnswers(command.capability(), command.ease()));
        return runs.page(actor.person(), id);
    }

    /** Gives up where it does not go on. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{id}/give-up")
    TrialRunPage giveUpTrial(Actor actor, @PathVariable UUID id, @Valid @RequestBody GiveUpRun command) {
        runs.giveUp(actor.person(), id, command.rated());
        return runs.page(actor.person(), id);
    }

    /** All of the reader's trials. */
    record MyTrials(List<MyTrial> trials, boolean leftOut) {}

    /** Leave me out of draws, or do not. */
    record LeaveOut(boolean leftOut) {}

    /** Accept, or decline. */
    record AnswerInvitation(boolean accept) {}

    /**
     * Keep this.
     *
     * @param seconds for which the page was looked at since the last time
     */
    record SaveRun(
            @NotNull Map<String, Object> answers,
            @Min(0) @Max(3_600) int seconds,
            @NotNull @Size(max = 400) List<@Valid @NotNull Passage> passages) {}

    /** Hand this in. */
    record SubmitRun(@NotNull Map<String, Object> answers) {}

    /**
     * Do this.
     *
     * @param seen how many moves the reader saw
     */
    record MoveRun(
            @Min(0) int seen,
            @Nullable @Size(max = 100) String node,
            @NotNull SandboxMove.Act act,
            @NotNull @Size(max = 2_000) String opinion,
            @NotNull Map<String, Object> answers) {

        SandboxMove move() {
            Map<String, Object> given = new HashMap<>(answers);
            given.values().removeIf(Objects::isNull);
            return new SandboxMove(Optional.ofNullable(node), act, opinion, given);
        }
    }

    /** Say this. */
    record RemarkOnTrial(
            @NotNull Remark.About about,
            @NotNull @Size(max = 100) String key,
            @NotNull Remark.Kind kind,
            @NotBlank @Size(max = 1_000) String text) {

        Remark remark(Clock clock) {
            return new Remark(Ids.next(), about, key, kind, text.strip(), clock.instant());
        }
    }

    /** UMUX-Lite: both statements from 1, do not agree at all, to 7, agree fully. */
    record FinishRun(
            @Min(1) @Max(7) int capability, @Min(1) @Max(7) int ease) {}

    /** Give up, with or without answers to the two statements. */
    record GiveUpRun(
            @Nullable @Min(1) @Max(7) Integer capability,
            @Nullable @Min(1) @Max(7) Integer ease) {

        Optional<RunAnswers> rated() {
            return capability == null || ease == null
                    ? Optional.empty()
                    : Optional.of(new RunAnswers(capability, ease));
        }
    }
}
