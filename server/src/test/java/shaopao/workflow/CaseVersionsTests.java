package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.ModuleTest;
import shaopao.kernel.PersonId;

@ModuleTest
class CaseVersionsTests {

    private PersonId counsellor = PersonId.next();
    private PersonId dean = PersonId.next();
    private String topic = "";

    @Autowired
    Cases cases;

    @Autowired
    CaseStore store;

    @Autowired
    CaseVersions versions;

    @BeforeEach
    void othersThanBefore() {
        counsellor = PersonId.next();
        dean = PersonId.next();
        topic = "versions-" + UUID.randomUUID();
    }

    private Node.Approve first() {
        return FixedPeople.approve("first", Node.Mode.ANY, counsellor);
    }

    private Node.Approve second() {
        return FixedPeople.approve("second", Node.Mode.ANY, dean);
    }

    @Test
    void changedDefinitionIsRehearsedOnCasesThatWere() {
        CaseSummary approved = open(first());
        act(approved, new Command.Approve(By.self(counsellor), 1, "同意"));
        CaseSummary rejected = open(first());
        act(rejected, new Command.Reject(By.self(counsellor), 1, "不同意"));
        List<Rehearsal> same = versions.rehearse(topic, definition(first()), 10);
        assertThat(same).hasSize(2).noneMatch(Rehearsal::differs);
        List<Rehearsal> longer = versions.rehearse(topic, definition(first(), second()), 10);
        assertThat(longer).filteredOn(Rehearsal::differs).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(approved.id());
            assertThat(one.before()).containsExactly("first");
            assertThat(one.after()).containsExactly("first", "second");
            assertThat(one.wouldEndAs()).isEqualTo(CaseStatus.RUNNING);
        });
        List<Rehearsal> other = versions.rehearse(topic, definition(second()), 10);
        assertThat(other)
                .allMatch(Rehearsal::differs)
                .allSatisfy(one -> assertThat(one.unasked()).hasSize(1));
    }

    @Test
    void runningCasesMoveExceptThoseThatHaveNoPlace() {
        CaseSummary atFirst = open(first(), second());
        CaseSummary atSecond = open(first(), second());
        act(atSecond, new Command.Approve(By.self(counsellor), 1, "同意"));
        Definition shorter = definition(first());
        assertThat(versions.immovable(topic, shorter, 100))
                .containsExactly(new Immovable(atSecond.id(), atSecond.number(), List.of("second")));
        String hash = cases.define(shorter);
        assertThat(versions.migrate(topic, hash, "v2", By.self(dean), "李院长", "流程简化"))
                .isEqualTo(1);
        CaseSummary moved = store.summary(atFirst.id()).orElseThrow();
        assertThat(moved.definition()).isEqualTo(hash);
        assertThat(moved.topicVersion()).isEqualTo("v2");
        assertThat(act(atFirst, new Command.Approve(By.self(counsellor), 1, "")).status())
                .isEqualTo(CaseStatus.APPROVED);
        assertThat(store.summary(atSecond.id()).orElseThrow().definition()).isEqualTo(atSecond.definition());
    }

    private CaseSummary act(CaseSummary of, Command command) {
        return cases.act(of.id(), UUID.randomUUID(), command, "办理人");
    }

    private CaseSummary open(Node... steps) {
        return cases.open(new NewCase(
                CaseId.next(),
                topic,
                "v1",
                "版本",
                cases.define(definition(steps)),
                By.self(PersonId.next()),
                "申请人",
                Map.of()));
    }

    private Definition definition(Node... steps) {
        return new Definition(Map.of(), List.of(FixedPeople.who(dean)), List.of(steps));
    }
}
