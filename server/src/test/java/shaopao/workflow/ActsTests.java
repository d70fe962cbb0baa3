package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shaopao.kernel.Words;
import shaopao.workflow.Command.Position;
import shaopao.workflow.Flows.Town;

/** What people do beside agreeing and rejecting. */
class ActsTests {

    private static final Town TOWN =
            Town.of("a:ann", "b:bob", "all:ann,bob,cai,dan", "none:", "owner:clerk", "a+:head", "s:student");
    private static final By.Person STUDENT = Flows.by("student");
    private static final By.Person CLERK = Flows.by("clerk");

    private static Story at(Node... steps) {
        return new Story(Flows.definition(steps), TOWN).submits("student");
    }

    private static Node.Approve one() {
        return Flows.approve("one", Node.Mode.ANY, "a");
    }

    private static Node.Approve two() {
        return Flows.approve("two", Node.Mode.ANY, "b");
    }

    @Test
    void ratioEndsAsSoonAsItIsCertain() {
        Node.Approve half = Flows.approve("n", Node.Mode.ALL, "all").with(Node.Voting.ratio(50));
        var agreed = at(half).rejects("ann").approves("bob");
        assertThat(agreed.state.status()).isEqualTo(CaseStatus.RUNNING);
        agreed.approves("cai");
        assertThat(agreed.state.status()).isEqualTo(CaseStatus.APPROVED);
        var rejected = at(half).rejects("ann").rejects("bob");
        assertThat(rejected.state.status()).isEqualTo(CaseStatus.RUNNING);
        rejected.rejects("cai");
        assertThat(rejected.state.status()).isEqualTo(CaseStatus.REJECTED);
    }

    @Test
    void whoeverClaimsDecidesAlone() {
        var story = at(Flows.approve("n", Node.Mode.ANY, "all").with(Node.Voting.claimed()));
        int ofBob = story.todo("bob");
        assertThat(story.refused(new Command.Approve(Flows.by("ann"), story.todo("ann"), "")))
                .isEqualTo(WorkflowProblem.CASE_MOVED);
        story.does(new Command.Claim(Flows.by("ann"), story.todo("ann")));
        assertThat(story.asked()).containsExactlyElementsOf(Story.people("ann"));
        assertThat(story.refused(new Command.Claim(Flows.by("bob"), ofBob))).isEqualTo(WorkflowProblem.CASE_MOVED);
        story.does(new Command.Unclaim(Flows.by("ann"), story.todo("ann")));
        assertThat(story.asked()).hasSize(4);
        story.does(new Command.Claim(Flows.by("dan"), story.todo("dan"))).approves("dan");
        assertThat(story.state.status()).isEqualTo(CaseStatus.APPROVED);
    }

    @Test
    void opinionAndSignatureAreWantedWhereTheStepSaysSo() {
        Node.Approve strict = one().with(new Node.Manner(
                Node.OpinionRule.REQUIRED, true, List.of(Node.RefusableAct.REJECT, Node.RefusableAct.TRANSFER)));
        var story = at(strict);
        int todo = story.todo("ann");
        assertThat(story.refused(new Command.Approve(Flows.by("ann"), todo, "")))
                .isEqualTo(WorkflowProblem.OPINION_MISSING);
        assertThat(story.refused(new Command.Approve(Flows.by("ann"), todo, "ok")))
                .isEqualTo(WorkflowProblem.SIGNATURE_MISSING);
        assertThat(story.refused(new Command.Reject(Flows.by("ann"), todo, "no")))
                .isEqualTo(WorkflowProblem.ACT_NOT_ALLOWED);
        assertThat(story.refused(new Command.Transfer(Flows.by("ann"), todo, Flows.person("bob"), "")))
                .isEqualTo(WorkflowProblem.ACT_NOT_ALLOWED);
        story.does(new Command.Approve(
                Flows.by("ann"), todo, "ok", new Command.Enclosed(Optional.of("file"), Map.of(), Map.of())));
        assertThat(story.state.status()).isEqualTo(CaseStatus.APPROVED);
    }

    @Test
    void onlyFieldsOfTheStepAreChanged() {
        var story = at(one().with(new Node.FieldRights(List.of("room"), List.of())));
        assertThat(story.refused(edit(story, Map.of("name", "x")))).isEqualTo(WorkflowProblem.FIELD_NOT_YOURS);
        story.does(edit(story, Map.of("room", "A1")));
        assertThat(story.state.answers()).containsEntry("room", "A1");
        var filled = at(Flows.collect("fill", "b", "room"));
        assertThat(filled.refused(new Command.Fill(Flows.by("bob"), 1, Map.of("name", "x"))))
                .isEqualTo(WorkflowProblem.FIELD_NOT_YOURS);
        filled.does(new Command.Fill(Flows.by("bob"), 1, Map.of("room", "B2")));
        assertThat(filled.state.answers()).containsEntry("room", "B2");
        assertThat(filled.state.status()).isEqualTo(CaseStatus.APPROVED);
    }

    private static Command edit(Story story, Map<String, Object> answers) {
        return new Command.Approve(
                Flows.by("ann"), story.todo("ann"), "", new Command.Enclosed(Optional.empty(), answers, Map.of()));
    }

    @Test
    void stepWithoutPeoplePassesOrRejectsAsItSays() {
        Node.Approve nobody = Flows.approve("n", Node.Mode.ANY, "none");
        Node.Exceptions usual = Node.Exceptions.USUAL;
        assertThat(at(nobody.with(usual.with(Node.WhenNobody.PASS)), one()).at())
                .containsExactly("one");
        assertThat(at(nobody.with(usual.with(Node.WhenNobody.REJECT)), one())
                        .state
                        .status())
                .isEqualTo(CaseStatus.REJECTED);
        assertThat(at(nobody).asked()).containsExactlyElementsOf(Story.people("clerk"));
        assertThat(at(Flows.approve("n", Node.Mode.ANY, "s").with(usual.with(Node.WhenApplicant.SELF)))
                        .asked())
                .containsExactlyElementsOf(Story.people("student"));
    }

    @Test
    void whoHasAgreedBeforeIsNotAskedAgainWhereTheStepSaysSo() {
        Node.Approve again = Flows.approve("again", Node.Mode.ANY, "a");
        Node.Exceptions usual = Node.Exceptions.USUAL;
        assertThat(at(one(), again.with(usual.with(Node.WhenRepeated.PASS_IF_PREVIOUS)))
                        .approves("ann")
                        .state
                        .status())
                .isEqualTo(CaseStatus.APPROVED);
        var notPrevious = at(one(), two(), again.with(usual.with(Node.WhenRepeated.PASS_IF_PREVIOUS)));
        assertThat(notPrevious.approves("ann").approves("bob").at()).containsExactly("again");
        var before = at(one(), two(), again.with(usual.with(Node.WhenRepeated.PASS)));
        assertThat(before.approves("ann").approves("bob").state.status()).isEqualTo(CaseStatus.APPROVED);
    }

    @Test
    void peopleAreChosenByTheApplicantOrByAnEarlierStep() {
        Node.Approve byApplicant = Node.Approve.of(
                "n", Words.of("n"), List.of(new Who("chosen", Map.of("by", "applicant"))), Node.Mode.ANY);
        var story = new Story(Flows.definition(byApplicant), TOWN);
        assertThat(story.refused(new Command.Submit(STUDENT, Map.of()))).isEqualTo(WorkflowProblem.PEOPLE_NOT_CHOSEN);
        story.does(new Command.Submit(STUDENT, Map.of(), Map.of("n", Story.people("dan"))));
        assertThat(story.asked()).containsExactlyElementsOf(Story.people("dan"));
        Node.Approve byOne =
                Node.Approve.of("n", Words.of("n"), List.of(new Who("chosen", Map.of("by", "one"))), Node.Mode.ANY);
        var later = at(one(), byOne);
        int todo = later.todo("ann");
        assertThat(later.refused(new Command.Approve(Flows.by("ann"), todo, "")))
                .isEqualTo(WorkflowProblem.PEOPLE_NOT_CHOSEN);
        assertThat(later.refused(new Command.Approve(Flows.by("ann"), todo, "", chosen("one"))))
                .isEqualTo(WorkflowProblem.ACT_NOT_ALLOWED);
        later.does(new Command.Approve(Flows.by("ann"), todo, "", chosen("n")));
        assertThat(later.asked()).containsExactlyElementsOf(Story.people("bob"));
    }

    private static Command.Enclosed chosen(String key) {
        return new Command.Enclosed(Optional.empty(), Map.of(), Map.of(key, Story.people("bob")));
    }

    @Test
    void agreementIsTakenBackUntilTheNextHasActed() {
        var story = at(one(), two()).approves("ann");
        assertThat(story.refused(new Command.Recall(Flows.by("bob"), 1, "oh")))
                .isEqualTo(WorkflowProblem.TODO_OF_ANOTHER);
        story.does(new Command.Recall(Flows.by("ann"), 1, "oh"));
        assertThat(story.at()).containsExactly("one");
        assertThat(story.asked()).containsExactlyElementsOf(Story.people("ann"));
        story.approves("ann");
        int second = 3;
        story.does(new Command.Delegate(Flows.by("bob"), story.todo("bob"), Flows.person("dan"), "?"));
        assertThat(story.refused(new Command.Recall(Flows.by("ann"), second, "oh")))
                .isEqualTo(WorkflowProblem.CASE_MOVED);
    }

    @Test
    void agreementIsTakenBackWithinItsLane() {
        var story = at(
                Flows.parallel("both", Flows.otherwise(one()), Flows.otherwise(two())),
                Flows.approve("last", Node.Mode.ANY, "b"));
        story.approves("ann").does(new Command.Recall(Flows.by("ann"), 1, "oh"));
        assertThat(story.asked()).containsExactlyInAnyOrderElementsOf(Story.people("ann", "bob"));
        story.approves("bob").approves("ann");
        assertThat(story.at()).containsExactly("last");
        assertThat(story.refused(new Command.Recall(Flows.by("bob"), 2, "oh"))).isEqualTo(WorkflowProblem.CASE_MOVED);
    }

    @Test
    void todoIsHandedOnForGoodOrForAdvice() {
        var story = at(one());
        assertThat(story.refused(new Command.Transfer(Flows.by("ann"), 1, Flows.person("student"), "")))
                .isEqualTo(WorkflowProblem.APPLICANT_CANNOT_DECIDE);
        assertThat(story.refused(new Command.Transfer(Flows.by("ann"), 1, Flows.person("ann"), "")))
                .isEqualTo(WorkflowProblem.ALREADY_ASKED);
        story.does(new Command.Transfer(Flows.by("ann"), 1, Flows.person("bob"), "yours"));
        assertThat(story.asked()).containsExactlyElementsOf(Story.people("bob"));
        story.does(new Command.Delegate(Flows.by("bob"), story.todo("bob"), Flows.person("cai"), "advise me"));
        assertThat(story.state.todos().getFirst().kind()).isEqualTo(CaseEvent.TodoKind.ADVISE);
        story.rejects("cai");
        assertThat(story.asked()).containsExactlyElementsOf(Story.people("bob"));
        story.approves("bob");
        assertThat(story.state.status()).isEqualTo(CaseStatus.APPROVED);
    }

    @Test
    void addedSignersMustAgreeInEveryMode() {
        var before = at(one());
        before.does(add(before, Position.BEFORE, "bob", "cai"));
        assertThat(before.asked()).containsExactlyElementsOf(Story.people("bob"));
        before.approves("bob").approves("cai").approves("ann");
        assertThat(before.state.status()).isEqualTo(CaseStatus.APPROVED);
        var beside = at(one());
        beside.does(add(beside, Position.BESIDE, "bob")).approves("ann");
        assertThat(beside.asked()).containsExactlyElementsOf(Story.people("bob"));
        beside.approves("bob");
        assertThat(beside.state.status()).isEqualTo(CaseStatus.APPROVED);
        var after = at(one());
        after.does(add(after, Position.AFTER, "bob")).approves("ann");
        assertThat(after.asked()).containsExactlyElementsOf(Story.people("bob"));
        assertThat(after.refused(remove(after, "ann", "cai"))).isEqualTo(WorkflowProblem.NO_ADDED_SIGNER);
        assertThat(after.refused(remove(after, "dan", "bob"))).isEqualTo(WorkflowProblem.TODO_OF_ANOTHER);
        after.does(remove(after, "ann", "bob"));
        assertThat(after.state.status()).isEqualTo(CaseStatus.APPROVED);
        var many = at(one());
        List<String> crowd =
                java.util.stream.IntStream.range(0, 50).mapToObj(n -> "x" + n).toList();
        assertThat(many.refused(add(many, Position.BESIDE, crowd.toArray(String[]::new))))
                .isEqualTo(WorkflowProblem.TOO_MANY_SIGNERS);
    }

    private static Command add(Story story, Position position, String... people) {
        return new Command.AddSigner(Flows.by("ann"), story.todo("ann"), Story.people(people), position, "too");
    }

    private static Command remove(Story story, String by, String person) {
        return new Command.RemoveSigner(
                Flows.by(by), story.state.todos().getFirst().number(), Flows.person(person), "enough");
    }

    @Test
    void applicantSetsRightWhileTheCaseStays() {
        var story = at(one());
        Command ask = new Command.AskCorrection(
                Flows.by("ann"), 1, Command.Fault.OUTDATED, List.of("proof"), "the proof is of last year");
        story.does(ask);
        assertThat(story.asked()).containsExactlyElementsOf(Story.people("ann", "student"));
        assertThat(story.refused(ask)).isEqualTo(WorkflowProblem.CORRECTION_ASKED_ALREADY);
        story.does(new Command.Correct(STUDENT, story.todo("student"), Map.of("proof", "new")));
        assertThat(story.state.answers()).containsEntry("proof", "new");
        assertThat(story.asked()).containsExactlyElementsOf(Story.people("ann"));
    }

    @Test
    void applicantUrgesNowAndThen() {
        var story = at(one());
        assertThat(story.refused(new Command.Urge(Flows.by("ann"), ""))).isEqualTo(WorkflowProblem.APPLICANT_ONLY);
        story.does(new Command.Urge(STUDENT, "please"));
        assertThat(story.refused(new Command.Urge(STUDENT, "please"))).isEqualTo(WorkflowProblem.URGED_RECENTLY);
        story.after(5).does(new Command.Urge(STUDENT, "please"));
    }

    @Test
    void ownersSuspendResumeReassignJumpAndCancel() {
        var story = at(one(), two());
        story.does(new Command.Suspend(CLERK, "holiday"));
        assertThat(story.state.standing()).isEqualTo(CaseStatus.SUSPENDED);
        assertThat(story.refused(new Command.Approve(Flows.by("ann"), 1, "")))
                .isEqualTo(WorkflowProblem.CASE_SUSPENDED);
        story.does(new Command.Comment(STUDENT, "when?")).does(new Command.Resume(CLERK, ""));
        story.does(new Command.Reassign(CLERK, 1, Flows.person("dan"), "ann has left"));
        assertThat(story.asked()).containsExactlyElementsOf(Story.people("dan"));
        assertThat(story.refused(new Command.Jump(CLERK, "nowhere", "on")))
                .isEqualTo(WorkflowProblem.NODE_NOT_REACHABLE);
        story.does(new Command.Jump(CLERK, "two", "one was wrong"));
        assertThat(story.at()).containsExactly("two");
        assertThat(story.refused(new Command.Cancel(CLERK, " "))).isEqualTo(WorkflowProblem.OPINION_MISSING);
        story.does(new Command.Cancel(CLERK, "handed in twice"));
        assertThat(story.state.status()).isEqualTo(CaseStatus.CANCELLED);
    }

    @Test
    void runningCaseMovesToAnotherDefinitionIfItHasAPlaceThere() {
        var story = at(one());
        Definition without = Flows.definition(two());
        assertThat(story.refused(new Command.Migrate(CLERK, "h", without, "v2", "new rules")))
                .isEqualTo(WorkflowProblem.MIGRATION_IMPOSSIBLE);
        story.does(new Command.Migrate(CLERK, "h", Flows.definition(one(), two()), "v2", "new rules"));
        story.approves("ann");
        assertThat(story.at()).containsExactly("two");
    }

    @Test
    void deputyWhoWasNamedAfterTheQuestionMayAnswerItAndOnlyWhileNamed() {
        Town away = TOWN.away("ann", "dan");
        var story = new Story(Flows.definition(one()), TOWN).submits("student");
        Command approve = new Command.Approve(Flows.by("dan"), 1, "");
        assertThat(story.refused(approve)).isEqualTo(WorkflowProblem.TODO_OF_ANOTHER);
        assertThat(Decider.decide(new Route(Flows.definition(one())), story.state, approve, facts(away)))
                .isInstanceOf(Verdict.Decided.class);
        var named = new Story(Flows.definition(one()), away).submits("student");
        assertThat(Decider.decide(new Route(Flows.definition(one())), named.state, approve, facts(TOWN)))
                .isEqualTo(new Verdict.Refused(WorkflowProblem.TODO_OF_ANOTHER));
        story.does(new Command.AskCorrection(Flows.by("ann"), 1, Command.Fault.INCORRECT, List.of(), "改"));
        Command correct = new Command.Correct(Flows.by("dan"), 2, Map.of());
        Town applicantAway = TOWN.away("student", "dan");
        assertThat(Decider.decide(new Route(Flows.definition(one())), story.state, correct, facts(applicantAway)))
                .isInstanceOf(Verdict.Refused.class);
    }

    private static Facts facts(Town town) {
        return Flows.facts(Instant.parse("2026-11-24T03:00:00Z"), town, (_, _) -> false);
    }

    @Test
    void deputyOfWhoIsAwayDecidesInThatName() {
        Town away = TOWN.away("ann", "dan");
        var story = new Story(Flows.definition(one()), away).submits("student");
        assertThat(story.state.todos().getFirst().deputy()).hasValue(Flows.person("dan"));
        assertThat(story.refused(new Command.Approve(Flows.by("cai"), 1, "")))
                .isEqualTo(WorkflowProblem.TODO_OF_ANOTHER);
        story.does(new Command.Approve(Flows.by("dan"), 1, ""));
        assertThat(story.events)
                .contains(new CaseEvent.Approved(
                        1,
                        "one",
                        new By.Person(Flows.person("dan"), Optional.of(Flows.person("ann"))),
                        "",
                        Optional.empty()));
        var own = new Story(Flows.definition(one()), TOWN.away("ann", "student")).submits("student");
        assertThat(own.refused(new Command.Approve(
                        new By.Person(Flows.person("student"), Optional.of(Flows.person("ann"))), 1, "")))
                .isEqualTo(WorkflowProblem.APPLICANT_CANNOT_DECIDE);
    }
}
