package shaopao.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateRulesTests {

    private static final GateWish WISH = new GateWish(8, 80, 60, Optional.of(600));

    private static GateState state(int completed, int succeeded, int score, int seconds, int open) {
        return GateRules.state(
                WISH, new GateFigures(completed, succeeded, Optional.of(score), Optional.of(seconds), open));
    }

    @Test
    void gateOpensWhenAllIsShownAndNoFindingIsOpen() {
        assertThat(state(8, 7, 60, 600, 0).met()).isTrue();
        assertThat(state(7, 7, 60, 600, 0).met()).isFalse();
        assertThat(state(8, 6, 60, 600, 0).met()).isFalse();
        assertThat(state(8, 7, 59, 600, 0).met()).isFalse();
        assertThat(state(8, 7, 60, 601, 0).met()).isFalse();
        assertThat(state(8, 7, 60, 600, 1).met()).isFalse();
    }

    @Test
    void nothingShownIsNotEnoughEvenWhereNothingIsAskedOfSuccess() {
        GateFigures none = new GateFigures(0, 0, Optional.empty(), Optional.empty(), 0);
        GateState state = GateRules.state(new GateWish(1, 0, 0, Optional.empty()), none);
        assertThat(state.met()).isFalse();
        assertThat(state.checks()).hasSize(3);
        assertThat(GateRules.missing(state).zh()).contains("已体验 0 人，要求 1 人").contains("完成率 暂无");
        assertThat(GateRules.missing(state).en()).contains("0 of 1 people");
    }

    @Test
    void percentIsNotRoundedUp() {
        assertThat(GateRules.percent(new GateFigures(200, 199, Optional.empty(), Optional.empty(), 0)))
                .contains(99);
    }

    @Test
    void umuxLiteGoesFromNothingToAHundred() {
        assertThat(GateRules.umuxLite(1, 1)).isZero();
        assertThat(GateRules.umuxLite(7, 7)).isEqualTo(100);
        assertThat(GateRules.umuxLite(4, 4)).isEqualTo(50);
    }

    @Test
    void oneStumblesByChanceAndManyDoNot() {
        assertThat(FindingRules.troubled(1, 1)).isFalse();
        assertThat(FindingRules.troubled(6, 2)).isTrue();
        assertThat(FindingRules.troubled(7, 2)).isFalse();
        assertThat(FindingRules.troubled(20, 6)).isTrue();
    }
}
