package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shaopao.kernel.Words;
import shaopao.workflow.Flows.Town;

/** Lanes at the same time, rows one by one, and ways back out of them. */
class BlocksTests {

    private static final Town TOWN = Town.of("a:ann", "b:bob", "c:cai", "ab:ann,bob", "owner:clerk");
    private static final Node.Approve A = Flows.approve("a", Node.Mode.ANY, "a");
    private static final Node.Approve B = Flows.approve("b", Node.Mode.ANY, "b");
    private static final Node.Approve C = Flows.approve("c", Node.Mode.ANY, "c");

    @Test
    void caseGoesOnWhenEveryLaneIsThrough() {
        var story =
                new Story(Flows.definition(Flows.parallel("both", Flows.otherwise(A), Flows.otherwise(B)), C), TOWN);
        story.submits("student");
        assertThat(story.asked()).containsExactlyElementsOf(Story.people("ann", "bob"));
        story.approves("ann");
        assertThat(story.asked()).containsExactlyElementsOf(Story.people("bob"));
        story.approves("bob");
        assertThat(story.at()).containsExactly("c");
        story.approves("cai");
        assertThat(story.state.status()).isEqualTo(CaseStatus.APPROVED);
    }

    @Test
    void oneRejectionInALaneEndsTheCase() {
        var story = new Story(Flows.definition(Flows.parallel("both", Flows.otherwise(A), Flows.otherwise(B))), TOWN);
        story.submits("student").rejects("ann");
        assertThat(story.state.status()).isEqualTo(CaseStatus.REJECTED);
        assertThat(story.asked()).isEmpty();
    }

    @Test
    void inclusiveBranchWalksEveryLaneWhoseConditionHoldsOrTheLast() {
        Definition definition =
                Flows.definition(Flows.every("some", Flows.lane("x", A), Flows.lane("y", B), Flows.otherwise(C)));
        assertThat(new Story(definition, TOWN, "x", "y").submits("student").asked())
                .containsExactlyElementsOf(Story.people("ann", "bob"));
        assertThat(new Story(definition, TOWN, "y").submits("student").asked())
                .containsExactlyElementsOf(Story.people("bob"));
        assertThat(new Story(definition, TOWN).submits("student").asked())
                .containsExactlyElementsOf(Story.people("cai"));
    }

    @Test
    void stepsAreWalkedOncePerRowAndJoined() {
        Definition definition =
                Flows.definition(new Node.Each("rows", Words.of("rows"), "books", "book", List.of(A)), C);
        var story = new Story(definition, TOWN);
        story.does(new Command.Submit(Flows.by("student"), Map.of("books", List.of("one", "two", "three"))));
        assertThat(story.asked()).hasSize(3);
        story.approves("ann").approves("ann");
        assertThat(story.at()).doesNotContain("c");
        story.approves("ann");
        assertThat(story.at()).containsExactly("c");
        assertThat(new Story(definition, TOWN).submits("student").at()).containsExactly("c");
        var many = new Story(definition, TOWN);
        assertThat(many.refused(new Command.Submit(
                        Flows.by("student"), Map.of("books", java.util.Collections.nCopies(201, "x")))))
                .isEqualTo(WorkflowProblem.TOO_MANY_ROWS);
    }

    @Test
    void returnToAPassedStepWalksAgainOrResumes() {
        Definition definition = Flows.definition(A, B, C);
        var again = new Story(definition, TOWN);
        again.submits("student").approves("ann").approves("bob").does(back(again, "cai", "a", Command.Onward.AGAIN));
        assertThat(again.at()).containsExactly("a");
        again.approves("ann");
        assertThat(again.at()).containsExactly("b");
        var resumed = new Story(definition, TOWN);
        resumed.submits("student")
                .approves("ann")
                .approves("bob")
                .does(back(resumed, "cai", "a", Command.Onward.RESUME))
                .approves("ann");
        assertThat(resumed.at()).containsExactly("c");
        resumed.approves("cai");
        assertThat(resumed.state.status()).isEqualTo(CaseStatus.APPROVED);
    }

    @Test
    void returnGoesOutOfALaneButNotIntoAnother() {
        Definition definition = Flows.definition(
                C,
                Flows.parallel("both", Flows.otherwise(A, B), Flows.otherwise(Flows.approve("d", Node.Mode.ANY, "c"))));
        var story = new Story(definition, TOWN);
        story.submits("student").approves("cai").approves("ann");
        CaseFold now = new CaseFold(story.state);
        CaseState.Visit ofBob = now.visits().stream()
                .filter(visit -> visit.node().equals("b"))
                .findFirst()
                .orElseThrow();
        assertThat(Returns.returnable(now, new Route(definition), ofBob))
                .extracting(way -> way.to().node())
                .containsExactly("a", "c");
        assertThat(story.refused(back(story, "bob", "d", Command.Onward.AGAIN)))
                .isEqualTo(WorkflowProblem.NODE_NOT_PASSED);
        story.does(back(story, "bob", "a", Command.Onward.AGAIN));
        assertThat(story.asked()).containsExactlyInAnyOrderElementsOf(Story.people("ann", "cai"));
        story.approves("ann").does(back(story, "bob", "c", Command.Onward.AGAIN));
        assertThat(story.at()).containsExactly("c");
        story.approves("cai");
        assertThat(story.asked()).containsExactlyElementsOf(Story.people("ann", "cai"));
    }

    @Test
    void finishedBlockIsOneStepToReturnTo() {
        Definition definition = Flows.definition(Flows.parallel("both", Flows.otherwise(A), Flows.otherwise(B)), C);
        var story = new Story(definition, TOWN);
        story.submits("student")
                .approves("ann")
                .approves("bob")
                .does(back(story, "cai", "both", Command.Onward.RESUME));
        assertThat(story.asked()).containsExactlyElementsOf(Story.people("ann", "bob"));
        story.approves("ann").approves("bob");
        assertThat(story.at()).containsExactly("c");
    }

    @Test
    void applicantResumesWhereItWasReturned() {
        var story = new Story(Flows.definition(A, B), TOWN);
        story.submits("student").approves("ann");
        story.does(new Command.Return(
                Flows.by("bob"), story.todo("bob"), "mend it", Optional.empty(), Command.Onward.RESUME));
        assertThat(story.state.status()).isEqualTo(CaseStatus.RETURNED);
        story.submits("student");
        assertThat(story.at()).containsExactly("b");
    }

    private static Command back(Story story, String person, String to, Command.Onward onward) {
        return new Command.Return(Flows.by(person), story.todo(person), "look again", Optional.of(to), onward);
    }
}
