package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shaopao.kernel.Words;
import shaopao.workflow.Flows.Town;

/** What happens by itself: limits, reminders, delays, the promised time, other systems. */
class TimesTests {

    private static final Town TOWN = Town.of("a:ann", "b:bob", "owner:clerk", "a+:head");
    private static final By.Person CLERK = Flows.by("clerk");
    private static final By.Service PAY = new By.Service("pay");

    private static Node.Approve limited(Node.Then then) {
        return Flows.approve("one", Node.Mode.ANY, "a").with(new Node.Limit(0, 8, List.of(2, 4), then));
    }

    private static Story at(Node... steps) {
        return new Story(Flows.definition(steps), TOWN).submits("student");
    }

    @Test
    void whoIsSlowIsRemindedAndThenAskedNoMore() {
        var passed = at(limited(Node.Then.PASS)).after(3);
        assertThat(reminders(passed)).isZero();
        passed.after(2);
        assertThat(reminders(passed)).isEqualTo(1);
        passed.after(4);
        assertThat(passed.state.status()).isEqualTo(CaseStatus.APPROVED);
        assertThat(at(limited(Node.Then.REJECT)).after(9).state.status()).isEqualTo(CaseStatus.REJECTED);
        var reminded = at(limited(Node.Then.REMIND)).after(9);
        assertThat(reminders(reminded)).isEqualTo(3);
        assertThat(reminded.asked()).containsExactlyElementsOf(Story.people("ann"));
    }

    private static long reminders(Story story) {
        return story.events.stream()
                .filter(CaseEvent.Reminded.class::isInstance)
                .count();
    }

    @Test
    void thoseAboveDecideInsteadAndThenTheOwners() {
        var story = at(limited(Node.Then.ESCALATE)).after(9);
        assertThat(story.asked()).containsExactlyElementsOf(Story.people("head"));
        story.after(9);
        assertThat(story.asked()).containsExactlyElementsOf(Story.people("clerk"));
        story.after(99);
        assertThat(story.asked()).containsExactlyElementsOf(Story.people("clerk"));
        story.approves("clerk");
        assertThat(story.state.status()).isEqualTo(CaseStatus.APPROVED);
    }

    @Test
    void timeStandsStillWhileTheApplicantMustActOrTheCaseIsSuspended() {
        Definition promised = new Definition(Map.of(), List.of(Who.of("owner")), 1, List.of(limited(Node.Then.REJECT)));
        var story = new Story(promised, TOWN).submits("student").after(2);
        story.does(new Command.AskCorrection(Flows.by("ann"), 1, Command.Fault.INCOMPLETE, List.of(), "proof?"));
        assertThat(story.state.promisedUntil()).isEmpty();
        story.after(100);
        assertThat(story.state.status()).isEqualTo(CaseStatus.RUNNING);
        story.does(new Command.Correct(Flows.by("student"), story.todo("student"), Map.of()));
        story.does(new Command.Suspend(CLERK, "holiday")).after(100).does(new Command.Resume(CLERK, ""));
        assertThat(story.after(5).state.status()).isEqualTo(CaseStatus.RUNNING);
        assertThat(story.state.promisedUntil()).isPresent();
        assertThat(story.after(2).state.status()).isEqualTo(CaseStatus.REJECTED);
        assertThat(story.state.clock().secondsUsed()).isEqualTo(8 * 3_600);
    }

    @Test
    void promisedTimeThatIsOverIsTold() {
        Definition promised = new Definition(
                Map.of(), List.of(Who.of("owner")), 1, List.of(Flows.approve("one", Node.Mode.ANY, "a")));
        var story = new Story(promised, TOWN).submits("student").after(25);
        assertThat(story.events).contains(new CaseEvent.Overdue());
        assertThat(story.refused(new Command.TimerFired(1))).isEqualTo(WorkflowProblem.CASE_MOVED);
    }

    @Test
    void delayIsOverAfterItsHoursOrOnItsDay() {
        Node.Delay hours = new Node.Delay("later", Words.of("later"), 0, 6, Optional.empty());
        var story = at(hours);
        assertThat(story.after(5).at()).containsExactly("later");
        assertThat(story.after(2).state.status()).isEqualTo(CaseStatus.APPROVED);
        Node.Delay day = new Node.Delay("later", Words.of("later"), 0, 0, Optional.of("day"));
        var until = new Story(Flows.definition(day), TOWN);
        until.does(new Command.Submit(Flows.by("student"), Map.of("day", "2026-11-26")));
        assertThat(until.after(24).at()).containsExactly("later");
        assertThat(until.after(24).state.status()).isEqualTo(CaseStatus.APPROVED);
        var past = new Story(Flows.definition(day), TOWN);
        past.does(new Command.Submit(Flows.by("student"), Map.of("day", "2020-01-01")));
        assertThat(past.after(0).state.status()).isEqualTo(CaseStatus.APPROVED);
    }

    @Test
    void callGoesOnWhenItIsAnsweredAndAsksTheOwnersWhenItIsGivenUp() {
        Node.Call call = new Node.Call("pay", Words.of("pay"), "pay", "/orders", List.of("amount"), 3);
        var story = new Story(Flows.definition(call), TOWN);
        story.does(new Command.Submit(Flows.by("student"), Map.of("amount", 500)));
        assertThat(story.events).contains(new CaseEvent.Called(1, "pay", "pay", "/orders", Map.of("amount", 500), 3));
        story.does(new Command.CallDone(PAY, 1, Map.of("order", "7")));
        assertThat(story.state.status()).isEqualTo(CaseStatus.APPROVED);
        var dead = at(call).does(new Command.CallFailed(PAY, 1, "gone"));
        assertThat(dead.asked()).containsExactlyElementsOf(Story.people("clerk"));
        dead.approves("clerk");
        assertThat(dead.state.status()).isEqualTo(CaseStatus.APPROVED);
        assertThat(dead.refused(new Command.CallDone(PAY, 1, Map.of()))).isEqualTo(WorkflowProblem.CASE_OVER);
    }

    @Test
    void waitEndsWithTheCallbackOrTheLimit() {
        Node.Wait wait = new Node.Wait(
                "wait",
                Words.of("wait"),
                Optional.empty(),
                Optional.of(new Node.Limit(0, 8, List.of(), Node.Then.PASS)));
        var called = at(wait).does(new Command.CalledBack(PAY, 1, Map.of("ok", true)));
        assertThat(called.state.status()).isEqualTo(CaseStatus.APPROVED);
        var waiting = at(wait, Flows.approve("one", Node.Mode.ANY, "a"));
        waiting.does(new Command.CalledBack(PAY, 1, Map.of()));
        assertThat(waiting.refused(new Command.CalledBack(PAY, 1, Map.of()))).isEqualTo(WorkflowProblem.CASE_MOVED);
        assertThat(at(wait).after(9).state.status()).isEqualTo(CaseStatus.APPROVED);
    }
}
