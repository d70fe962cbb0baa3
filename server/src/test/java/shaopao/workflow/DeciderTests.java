package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.workflow.Flows.Town;

class DeciderTests {

    private static final By.Person STUDENT = By.self(Flows.person("student"));
    private static final By.Person COUNSELLOR = By.self(Flows.person("counsellor"));
    private static final By.Person DEAN = By.self(Flows.person("dean"));

    private static final Definition LEAVE = Flows.definition(
            Flows.approve("counsellor", Node.Mode.ANY, "counsellor"),
            Flows.branch(
                    "long", Flows.lane("days > 3", Flows.approve("dean", Node.Mode.ANY, "dean")), Flows.otherwise()));

    private static final Town TOWN =
            Town.of("counsellor:counsellor,second", "dean:dean", "owner:clerk", "dean+:president");

    @Test
    void shortLeaveEndsWithTheCounsellor() {
        var story = new Story(LEAVE, TOWN, "days > 3", false);
        story.does(new Command.Submit(STUDENT, Map.of("days", 2)));
        assertThat(story.asked()).containsExactly(COUNSELLOR.person(), Flows.person("second"));
        story.does(new Command.Approve(COUNSELLOR, 1, "同意"));
        assertThat(story.state.status()).isEqualTo(CaseStatus.APPROVED);
        assertThat(story.state.todos()).isEmpty();
    }

    @Test
    void longLeaveGoesOnToTheDean() {
        var story = new Story(LEAVE, TOWN, "days > 3", true);
        story.does(new Command.Submit(STUDENT, Map.of("days", 5)));
        story.does(new Command.Approve(COUNSELLOR, 1, ""));
        assertThat(story.asked()).containsExactly(DEAN.person());
        story.does(new Command.Approve(DEAN, 3, ""));
        assertThat(story.state.status()).isEqualTo(CaseStatus.APPROVED);
    }

    @Test
    void secondOfTwoApproversIsToldThatItMoved() {
        var story = new Story(LEAVE, TOWN, "days > 3", true);
        story.does(new Command.Submit(STUDENT, Map.of()));
        story.does(new Command.Approve(COUNSELLOR, 1, ""));
        assertThat(story.refused(new Command.Reject(By.self(Flows.person("second")), 2, "不同意")))
                .isEqualTo(WorkflowProblem.CASE_MOVED);
    }

    @Test
    void returnedCaseWaitsForTheApplicantAndIsWalkedAgain() {
        var story = new Story(LEAVE, TOWN, "days > 3", false);
        story.does(new Command.Submit(STUDENT, Map.of("reason", "?")));
        story.does(new Command.Return(COUNSELLOR, 1, "请写明去向"));
        assertThat(story.state.status()).isEqualTo(CaseStatus.RETURNED);
        assertThat(story.asked()).containsExactly(STUDENT.person());
        assertThat(story.refused(new Command.Submit(COUNSELLOR, Map.of()))).isEqualTo(WorkflowProblem.APPLICANT_ONLY);
        assertThat(story.refused(new Command.Approve(STUDENT, 3, ""))).isEqualTo(WorkflowProblem.CASE_MOVED);
        story.does(new Command.Submit(STUDENT, Map.of("reason", "回家")));
        assertThat(story.state.answers()).containsEntry("reason", "回家");
        assertThat(story.asked()).containsExactly(COUNSELLOR.person(), Flows.person("second"));
    }

    @Test
    void everybodyMustAgreeAndOneWhoRejectsEndsIt() {
        Definition all = Flows.definition(Flows.approve("n", Node.Mode.ALL, "counsellor"));
        var story = new Story(all, TOWN, "", false);
        story.does(new Command.Submit(STUDENT, Map.of()));
        story.does(new Command.Approve(COUNSELLOR, 1, ""));
        assertThat(story.state.status()).isEqualTo(CaseStatus.RUNNING);
        story.does(new Command.Reject(By.self(Flows.person("second")), 2, "材料不全"));
        assertThat(story.state.status()).isEqualTo(CaseStatus.REJECTED);
    }

    @Test
    void sequenceAsksOneAfterTheOther() {
        Definition chain = Flows.definition(Flows.approve("n", Node.Mode.SEQUENCE, "counsellor"));
        var story = new Story(chain, TOWN, "", false);
        story.does(new Command.Submit(STUDENT, Map.of()));
        assertThat(story.asked()).containsExactly(COUNSELLOR.person());
        story.does(new Command.Approve(COUNSELLOR, 1, ""));
        assertThat(story.asked()).containsExactly(Flows.person("second"));
        story.does(new Command.Approve(By.self(Flows.person("second")), 2, ""));
        assertThat(story.state.status()).isEqualTo(CaseStatus.APPROVED);
    }

    @Test
    void stepThatFindsNobodyGoesToTheOwners() {
        var story = new Story(LEAVE, Town.of("owner:clerk"), "days > 3", false);
        story.does(new Command.Submit(STUDENT, Map.of()));
        assertThat(story.asked()).containsExactly(Flows.person("clerk"));
        assertThat(story.events)
                .contains(new CaseEvent.Assigned(1, List.of(Flows.person("clerk")), CaseEvent.Because.NOBODY_FOUND));
        var nobody = new Story(LEAVE, Town.of(), "", false);
        assertThat(nobody.refused(new Command.Submit(STUDENT, Map.of()))).isEqualTo(WorkflowProblem.NOBODY_DECIDES);
    }

    @Test
    void deanWhoAppliesIsPassedOrDecidedAbove() {
        Node.Approve skip = Flows.approve("dean", Node.Mode.ANY, "dean");
        Node.Approve next = skip.with(Node.Exceptions.USUAL.with(Node.WhenApplicant.NEXT_HEAD));
        var skipped = new Story(Flows.definition(skip), TOWN, "", false);
        skipped.does(new Command.Submit(DEAN, Map.of()));
        assertThat(skipped.state.status()).isEqualTo(CaseStatus.APPROVED);
        assertThat(skipped.events).contains(new CaseEvent.Skipped(1, "dean", CaseEvent.Because.ONLY_THE_APPLICANT));
        var above = new Story(Flows.definition(next), TOWN, "", false);
        above.does(new Command.Submit(DEAN, Map.of()));
        assertThat(above.asked()).containsExactly(Flows.person("president"));
    }

    @Test
    void decidedCaseTakesNoAct() {
        var story = new Story(LEAVE, TOWN, "days > 3", false);
        story.does(new Command.Submit(STUDENT, Map.of()));
        story.does(new Command.Withdraw(STUDENT, ""));
        assertThat(story.state.status()).isEqualTo(CaseStatus.WITHDRAWN);
        assertThat(story.refused(new Command.Withdraw(STUDENT, ""))).isEqualTo(WorkflowProblem.CASE_OVER);
        assertThat(story.refused(new Command.Comment(STUDENT, "hello"))).isEqualTo(WorkflowProblem.CASE_OVER);
        assertThat(story.refused(new Command.Submit(STUDENT, Map.of()))).isEqualTo(WorkflowProblem.CASE_OVER);
    }

    @Test
    void othersMayNeitherDecideNorWithdrawNorBeSilentWhenTheyRefuse() {
        var story = new Story(LEAVE, TOWN, "days > 3", false);
        story.does(new Command.Submit(STUDENT, Map.of()));
        assertThat(story.refused(new Command.Approve(DEAN, 1, ""))).isEqualTo(WorkflowProblem.TODO_OF_ANOTHER);
        assertThat(story.refused(new Command.Withdraw(DEAN, ""))).isEqualTo(WorkflowProblem.APPLICANT_ONLY);
        assertThat(story.refused(new Command.Reject(COUNSELLOR, 1, " "))).isEqualTo(WorkflowProblem.OPINION_MISSING);
        assertThat(story.refused(new Command.Submit(STUDENT, Map.of()))).isEqualTo(WorkflowProblem.ALREADY_SUBMITTED);
        PersonId away = COUNSELLOR.person();
        By.Person deputy = new By.Person(Flows.person("deputy"), Optional.of(away));
        story.does(new Command.Approve(deputy, 1, "代批"));
        assertThat(story.events).contains(new CaseEvent.Approved(1, "counsellor", deputy, "代批", Optional.empty()));
    }

    @Test
    void thoseToldAreNotAsked() {
        Definition told = Flows.definition(
                Flows.approve("n", Node.Mode.ANY, "dean"),
                new Node.Inform("copy", Words.of("抄送"), List.of(Who.of("counsellor"))));
        var story = new Story(told, TOWN, "", false);
        story.does(new Command.Submit(STUDENT, Map.of()));
        story.does(new Command.Approve(DEAN, 1, ""));
        assertThat(story.state.status()).isEqualTo(CaseStatus.APPROVED);
        assertThat(story.events)
                .contains(new CaseEvent.Informed("copy", List.of(COUNSELLOR.person(), Flows.person("second"))));
    }
}
