package shaopao.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shaopao.workflow.CaseState.Visit;

/** Whether a running case has its place in another definition. */
final class MigrationRules {

    private MigrationRules() {}

    /** Keys of the nodes at which the case stands and that have no such place in the other definition. */
    static List<String> obstacles(CaseFold now, Route from, Route to) {
        List<String> obstacles = new ArrayList<>();
        for (Visit visit : now.visits()) {
            boolean resumes = visit.resume()
                    .map(key -> from.place(key)
                            .map(Route.Place::frames)
                            .equals(to.place(key).map(Route.Place::frames)))
                    .orElse(true);
            if (!stands(visit, now, from, to) || !resumes) {
                obstacles.add(visit.node());
            }
        }
        now.resumeAt()
                .filter(key ->
                        to.place(key).filter(place -> place.frames().isEmpty()).isEmpty())
                .ifPresent(obstacles::add);
        return obstacles;
    }

    /** Whether a stay could be one of the other definition: a node of the same kind in the same blocks. */
    static boolean stands(Visit visit, CaseFold now, Route from, Route to) {
        Optional<Route.Place> old = from.place(visit.node());
        Optional<Route.Place> other = to.place(visit.node());
        return old.isPresent()
                && other.isPresent()
                && old.get().frames().equals(other.get().frames())
                && alike(old.get().node(), other.get().node())
                && visit.lanes().stream().allMatch(lane -> hasLane(other.get().node(), lane))
                && now.visit(visit.parent())
                        .map(block -> stands(block, now, from, to))
                        .orElse(true);
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
