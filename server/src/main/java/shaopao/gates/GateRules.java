package shaopao.gates;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import shaopao.gates.PassageFacts.Visit;
import shaopao.rules.Rule;

/**
 * Decides whether a gate opens: policy, facts, presence and time in, verdict with its reason out. Pure. The reader
 * decides by {@code web/src/gate/gateRules.ts}, which says the same in the same order.
 */
final class GateRules {

    private GateRules() {}

    /**
     * A policy that is ready to be asked.
     *
     * @param places the place of the gate and all in which it lies
     * @param rules the compiled lines, in their order
     */
    record Ready(GatePolicy policy, List<UUID> places, List<Rule> rules) {
        Ready {
            places = List.copyOf(places);
            rules = List.copyOf(rules);
        }
    }

    /**
     * Somebody at a gate.
     *
     * @param way of the entry point
     * @param inside how many are inside the place
     */
    record Asked(Direction way, PassageFacts facts, Whereabouts whereabouts, int inside, Instant at) {}

    static GateVerdict decide(Ready ready, Asked asked) {
        Direction direction = direction(asked.way(), asked.whereabouts());
        boolean entering = direction == Direction.IN;
        if (ready.policy().mode() == GateMode.EMERGENCY) {
            return new GateVerdict(direction, GateReason.EMERGENCY, -1, Optional.empty());
        }
        GateVerdict verdict = allowed(ready, asked, direction);
        if (!verdict.opens()) {
            return verdict;
        }
        Optional<PassageRemark> remark = remark(ready.policy(), asked, entering);
        if (remark.equals(Optional.of(PassageRemark.PASSED_BACK))
                && ready.policy().passback() == Passback.REFUSE) {
            return new GateVerdict(direction, GateReason.ALREADY_INSIDE, -1, remark);
        }
        boolean onemore = entering && !asked.whereabouts().inside();
        if (onemore
                && ready.policy().capacity() > 0
                && asked.inside() >= ready.policy().capacity()) {
            return new GateVerdict(direction, GateReason.FULL, -1, Optional.empty());
        }
        return new GateVerdict(direction, verdict.reason(), verdict.line(), remark);
    }

    /** Of a gate for both ways: whoever is inside goes out. */
    static Direction direction(Direction way, Whereabouts whereabouts) {
        if (way != Direction.BOTH) {
            return way;
        }
        return whereabouts.inside() ? Direction.OUT : Direction.IN;
    }

    private static GateVerdict allowed(Ready ready, Asked asked, Direction direction) {
        boolean entering = direction == Direction.IN;
        GatePolicy policy = ready.policy();
        if (!asked.facts().present()) {
            return plain(direction, entering ? GateReason.GONE : GateReason.LEAVING);
        }
        if (entering && policy.mode() == GateMode.CLOSED) {
            return plain(direction, GateReason.CLOSED);
        }
        if (asked.facts().visit().isPresent()) {
            return plain(
                    direction, entering ? visit(ready, asked.facts().visit().get(), asked.at()) : GateReason.LEAVING);
        }
        if (entering && policy.mode() == GateMode.EXAM) {
            return plain(direction, exam(policy, asked.facts()));
        }
        return byLine(ready, asked, direction);
    }

    private static GateReason visit(Ready ready, Visit visit, Instant at) {
        if (!ready.policy().visitors()) {
            return GateReason.NO_VISITORS;
        }
        if (!visit.places().isEmpty() && ready.places().stream().noneMatch(visit.places()::contains)) {
            return GateReason.VISIT_ELSEWHERE;
        }
        return visit.time().contains(at) ? GateReason.VISIT : GateReason.VISIT_NOT_NOW;
    }

    private static GateReason exam(GatePolicy policy, PassageFacts facts) {
        boolean listed = facts.marks().contains("exam:" + policy.exam())
                || facts.marks().contains("invigilator:" + policy.exam());
        return listed ? GateReason.EXAM_SEAT : GateReason.EXAM_ONLY;
    }

    private static GateVerdict byLine(Ready ready, Asked asked, Direction direction) {
        boolean entering = direction == Direction.IN;
        if (!ready.rules().isEmpty()) {
            Map<String, Object> values = PolicyLanguage.values(asked.facts(), entering, asked.inside(), asked.at());
            for (int line = 0; line < ready.rules().size(); line++) {
                if (ready.rules().get(line).holds(values)) {
                    boolean opens = ready.policy().lines().get(line).opens();
                    GateReason reason = opens ? GateReason.LINE : GateReason.LINE_REFUSES;
                    return new GateVerdict(direction, reason, line, Optional.empty());
                }
            }
        }
        return plain(direction, entering ? GateReason.NO_LINE : GateReason.LEAVING);
    }

    private static Optional<PassageRemark> remark(GatePolicy policy, Asked asked, boolean entering) {
        Whereabouts now = asked.whereabouts();
        if (policy.passback() == Passback.OFF || entering != now.inside()) {
            return Optional.empty();
        }
        if (!entering) {
            return Optional.of(PassageRemark.MISSED_ENTRY);
        }
        boolean longAgo =
                Duration.between(now.since(), asked.at()).compareTo(Duration.ofMinutes(policy.missedMinutes())) >= 0;
        return Optional.of(longAgo ? PassageRemark.MISSED_EXIT : PassageRemark.PASSED_BACK);
    }

    private static GateVerdict plain(Direction direction, GateReason reason) {
        return new GateVerdict(direction, reason, -1, Optional.empty());
    }
}
