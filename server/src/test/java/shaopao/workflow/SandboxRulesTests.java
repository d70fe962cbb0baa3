package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shaopao.kernel.Words;
import shaopao.workflow.SandboxCase.What;
import shaopao.workflow.SandboxMove.Act;

class SandboxRulesTests {

    private static final Instant NOON = Instant.parse("2026-11-27T04:00:00Z");
    private static final Flows.Town TOWN = Flows.Town.of("one:a", "many:a,b,c", "owner:o", "nobody:");

    private static SandboxCase walk(Definition definition, SandboxMove... moves) {
        return walk(definition, Map.of(), TOWN, List.of(moves));
    }

    private static SandboxCase walk(
            Definition definition, Map<String, Object> answers, Candidates town, List<SandboxMove> moves) {
        SandboxRules rules = new SandboxRules(
                new Route(definition),
                Flows.PEOPLE[0],
                NOON,
                now -> Flows.facts(now, town, (when, given) -> Boolean.TRUE.equals(given.get(when))));
        return rules.walk(answers, moves);
    }

    private static SandboxMove at(String node, Act act) {
        return new SandboxMove(Optional.of(node), act, "理由", Map.of());
    }

    @Test
    void onePersonActsForAllWhoWouldDecide() {
        Definition flow = Flows.definition(
                Flows.approve("first", Node.Mode.ALL, "many"), Flows.approve("second", Node.Mode.ANY, "one"));
        SandboxCase begun = walk(flow);
        assertThat(begun.waiting().getFirst().people()).hasSize(3);
        SandboxCase half = walk(flow, at("first", Act.APPROVE));
        assertThat(half.waiting().getFirst().node()).isEqualTo("second");
        SandboxCase over = walk(flow, at("first", Act.APPROVE), at("second", Act.APPROVE));
        assertThat(over.status()).isEqualTo(CaseStatus.APPROVED);
        assertThat(over.passed().getLast().what()).isEqualTo(What.ENDED);
        assertThat(walk(flow, at("first", Act.REJECT)).status()).isEqualTo(CaseStatus.REJECTED);
    }

    @Test
    void returnedApplicationIsHandedInAgain() {
        Definition flow = Flows.definition(Flows.approve("first", Node.Mode.ANY, "one"));
        SandboxCase returned = walk(flow, at("first", Act.RETURN));
        assertThat(returned.waiting()).hasSize(1);
        assertThat(returned.waiting().getFirst().possible()).containsExactly(Act.RESUBMIT);
        SandboxMove again = new SandboxMove(Optional.empty(), Act.RESUBMIT, "", Map.of("a", "新"));
        SandboxCase anew = walk(flow, at("first", Act.RETURN), again);
        assertThat(anew.answers()).containsEntry("a", "新");
        assertThat(anew.waiting().getFirst().node()).isEqualTo("first");
    }

    @Test
    void timesComeAndOtherSystemsAnswerWhenTheTesterSaysSo() {
        Definition flow = Flows.definition(
                new Node.Delay("delay", Words.of("等"), 3, 0, Optional.empty()),
                new Node.Call("call", Words.of("问"), "pay", "/x", List.of(), 2),
                new Node.Wait("wait", Words.of("候"), Optional.empty(), Optional.empty()));
        SandboxCase over = walk(flow, at("delay", Act.GO_ON), at("call", Act.GO_ON), at("wait", Act.GO_ON));
        assertThat(over.status()).isEqualTo(CaseStatus.APPROVED);
    }

    @Test
    void impossibleMoveChangesNothingAndSaysWhy() {
        Definition flow = Flows.definition(Flows.approve("first", Node.Mode.ANY, "one"));
        assertThat(walk(flow, at("elsewhere", Act.APPROVE)).refused()).contains(WorkflowProblem.CASE_MOVED);
        assertThat(walk(flow, at("first", Act.GO_ON)).refused()).contains(WorkflowProblem.CASE_MOVED);
        SandboxMove wordless = new SandboxMove(Optional.of("first"), Act.REJECT, "", Map.of());
        SandboxCase same = walk(flow, wordless);
        assertThat(same.refused()).contains(WorkflowProblem.OPINION_MISSING);
        assertThat(same.waiting()).isEqualTo(walk(flow).waiting());
    }

    /** Whatever the definition, whoever agrees to all and lets all times come gets to an end. */
    @Test
    void everyRandomFlowCanBeWalkedToItsEnd() {
        int walked = 0;
        Set<CaseStatus> ends = new HashSet<>();
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            Definition flow = Flows.random(random);
            Flows.Town town = Flows.randomTown(random);
            Map<String, Object> answers =
                    Map.of("a", random.nextBoolean(), "b", random.nextBoolean(), "rows", List.of(1, 2));
            List<SandboxMove> moves = new ArrayList<>();
            SandboxCase now = walk(flow, answers, town, moves);
            if (now.refused().isPresent()) {
                continue;
            }
            for (int i = 0; i < 120 && !now.status().over(); i++) {
                SandboxCase.Waiting next =
                        now.waiting().get(random.nextInt(now.waiting().size()));
                moves.add(at(next.node(), next.possible().getFirst()));
                SandboxCase after = walk(flow, answers, town, moves);
                if (after.refused().isPresent()) {
                    assertThat(after.refused().get())
                            .as("seed %d, %s", seed, moves)
                            .isIn(UNSTAFFED);
                    break;
                }
                now = after;
                walked++;
            }
            boolean stuck = !now.status().over();
            assertThat(stuck && walk(flow, answers, town, moves).refused().isEmpty())
                    .as("seed %d", seed)
                    .isFalse();
            ends.add(now.status());
        }
        assertThat(walked).isGreaterThan(500);
        assertThat(ends).contains(CaseStatus.APPROVED, CaseStatus.REJECTED);
    }

    /** A random town may have nobody for a step, and no owner. */
    private static final Set<WorkflowProblem> UNSTAFFED = Set.of(WorkflowProblem.NOBODY_DECIDES);
}
