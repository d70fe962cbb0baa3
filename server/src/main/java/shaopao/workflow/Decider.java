package shaopao.workflow;

/**
 * Decides what a command does to a case. Pure: the same arguments give the same verdict, and the verdict's state is by
 * construction the fold of its events.
 */
final class Decider {

    private final Decisions decisions;
    private final Signers signers;
    private final Returns returns;
    private final OwnerActs owner;
    private final Talk talk;
    private final Times times;
    private final Calls calls;

    private Decider(Ledger ledger, Timers timers) {
        Seating seating = new Seating(ledger);
        Walk walk = new Walk(ledger, seating, timers);
        Rights rights = new Rights(ledger);
        this.decisions = new Decisions(ledger, walk, rights);
        this.signers = new Signers(ledger, walk, rights);
        this.returns = new Returns(ledger, walk, timers, rights);
        this.owner = new OwnerActs(ledger, walk, rights);
        this.talk = new Talk(ledger, rights);
        this.times = new Times(ledger, walk, seating, timers);
        this.calls = new Calls(ledger, walk, seating);
    }

    /** What the command does to a case that stands so. */
    static Verdict decide(Route route, CaseState state, Command command, Facts facts) {
        Ledger ledger = new Ledger(route, state, facts);
        if (state.status().over()) {
            ledger.refuse(WorkflowProblem.CASE_OVER);
        } else if (state.status() == CaseStatus.NEW && !(command instanceof Command.Submit)) {
            ledger.refuse(WorkflowProblem.CASE_MOVED);
        } else if (state.suspended() && !possibleWhileSuspended(command)) {
            ledger.refuse(WorkflowProblem.CASE_SUSPENDED);
        } else {
            Timers timers = new Timers(ledger);
            new Decider(ledger, timers).apply(command);
            timers.settle();
        }
        return ledger.verdict();
    }

    /** Words, the owners' acts, and what other systems have done already. */
    private static boolean possibleWhileSuspended(Command command) {
        return switch (command) {
            case Command.Comment _,
                    Command.Copy _,
                    Command.Withdraw _,
                    Command.Suspend _,
                    Command.Resume _,
                    Command.Cancel _,
                    Command.Supersede _,
                    Command.Migrate _,
                    Command.CallDone _,
                    Command.CallFailed _,
                    Command.CalledBack _ -> true;
            case Command.Submit _,
                    Command.Approve _,
                    Command.Reject _,
                    Command.Return _,
                    Command.Recall _,
                    Command.Transfer _,
                    Command.Delegate _,
                    Command.AddSigner _,
                    Command.RemoveSigner _,
                    Command.AskCorrection _,
                    Command.Correct _,
                    Command.Fill _,
                    Command.Claim _,
                    Command.Unclaim _,
                    Command.Urge _,
                    Command.Reassign _,
                    Command.Jump _,
                    Command.TimerFired _ -> false;
        };
    }

    private void apply(Command command) {
        switch (command) {
            case Command.Submit submit -> returns.submit(submit);
            case Command.Withdraw withdraw -> returns.withdraw(withdraw);
            case Command.Return back -> returns.sendBack(back);
            case Command.Approve approve -> decisions.approve(approve);
            case Command.Reject reject -> decisions.reject(reject);
            case Command.Claim claim -> decisions.claim(claim);
            case Command.Unclaim unclaim -> decisions.unclaim(unclaim);
            case Command.Fill fill -> decisions.fill(fill);
            case Command.AskCorrection ask -> decisions.askCorrection(ask);
            case Command.Correct correct -> decisions.correct(correct);
            case Command.Transfer transfer -> signers.transfer(transfer);
            case Command.Delegate delegate -> signers.delegate(delegate);
            case Command.AddSigner add -> signers.add(add);
            case Command.RemoveSigner remove -> signers.remove(remove);
            case Command.Recall recall -> signers.recall(recall);
            case Command.Reassign reassign -> signers.reassign(reassign);
            case Command.Suspend suspend -> owner.suspend(suspend);
            case Command.Resume resume -> owner.resume(resume);
            case Command.Cancel cancel -> owner.cancel(cancel.by(), cancel.reason());
            case Command.Supersede gone -> owner.cancel(gone.by(), gone.reason());
            case Command.Jump jump -> owner.jump(jump);
            case Command.Migrate migrate -> owner.migrate(migrate);
            case Command.Comment comment -> talk.comment(comment);
            case Command.Copy copy -> talk.copy(copy);
            case Command.Urge urge -> talk.urge(urge);
            case Command.TimerFired fired -> times.fired(fired);
            case Command.CallDone done -> calls.done(done);
            case Command.CallFailed failed -> calls.failed(failed);
            case Command.CalledBack back -> calls.calledBack(back);
        }
    }
}
