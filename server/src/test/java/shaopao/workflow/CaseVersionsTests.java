package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.ModuleTest;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;

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
    void peopleWhoAreNoLongerToldAreADifference() {
        Node.Inform told = new Node.Inform("told", Words.of("告知"), List.of(FixedPeople.who(dean)));
        CaseSummary approved = open(first(), told);
        act(approved, new Command.Approve(By.self(counsellor), 1, "同意"));
        assertThat(versions.rehearse(topic, definition(first(), told), 10)).noneMatch(Rehearsal::differs);
        assertThat(versions.rehearse(topic, definition(first()), 10))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.differs()).isTrue();
                    assertThat(one.before()).containsExactly("first", "told");
                    assertThat(one.after()).containsExactly("first");
                });
    }

    @Test
    void runningCasesMoveExceptThoseThatHaveNoPlace() {
        CaseSummary atFirst = open(first(), second());
        CaseSummary atSecond = open(first(), second());
        act(atSecond, new Command.Approve(By.self(counsellor), 1, "同意"));
        Definition shorter = definition(first());
        Immovable stays = new Immovable(
                atSecond.id(), atSecond.number(), List.of(new Immovable.Obstacle("second", Immovable.Reason.GONE)));
        assertThat(versions.open(topic)).containsExactly(Map.entry("v1", 2));
        assertThat(versions.movable(topic, shorter, Optional.empty(), 100))
                .isEqualTo(new CaseVersions.Moving(1, List.of(stays), Optional.empty()));
        String hash = cases.define(shorter);
        assertThat(migrated(hash, Optional.empty(), 100).immovable()).containsExactly(stays);
        CaseSummary moved = store.summary(atFirst.id()).orElseThrow();
        assertThat(moved.definition()).isEqualTo(hash);
        assertThat(moved.topicVersion()).isEqualTo("v2");
        assertThat(act(atFirst, new Command.Approve(By.self(counsellor), 1, "")).status())
                .isEqualTo(CaseStatus.APPROVED);
        assertThat(store.summary(atSecond.id()).orElseThrow().definition()).isEqualTo(atSecond.definition());
    }

    @Test
    void manyMoveBatchByBatchAndEachOnce() {
        Definition longer = definition(first(), second());
        String hash = cases.define(longer);
        for (int nth = 0; nth < 5; nth++) {
            open(first());
        }
        Optional<CaseId> after = Optional.empty();
        int batches = 0;
        int moved = 0;
        do {
            CaseVersions.Moving moving = migrated(hash, after, 2);
            moved += moving.moved();
            batches++;
            after = moving.next();
        } while (after.isPresent());
        assertThat(moved).isEqualTo(5);
        assertThat(batches).isEqualTo(3);
        assertThat(migrated(hash, Optional.empty(), 100).moved()).isEqualTo(5);
        assertThat(versions.open(topic)).containsExactly(Map.entry("v2", 5));
    }

    @Test
    void obstacleSaysWhyANodeIsNoPlace() {
        open(first(), second());
        Node.Inform told = new Node.Inform("first", Words.of("告知"), List.of(FixedPeople.who(dean)));
        assertThat(reasons(told, second())).containsExactly(Immovable.Reason.OTHER_KIND);
        Node.Parallel both = new Node.Parallel(
                "both",
                Words.of("并行"),
                List.of(
                        new Node.Lane(Words.of("甲"), Optional.empty(), List.of(first())),
                        new Node.Lane(Words.of("乙"), Optional.empty(), List.of(second()))));
        assertThat(reasons(both)).containsExactly(Immovable.Reason.ELSEWHERE);
    }

    private List<Immovable.Reason> reasons(Node... steps) {
        return versions.movable(topic, definition(steps), Optional.empty(), 10).immovable().stream()
                .flatMap(one -> one.obstacles().stream())
                .map(Immovable.Obstacle::reason)
                .toList();
    }

    private CaseVersions.Moving migrated(String hash, Optional<CaseId> after, int limit) {
        return versions.migrate(new CaseVersions.Order(topic, hash, "v2", "流程简化"), By.self(dean), "李院长", after, limit);
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
