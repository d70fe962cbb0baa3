package shaopao.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shaopao.workflow.CaseState.Visit;
import shaopao.workflow.Immovable.Obstacle;
import shaopao.workflow.Immovable.Reason;

/** Whether a running case has its place in another definition. */
final class MigrationRules {

    private MigrationRules() {}

    /** Nodes at which the case stands and that are no such place in the other definition. */
    static List<Obstacle> obstacles(CaseFold now, Route from, Route to) {
        List<Obstacle> obstacles = new ArrayList<>();
        for (Visit visit : now.visits()) {
            boolean resumes = visit.resume()
                    .map(key -> from.place(key)
                            .map(Route.Place::frames)
                            .equals(to.place(key).map(Route.Place::frames)))
                    .orElse(true);
            obstacle(visit, now, from, to)
                    .or(() -> resumes ? Optional.empty() : Optional.of(Reason.WAY_BACK_GONE))
                    .ifPresent(reason -> obstacles.add(new Obstacle(visit.node(), reason)));
        }
        now.resumeAt()
                .filter(key ->
                        to.place(key).filter(place -> place.frames().isEmpty()).isEmpty())
                .ifPresent(key -> obstacles.add(new Obstacle(key, Reason.WAY_BACK_GONE)));
        return obstacles;
    }

    /** Whether a stay could be one of the other definition: a node of the same kind in the same blocks. */
    static boolean stands(Visit visit, CaseFold now, Route from, Route to) {
        return obstacle(visit, now, from, to).isEmpty();
    }

    private static Optional<Reason> obstacle(Visit visit, CaseFold now, Route from, Route to) {
        Optional<Route.Place> old = from.place(visit.node());
        Optional<Route.Place> other = to.place(visit.node());
        if (old.isEmpty() || other.isEmpty()) {
            return Optional.of(Reason.GONE);
        }
        if (!old.get().frames().equals(other.get().frames())) {
            return Optional.of(Reason.ELSEWHERE);
        }
        if (!alike(old.get().node(), other.get().node())) {
            return Optional.of(Reason.OTHER_KIND);
        }
        if (!visit.lanes().stream().allMatch(lane -> hasLane(other.get().node(), lane))) {
            return Optional.of(Reason.LANE_GONE);
        }
        return now.visit(visit.parent()).flatMap(block -> obstacle(block, now, from, to));
    }

    private static boolean hasLane(Node block, int lane) {
        return block instanceof Node.Each || lane < block.rows().size();
    }

    private static boolean self(Node.Approve node) {
        return node.exceptions().whenApplicant() == Node.WhenApplicant.SELF;
    }

    private static boolean alike(Node one, Node other) {
        return switch (one) {
            case Node.Approve old ->
                other instanceof Node.Approve next
                        && old.voting().claim() == next.voting().claim()
                        && self(old) == self(next);
            case Node.Branch old -> other instanceof Node.Branch next && old.choose() == next.choose();
            case Node.Each old -> other instanceof Node.Each next && old.over().equals(next.over());
            case Node.Wait old ->
                other instanceof Node.Wait next
                        && old.limit().isPresent() == next.limit().isPresent();
            case Node.Collect _, Node.Inform _, Node.Parallel _, Node.Delay _, Node.Call _, Node.Effect _, Node.End _ ->
                one.getClass() == other.getClass();
        };
    }
}
