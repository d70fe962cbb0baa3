package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.ModuleTest;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.Problem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;

@ModuleTest
class CasesTests {

    @Autowired
    Cases cases;

    @Autowired
    CaseStore store;

    private PersonId student = PersonId.next();
    private PersonId counsellor = PersonId.next();
    private PersonId dean = PersonId.next();

    @BeforeEach
    void othersThanBefore() {
        student = PersonId.next();
        counsellor = PersonId.next();
        dean = PersonId.next();
    }

    @Test
    void caseIsStoredWithItsHistoryItsToDosAndItsSummary() {
        CaseSummary opened = opened(Map.of("days", 5));
        assertThat(opened.number()).matches("20[0-9]{6}-[0-9]{6,}");
        assertThat(opened.status()).isEqualTo(CaseStatus.RUNNING);
        assertThat(opened.atNodes()).containsExactly("first");
        CaseSummary onward = cases.act(opened.id(), UUID.randomUUID(), approve(counsellor, 1), "王辅导员");
        assertThat(onward.atNodes()).containsExactly("second");
        CaseSummary done = cases.act(opened.id(), UUID.randomUUID(), approve(dean, 2), "李院长");
        assertThat(done.status()).isEqualTo(CaseStatus.APPROVED);
        assertThat(done.endedAt()).isPresent();
        assertThat(cases.todos(dean, Optional.empty(), 10).items()).isEmpty();
        CaseFile file = cases.file(opened.id(), Viewer.of(student)).orElseThrow();
        assertThat(file.steps()).hasSize(done.version());
        assertThat(file.answers()).containsEntry("days", 5);
        assertThat(file.steps().stream().map(CaseStep::event))
                .contains(new CaseEvent.Approved(2, "second", By.self(dean), "同意", Optional.empty()));
    }

    @Test
    void storedStateIsTheFoldOfTheStoredEvents() {
        CaseSummary opened = opened(Map.of("days", 5, "from", "2026-11-25", "tags", List.of("a", "b")));
        cases.act(opened.id(), UUID.randomUUID(), new Command.Return(By.self(counsellor), 1, "补材料"), "王辅导员");
        cases.act(opened.id(), UUID.randomUUID(), new Command.Submit(By.self(student), Map.of("days", 2)), "陈同学");
        CaseStore.Loaded loaded = store.load(opened.id(), UUID.randomUUID()).orElseThrow();
        List<CaseEvent> events =
                store.steps(opened.id()).stream().map(CaseStep::event).toList();
        assertThat(CaseState.fold(events)).isEqualTo(loaded.state());
    }

    @Test
    void handingInTwiceMakesOneCaseAndActingTwiceDecidesOnce() {
        CaseId id = CaseId.next();
        CaseSummary first = cases.open(made(id, student));
        CaseSummary again = cases.open(made(id, student));
        assertThat(again).isEqualTo(first);
        assertThat(cases.mine(student, Optional.empty(), 10).items()).containsExactly(first);
        refused(() -> cases.open(made(id, dean)), shaopao.kernel.KernelProblem.NOT_FOUND);
        UUID command = UUID.randomUUID();
        CaseSummary moved = cases.act(id, command, approve(counsellor, 1), "王辅导员");
        assertThat(cases.act(id, command, approve(counsellor, 1), "王辅导员")).isEqualTo(moved);
        refused(() -> cases.act(id, UUID.randomUUID(), approve(counsellor, 1), "王辅导员"), WorkflowProblem.CASE_MOVED);
    }

    @Test
    void onlyThoseConcernedSeeTheCase() {
        CaseId id = opened(Map.of()).id();
        assertThat(cases.file(id, Viewer.of(counsellor))).isPresent();
        assertThat(cases.file(id, Viewer.of(dean))).isEmpty();
        assertThat(cases.file(id, new Viewer(PersonId.next(), false, Set.of("student-leave"))))
                .isPresent();
        assertThat(cases.file(id, new Viewer(PersonId.next(), false, Set.of("other"))))
                .isEmpty();
        assertThat(cases.file(id, new Viewer(PersonId.next(), true, Set.of()))).isPresent();
        cases.act(id, UUID.randomUUID(), approve(counsellor, 1), "王辅导员");
        assertThat(cases.file(id, Viewer.of(dean))).isPresent();
        assertThat(cases.file(id, Viewer.of(counsellor))).isPresent();
    }

    @Test
    void listsGoOnPageByPage() {
        for (int i = 0; i < 5; i++) {
            opened(Map.of());
        }
        Page<CaseSummary> mine = cases.mine(student, Optional.empty(), 3);
        Page<CaseSummary> mineOn = cases.mine(student, mine.next(), 3);
        assertThat(mine.items()).hasSize(3).doesNotContainAnyElementsOf(mineOn.items());
        assertThat(mineOn.items()).hasSize(2);
        Page<Todo> todos = cases.todos(counsellor, Optional.empty(), 3);
        Page<Todo> todosOn = cases.todos(counsellor, todos.next(), 3);
        assertThat(todos.items()).hasSize(3).doesNotContainAnyElementsOf(todosOn.items());
        assertThat(todosOn.items()).hasSize(2);
        assertThat(todosOn.next()).isEmpty();
        refused(
                () -> cases.todos(counsellor, Optional.of("what/ever"), 3),
                shaopao.kernel.KernelProblem.INVALID_REQUEST);
    }

    @Test
    void conditionsAreAskedOfTheAnswers() {
        Definition branching = new Definition(
                Map.of("days", "int", "period", "record{from: date, to: date}"),
                List.of(FixedPeople.who(dean)),
                List.of(Flows.branch(
                        "long",
                        Flows.lane(
                                "days > 3 && daysBetween(period.from, period.to) > 2",
                                FixedPeople.approve("second", Node.Mode.ANY, dean)),
                        Flows.otherwise())));
        assertThat(cases.flaws(branching)).isEmpty();
        String definition = cases.define(branching);
        Map<String, Object> period = Map.of("from", "2026-11-25", "to", "2026-11-28");
        assertThat(open(definition, Map.of("days", 4, "period", period)).atNodes())
                .containsExactly("second");
        assertThat(open(definition, Map.of("days", 3, "period", period)).status())
                .isEqualTo(CaseStatus.APPROVED);
        assertThat(open(definition, Map.of()).status()).isEqualTo(CaseStatus.APPROVED);
    }

    @Test
    void definitionThatCannotRunIsToldWhy() {
        Definition wrong = new Definition(
                Map.of("days", "int"),
                List.of(),
                List.of(
                        Node.Approve.of("Boss", Words.of("审批"), List.of(Who.of("boss")), Node.Mode.ANY),
                        FixedPeople.approve("first", Node.Mode.ANY, dean),
                        FixedPeople.approve("first", Node.Mode.ANY, dean),
                        Flows.branch("way", Flows.lane("day > 3"), Flows.lane("true"))));
        assertThat(cases.flaws(wrong))
                .extracting(DefinitionFlaw::reason)
                .containsExactly(
                        DefinitionFlaw.Reason.NOBODY_NAMED,
                        DefinitionFlaw.Reason.KEY_INVALID,
                        DefinitionFlaw.Reason.RULE_UNKNOWN,
                        DefinitionFlaw.Reason.KEY_TWICE,
                        DefinitionFlaw.Reason.OTHERWISE_MISSING,
                        DefinitionFlaw.Reason.CONDITION_REFUSED);
    }

    @Test
    void definitionIsKeptByItsContent() {
        Definition definition = definition();
        String hash = cases.define(definition);
        assertThat(cases.define(definition())).isEqualTo(hash);
        assertThat(store.definition(hash)).hasValue(definition);
    }

    private CaseSummary opened(Map<String, Object> answers) {
        return open(cases.define(definition()), answers);
    }

    private CaseSummary open(String definition, Map<String, Object> answers) {
        return cases.open(new NewCase(
                CaseId.next(), "student-leave", "v1", "学生请假", definition, By.self(student), "陈同学", answers));
    }

    private NewCase made(CaseId id, PersonId applicant) {
        return new NewCase(
                id, "student-leave", "v1", "学生请假", cases.define(definition()), By.self(applicant), "陈同学", Map.of());
    }

    private Definition definition() {
        return new Definition(
                Map.of("days", "int"),
                List.of(FixedPeople.who(dean)),
                List.of(
                        FixedPeople.approve("first", Node.Mode.ANY, counsellor),
                        FixedPeople.approve("second", Node.Mode.ANY, dean)));
    }

    private static Command approve(PersonId person, int todo) {
        return new Command.Approve(By.self(person), todo, "同意");
    }

    private static void refused(ThrowingCallable act, Problem problem) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
