package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shaopao.workflow.bpmn.BpmnFiles;
import shaopao.workflow.bpmn.RandomFlows;

/**
 * Random definitions, written as BPMN and run by Flowable beside ours: the same people, the same answers, the same
 * random choices. After every step the same must be open, and both must end together.
 */
@Tag("once")
class FlowableDifferentialTests {

    /** With every change; all 2,000 take two minutes: {@code -Dshaopao.oracle.processes=2000}. */
    private static final int PROCESSES = Integer.getInteger("shaopao.oracle.processes", 600);

    private static final int BATCH = 50;
    private static final int STEPS_MAX = 60;

    private final BpmnFiles files = RandomFlows.files();
    private int steps;
    private int ended;
    private int rejected;
    private int returned;

    @Test
    void flowableHasTheSameOpenAndEndsTogetherWithUs() {
        Map<String, Integer> kinds = new HashMap<>();
        try (FlowablePeer peer = new FlowablePeer()) {
            for (int batch = 0; batch < PROCESSES / BATCH; batch++) {
                Map<String, OracleFlows> flows = new LinkedHashMap<>();
                Map<String, String> written = new LinkedHashMap<>();
                for (int i = 0; i < BATCH; i++) {
                    long seed = (long) batch * BATCH + i;
                    String key = "p" + seed;
                    OracleFlows flow = OracleFlows.of(new Random(seed));
                    flow.definition().nodes().forEach(node -> kinds.merge(kind(node), 1, Integer::sum));
                    flows.put(key, flow);
                    written.put(key, FlowablePeer.translated(key, files.write(key, flow.definition())));
                }
                peer.deploy(written);
                flows.forEach((key, flow) -> run(peer, key, flow));
            }
        }
        System.out.printf(
                "%d processes, %d steps, %d ended, %d rejected, %d returned, nodes %s%n",
                PROCESSES, steps, ended, rejected, returned, kinds);
        assertThat(ended).isGreaterThan(PROCESSES / 2);
        assertThat(rejected).isPositive();
        assertThat(returned).isPositive();
        assertThat(kinds.keySet()).containsAll(OracleFlows.KINDS);
    }

    private static String kind(Node node) {
        return switch (node) {
            case Node.Approve approve -> "Approve " + approve.voting().mode();
            case Node.Branch branch -> "Branch " + branch.choose();
            case Node.Collect _,
                    Node.Inform _,
                    Node.Parallel _,
                    Node.Each _,
                    Node.Delay _,
                    Node.Call _,
                    Node.Wait _,
                    Node.Effect _,
                    Node.End _ -> node.getClass().getSimpleName();
        };
    }

    private void run(FlowablePeer peer, String key, OracleFlows flow) {
        Random random = flow.random();
        OurRun ours = new OurRun(flow);
        ours.submit();
        String instance = peer.start(key, flow.variables());
        for (int step = 0; step < STEPS_MAX; step++) {
            List<FlowablePeer.Open> theirs =
                    peer.running(instance) ? peer.open(instance, flow.signals(), flow.row()) : List.of();
            List<OurRun.Open> open = ours.open();
            assertThat(open.stream().map(OurRun.Open::words).sorted().toList())
                    .as("%s, step %d: %s\n%s", key, step, ours.done(), flow.definition())
                    .isEqualTo(theirs.stream()
                            .map(FlowablePeer.Open::words)
                            .sorted()
                            .toList());
            assertThat(ours.over())
                    .as("%s, step %d: %s", key, step, ours.done())
                    .isEqualTo(!peer.running(instance));
            if (open.isEmpty()) {
                ended++;
                return;
            }
            steps++;
            OurRun.Open chosen = open.get(random.nextInt(open.size()));
            int act = random.nextInt(40);
            if (act == 0 && ours.decides(chosen)) {
                ours.reject(chosen);
                peer.end(instance);
                rejected++;
            } else if (act == 1 && ours.decides(chosen)) {
                // Going back is no arrow in BPMN: there, somebody starts it again.
                ours.sendBackAndSubmit(chosen);
                peer.end(instance);
                instance = peer.start(key, flow.variables());
                returned++;
            } else {
                ours.act(chosen);
                peer.act(theirs.stream()
                        .filter(one -> one.words().equals(chosen.words()))
                        .findFirst()
                        .orElseThrow());
            }
        }
        peer.end(instance);
    }
}
