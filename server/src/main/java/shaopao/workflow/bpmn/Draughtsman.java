package shaopao.workflow.bpmn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shaopao.workflow.Definition;
import shaopao.workflow.Node;
import shaopao.workflow.bpmn.Drawing.Bounds;
import shaopao.workflow.bpmn.Drawing.Figure;
import shaopao.workflow.bpmn.Drawing.Line;
import shaopao.workflow.bpmn.Drawing.Point;

/** Draws a definition from left to right; the lanes of a block stand one below the other. */
final class Draughtsman {

    private static final int MARGIN = 60;

    private final Drawing drawing = new Drawing();
    private final Figures figures;

    private Draughtsman(Figures figures) {
        this.figures = figures;
    }

    static Drawing draw(Definition definition, Figures figures) {
        Draughtsman hand = new Draughtsman(figures);
        int axis = MARGIN + Math.max(Extent.of(definition.steps()).up(), Extent.TASK_HEIGHT / 2);
        hand.between("Start", "Finish", "", definition.steps(), MARGIN, axis);
        return hand.drawing;
    }

    /**
     * An arrow that has left somewhere and has not arrived yet.
     *
     * @param lane whose first arrow it is
     * @param points so far; the last one is on the line of the row
     */
    private record Loose(String from, Optional<Node.Lane> lane, List<Point> points) {

        static Loose from(String id, int x, int y) {
            return new Loose(id, Optional.empty(), List.of(new Point(x, y)));
        }

        Point last() {
            return points.getLast();
        }
    }

    /** A start, the row, and an end if the row comes to it. */
    private void between(String start, String finish, String scope, List<Node> row, int x, int y) {
        event(start, "startEvent", scope, x, y);
        Loose arrow = Loose.from(start, x + Extent.EVENT, y);
        int end = x + Extent.EVENT + Extent.GAP;
        Optional<Loose> on = row(row, scope, arrow, end, y);
        if (!row.isEmpty()) {
            end += Extent.of(row).width() + Extent.GAP;
        }
        if (on.isPresent()) {
            event(finish, "endEvent", scope, end, y);
            arrive(on.get(), scope, finish, new Point(end, y));
        }
    }

    private Figure event(String id, String tag, String scope, int x, int y) {
        Figure figure = Figure.of(id, tag, scope, new Bounds(x, y - Extent.EVENT / 2, Extent.EVENT, Extent.EVENT));
        drawing.add(figure);
        return figure;
    }

    /** Draws nodes one after the other; gives the arrow that leaves the last, empty when nothing goes on. */
    private Optional<Loose> row(List<Node> row, String scope, Loose arrow, int x, int y) {
        Optional<Loose> on = Optional.of(arrow);
        int at = x;
        for (Node node : row) {
            if (on.isEmpty()) {
                throw new IllegalArgumentException("nothing leads to " + node.key());
            }
            on = node(node, scope, on.get(), at, y);
            at += Extent.of(node).width() + Extent.GAP;
        }
        return on;
    }

    private Optional<Loose> node(Node node, String scope, Loose arrow, int x, int y) {
        return switch (node) {
            case Node.Branch branch -> block(branch, scope, arrow, x, y);
            case Node.Parallel parallel -> block(parallel, scope, arrow, x, y);
            case Node.Each each -> Optional.of(each(each, scope, arrow, x, y));
            case Node.End end -> {
                Figure figure = figures.end(end, scope, new Bounds(x, y - 18, Extent.EVENT, Extent.EVENT));
                drawing.add(figure);
                arrive(arrow, scope, end.key(), new Point(x, y));
                yield Optional.empty();
            }
            case Node.Delay delay -> {
                drawing.add(figures.delay(delay, scope, new Bounds(x, y - 18, Extent.EVENT, Extent.EVENT)));
                arrive(arrow, scope, delay.key(), new Point(x, y));
                yield Optional.of(Loose.from(delay.key(), x + Extent.EVENT, y));
            }
            case Node.Approve _, Node.Collect _, Node.Inform _, Node.Call _, Node.Wait _, Node.Effect _ ->
                Optional.of(task(node, scope, arrow, x, y));
        };
    }

    private Loose task(Node node, String scope, Loose arrow, int x, int y) {
        int half = Extent.TASK_HEIGHT / 2;
        drawing.add(figures.task(node, scope, new Bounds(x, y - half, Extent.TASK_WIDTH, Extent.TASK_HEIGHT)));
        arrive(arrow, scope, node.key(), new Point(x, y));
        Loose on = Loose.from(node.key(), x + Extent.TASK_WIDTH, y);
        return node.timeLimit()
                .map(limit -> border(node.key(), limit, scope, on, x, y + half))
                .orElse(on);
    }

    /** The timer at the lower border of a task, with where it leads; gives the arrow that goes on. */
    private Loose border(String key, Node.Limit limit, String scope, Loose on, int x, int bottom) {
        String id = "Limit_" + key;
        drawing.add(figures.border(id, key, limit, scope, new Bounds(x + 12, bottom - 18, Extent.EVENT, Extent.EVENT)));
        int centre = x + 30;
        Point below = new Point(centre, bottom + 18);
        if (limit.then() == Node.Then.PASS) {
            String merge = "Merge_" + key;
            Point axis = on.last();
            int left = axis.x() + Extent.GAP;
            int middle = left + Extent.GATEWAY / 2;
            drawing.add(gateway(merge, "exclusiveGateway", scope, left, axis.y()));
            arrive(on, scope, merge, new Point(left, axis.y()));
            Loose passing = new Loose(
                    id,
                    Optional.empty(),
                    List.of(below, new Point(centre, bottom + 45), new Point(middle, bottom + 45)));
            arrive(passing, scope, merge, new Point(middle, axis.y() + Extent.GATEWAY / 2));
            return Loose.from(merge, left + Extent.GATEWAY, axis.y());
        }
        String end = "LimitEnd_" + key;
        drawing.add(figures.limitEnd(end, limit, scope, new Bounds(centre - 18, bottom + 50, 36, 36)));
        arrive(new Loose(id, Optional.empty(), List.of(below)), scope, end, new Point(centre, bottom + 50));
        return on;
    }

    private static Figure gateway(String id, String tag, String scope, int x, int y) {
        return Figure.of(id, tag, scope, new Bounds(x, y - Extent.GATEWAY / 2, Extent.GATEWAY, Extent.GATEWAY));
    }

    private Loose each(Node.Each each, String scope, Loose arrow, int x, int y) {
        Extent extent = Extent.of(each);
        drawing.add(
                figures.each(each, scope, new Bounds(x, y - extent.up(), extent.width(), extent.up() + extent.down())));
        arrive(arrow, scope, each.key(), new Point(x, y));
        between("Start_" + each.key(), "Finish_" + each.key(), each.key(), each.steps(), x + Extent.PADDING, y);
        return Loose.from(each.key(), x + extent.width(), y);
    }

    private Optional<Loose> block(Node block, String scope, Loose arrow, int x, int y) {
        String tag = Figures.gatewayTag(block);
        List<Node.Lane> lanes = block.rows();
        Figure split = gateway(block.key(), tag, scope, x, y);
        drawing.add(figures.named(split, block.name()));
        arrive(arrow, scope, block.key(), new Point(x, y));
        String join = "Join_" + block.key();
        int width = Extent.of(block).width();
        Point middle = new Point(x + width - Extent.GATEWAY / 2, y);
        List<Loose> arriving = new ArrayList<>();
        int axis = y;
        for (int i = 0; i < lanes.size(); i++) {
            Node.Lane lane = lanes.get(i);
            if (i > 0) {
                int before = Extent.ofLane(lanes.get(i - 1)).down();
                axis += (i == 1 ? Math.max(before, Extent.GATEWAY / 2) : before)
                        + Extent.ofLane(lane).up();
            }
            Loose leaving = leaving(block, lane, x, y, axis);
            if (block instanceof Node.Branch && lane.when().isEmpty()) {
                split.set("default", drawing.nextLine());
            }
            row(lane.steps(), scope, leaving, x + Extent.GATEWAY + Extent.GAP, axis)
                    .ifPresent(on -> {
                        arriving.add(on);
                        arrival(on, scope, join, middle);
                    });
        }
        if (arriving.isEmpty()) {
            return Optional.empty();
        }
        drawing.add(
                gateway(join, tag, scope, middle.x() - Extent.GATEWAY / 2, y).our("joins", block.key()));
        return Optional.of(Loose.from(join, middle.x() + Extent.GATEWAY / 2, y));
    }

    private static Loose leaving(Node block, Node.Lane lane, int x, int y, int axis) {
        int middle = x + Extent.GATEWAY / 2;
        List<Point> points = axis == y
                ? List.of(new Point(x + Extent.GATEWAY, y))
                : List.of(new Point(middle, y + Extent.GATEWAY / 2), new Point(middle, axis));
        return new Loose(block.key(), Optional.of(lane), points);
    }

    /** The arrow of a lane reaches the gateway where all meet. */
    private void arrival(Loose on, String scope, String join, Point middle) {
        if (on.last().y() == middle.y()) {
            arrive(on, scope, join, new Point(middle.x() - Extent.GATEWAY / 2, middle.y()));
        } else {
            List<Point> points = new ArrayList<>(on.points());
            points.add(new Point(middle.x(), on.last().y()));
            arrive(
                    new Loose(on.from(), on.lane(), points),
                    scope,
                    join,
                    new Point(middle.x(), middle.y() + Extent.GATEWAY / 2));
        }
    }

    private void arrive(Loose arrow, String scope, String to, Point at) {
        List<Point> points = new ArrayList<>(arrow.points());
        points.add(at);
        Map<String, String> attributes = new LinkedHashMap<>();
        Map<String, String> ours = new LinkedHashMap<>();
        arrow.lane().map(Node.Lane::name).ifPresent(name -> Figures.name(name, attributes, ours));
        drawing.add(new Line(
                drawing.nextLine(),
                scope,
                arrow.from(),
                to,
                attributes,
                ours,
                arrow.lane().flatMap(Node.Lane::when),
                points));
    }
}
