package shaopao.workflow.bpmn;

import java.util.List;
import shaopao.workflow.Node;

/**
 * The room that nodes need around the line on which they stand, in the units of a diagram.
 *
 * @param up above the line
 * @param down below it
 */
record Extent(int width, int up, int down) {

    static final int GAP = 50;
    static final int TASK_WIDTH = 120;
    static final int TASK_HEIGHT = 80;
    static final int EVENT = 36;
    static final int GATEWAY = 50;
    static final int LABEL = 30;
    static final int PADDING = 30;
    static final int BORDER_ROOM = 100;

    static Extent of(List<Node> row) {
        int width = Math.max(0, (row.size() - 1) * GAP);
        int up = 0;
        int down = 0;
        for (Node node : row) {
            Extent extent = of(node);
            width += extent.width();
            up = Math.max(up, extent.up());
            down = Math.max(down, extent.down());
        }
        return new Extent(width, up, down);
    }

    static Extent of(Node node) {
        return switch (node) {
            case Node.Branch branch -> ways(branch.lanes());
            case Node.Parallel parallel -> ways(parallel.lanes());
            case Node.Each each -> inside(Extent.of(each.steps()));
            case Node.Delay _, Node.End _ -> new Extent(EVENT, EVENT / 2, EVENT / 2 + LABEL);
            case Node.Approve _, Node.Collect _, Node.Inform _, Node.Call _, Node.Wait _, Node.Effect _ -> task(node);
        };
    }

    /** A row of a block. One without nodes still needs room for its arrow. */
    static Extent ofLane(Node.Lane lane) {
        Extent extent = of(lane.steps());
        return new Extent(Math.max(extent.width(), GAP), Math.max(extent.up(), LABEL), Math.max(extent.down(), LABEL));
    }

    private static Extent task(Node node) {
        boolean passes =
                node.timeLimit().filter(limit -> limit.then() == Node.Then.PASS).isPresent();
        return new Extent(
                TASK_WIDTH + (passes ? GAP + GATEWAY : 0),
                TASK_HEIGHT / 2,
                TASK_HEIGHT / 2 + (node.timeLimit().isPresent() ? BORDER_ROOM : 0));
    }

    private static Extent inside(Extent row) {
        int ends = 2 * (EVENT + GAP + PADDING);
        int half = EVENT / 2 + PADDING;
        return new Extent(row.width() + ends, Math.max(row.up() + PADDING, half), Math.max(row.down() + PADDING, half));
    }

    private static Extent ways(List<Node.Lane> lanes) {
        List<Extent> rows = lanes.stream().map(Extent::ofLane).toList();
        int width = rows.stream().mapToInt(Extent::width).max().orElse(0);
        int below = rows.stream().skip(1).mapToInt(row -> row.up() + row.down()).sum();
        int up = rows.isEmpty() ? 0 : rows.getFirst().up();
        int down = rows.isEmpty() ? 0 : rows.getFirst().down();
        return new Extent(
                width + 2 * (GATEWAY + GAP), Math.max(up, GATEWAY / 2 + LABEL), Math.max(down, GATEWAY / 2) + below);
    }
}
