package shaopao.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shaopao.gates.GateRules.Asked;
import shaopao.gates.GateRules.Ready;
import shaopao.gates.PassageFacts.Visit;
import shaopao.gates.spi.FactSource.Span;
import shaopao.rules.RuleType;
import shaopao.rules.Rules;

class GateRulesTests {

    /** Friday, 27 November 2026, 22:30 on campus. */
    private static final Instant EVENING = Instant.parse("2026-11-27T14:30:00Z");

    private static final UUID LIBRARY = new UUID(0, 1);
    private static final UUID CAMPUS = new UUID(0, 2);
    private static final Rules RULES = new Rules();

    private static final GatePolicy DORMITORY = policy(
            new PolicyLine("!entering && minute >= 1320 && !onLeave", false, "晚十点后凭请假出门", "After ten with leave only"),
            new PolicyLine("'resident:D03' in marks", true, "", ""),
            new PolicyLine("person.kind == 'staff' && inside < 100", true, "", ""));

    @Test
    void theFirstLineThatHoldsDecides() {
        assertThat(decide(DORMITORY, Direction.IN, student("resident:D03")))
                .isEqualTo(new GateVerdict(Direction.IN, GateReason.LINE, 1, Optional.empty()));
        assertThat(decide(DORMITORY, Direction.OUT, student("resident:D03")).reason())
                .isEqualTo(GateReason.LINE_REFUSES);
        assertThat(decide(DORMITORY, Direction.IN, student()).reason()).isEqualTo(GateReason.NO_LINE);
    }

    @Test
    void approvedLeaveOpensTheWayOutWhileItLasts() {
        Span leave = new Span(EVENING.minusSeconds(60), EVENING.plusSeconds(1));
        PassageFacts away = withLeave(leave);
        assertThat(decide(DORMITORY, Direction.OUT, away).opens()).isTrue();
        PassageFacts over = withLeave(new Span(EVENING.minusSeconds(60), EVENING));
        assertThat(decide(DORMITORY, Direction.OUT, over).opens()).isFalse();
    }

    @Test
    void nobodyIsLockedInByALineThatDoesNotHold() {
        assertThat(decide(policy(), Direction.OUT, student()).reason()).isEqualTo(GateReason.LEAVING);
        assertThat(decide(policy(), Direction.IN, student()).reason()).isEqualTo(GateReason.NO_LINE);
        PassageFacts gone = new PassageFacts(
                false,
                "student",
                Optional.empty(),
                Optional.empty(),
                false,
                List.of("resident:D03"),
                Map.of(),
                List.of(),
                Optional.empty());
        assertThat(decide(DORMITORY, Direction.IN, gone).reason()).isEqualTo(GateReason.GONE);
        assertThat(decide(DORMITORY, Direction.OUT, gone).reason()).isEqualTo(GateReason.LEAVING);
    }

    @Test
    void whatCannotBeComputedIsNotGranted() {
        GatePolicy asksTheYear = policy(new PolicyLine("person.grade > 2020", true, "", ""));
        assertThat(decide(asksTheYear, Direction.IN, student()).reason()).isEqualTo(GateReason.NO_LINE);
    }

    @Test
    void whoIsInsideComesInAgainOnlyWhenAnExitWasMissed() {
        GatePolicy strict = open().passback(Passback.REFUSE).missedMinutes(60).policy();
        assertThat(decide(strict, Direction.IN, student(), inside(59 * 60)).reason())
                .isEqualTo(GateReason.ALREADY_INSIDE);
        assertThat(decide(strict, Direction.IN, student(), inside(60 * 60)))
                .isEqualTo(new GateVerdict(Direction.IN, GateReason.LINE, 0, Optional.of(PassageRemark.MISSED_EXIT)));
        GatePolicy mild = open().passback(Passback.REMARK).missedMinutes(60).policy();
        assertThat(decide(mild, Direction.IN, student(), inside(59 * 60)))
                .isEqualTo(new GateVerdict(Direction.IN, GateReason.LINE, 0, Optional.of(PassageRemark.PASSED_BACK)));
        assertThat(decide(mild, Direction.OUT, student(), Whereabouts.NEVER).remark())
                .contains(PassageRemark.MISSED_ENTRY);
        GatePolicy none = open().passback(Passback.OFF).policy();
        assertThat(decide(none, Direction.IN, student(), inside(1)).remark()).isEmpty();
    }

    @Test
    void aFullPlaceTakesNobodyMore() {
        GatePolicy small = open().capacity(30).policy();
        assertThat(counted(small, Direction.IN, Whereabouts.NEVER, 29).opens()).isTrue();
        assertThat(counted(small, Direction.IN, Whereabouts.NEVER, 30).reason()).isEqualTo(GateReason.FULL);
        assertThat(counted(small, Direction.OUT, inside(600), 30).opens()).isTrue();
        // somebody inside, whose exit was missed, is counted already
        assertThat(counted(small, Direction.IN, inside(90_000), 30).opens()).isTrue();
    }

    @Test
    void visitorsComeWhereAndWhenTheyAreInvited() {
        Span now = new Span(EVENING.minusSeconds(60), EVENING.plusSeconds(60));
        PassageFacts here = PassageFacts.guest(new Visit(now, Set.of(CAMPUS)));
        PassageFacts elsewhere = PassageFacts.guest(new Visit(now, Set.of(new UUID(0, 9))));
        PassageFacts late = PassageFacts.guest(new Visit(new Span(EVENING.minusSeconds(60), EVENING), Set.of()));
        GatePolicy welcoming = open().visitors(true).policy();
        assertThat(decide(welcoming, Direction.IN, here).reason()).isEqualTo(GateReason.VISIT);
        assertThat(decide(welcoming, Direction.IN, elsewhere).reason()).isEqualTo(GateReason.VISIT_ELSEWHERE);
        assertThat(decide(welcoming, Direction.IN, late).reason()).isEqualTo(GateReason.VISIT_NOT_NOW);
        assertThat(decide(welcoming, Direction.OUT, late, inside(60)).opens()).isTrue();
        assertThat(decide(open().visitors(false).policy(), Direction.IN, here).reason())
                .isEqualTo(GateReason.NO_VISITORS);
    }

    @Test
    void examClosedAndEmergencyModesGoBeforeTheLines() {
        GatePolicy exam = open().policy().in(GateMode.EXAM, "MATH1");
        assertThat(decide(exam, Direction.IN, student("exam:MATH1")).reason()).isEqualTo(GateReason.EXAM_SEAT);
        assertThat(decide(exam, Direction.IN, student("exam:MATH2")).reason()).isEqualTo(GateReason.EXAM_ONLY);
        assertThat(decide(exam, Direction.OUT, student(), inside(60)).opens()).isTrue();
        GatePolicy closed = open().policy().in(GateMode.CLOSED, "");
        assertThat(decide(closed, Direction.IN, student()).reason()).isEqualTo(GateReason.CLOSED);
        assertThat(decide(closed, Direction.OUT, student(), inside(60)).opens()).isTrue();
        GatePolicy emergency = policy().in(GateMode.EMERGENCY, "");
        assertThat(decide(emergency, Direction.IN, student()).reason()).isEqualTo(GateReason.EMERGENCY);
    }

    @Test
    void aGateForBothWaysGoesByWhereOneIs() {
        assertThat(decide(open().policy(), Direction.BOTH, student()).direction())
                .isEqualTo(Direction.IN);
        assertThat(decide(open().policy(), Direction.BOTH, student(), inside(60))
                        .direction())
                .isEqualTo(Direction.OUT);
    }

    @Test
    void linesSeeTheCampusClock() {
        GatePolicy clock =
                policy(new PolicyLine("minute == 1350 && weekday == 5 && today == date('2026-11-27')", true, "", ""));
        assertThat(decide(clock, Direction.IN, student()).opens()).isTrue();
    }

    private record Open(Passback passback, int missedMinutes, int capacity, boolean visitors) {
        Open passback(Passback other) {
            return new Open(other, missedMinutes, capacity, visitors);
        }

        Open missedMinutes(int other) {
            return new Open(passback, other, capacity, visitors);
        }

        Open capacity(int other) {
            return new Open(passback, missedMinutes, other, visitors);
        }

        Open visitors(boolean other) {
            return new Open(passback, missedMinutes, capacity, other);
        }

        GatePolicy policy() {
            return new GatePolicy(
                    GateMode.NORMAL,
                    "",
                    List.of(new PolicyLine("true", true, "", "")),
                    passback,
                    missedMinutes,
                    capacity,
                    visitors,
                    -1);
        }
    }

    private static Open open() {
        return new Open(Passback.REMARK, 720, 0, false);
    }

    private static GatePolicy policy(PolicyLine... lines) {
        return new GatePolicy(GateMode.NORMAL, "", List.of(lines), Passback.REMARK, 720, 0, false, -1);
    }

    private static PassageFacts student(String... marks) {
        return new PassageFacts(
                true,
                "student",
                Optional.of("D05"),
                Optional.empty(),
                false,
                List.of(marks),
                Map.of(),
                List.of(),
                Optional.empty());
    }

    private static PassageFacts withLeave(Span leave) {
        return new PassageFacts(
                true,
                "student",
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Map.of(),
                List.of(leave),
                Optional.empty());
    }

    private static Whereabouts inside(long seconds) {
        return new Whereabouts(true, EVENING.minusSeconds(seconds));
    }

    private static GateVerdict decide(GatePolicy policy, Direction way, PassageFacts facts) {
        return decide(policy, way, facts, Whereabouts.NEVER);
    }

    private static GateVerdict decide(GatePolicy policy, Direction way, PassageFacts facts, Whereabouts whereabouts) {
        return GateRules.decide(ready(policy), new Asked(way, facts, whereabouts, 0, EVENING));
    }

    private static GateVerdict counted(GatePolicy policy, Direction way, Whereabouts whereabouts, int inside) {
        return GateRules.decide(ready(policy), new Asked(way, student(), whereabouts, inside, EVENING));
    }

    private static Ready ready(GatePolicy policy) {
        return new Ready(
                policy,
                List.of(LIBRARY, CAMPUS),
                policy.lines().stream()
                        .map(line -> RULES.rule(line.condition(), PolicyLanguage.ENVIRONMENT, RuleType.BOOL))
                        .toList());
    }
}
