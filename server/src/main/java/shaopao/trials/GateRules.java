package shaopao.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import shaopao.kernel.Words;
import shaopao.trials.GateState.GateCheck;
import shaopao.trials.GateState.Measure;

/** Whether what a trial has shown is enough, and how the answers to its questions count. */
final class GateRules {

    private static final int SCALE_MAX = 7;

    private GateRules() {}

    static GateState state(GateWish wish, GateFigures figures) {
        List<GateCheck> checks = new ArrayList<>();
        checks.add(atLeast(Measure.COMPLETED, wish.completedMin(), Optional.of(figures.completed())));
        checks.add(atLeast(Measure.SUCCESS_PERCENT, wish.successPercentMin(), percent(figures)));
        if (wish.scoreMin() > 0) {
            checks.add(atLeast(Measure.SCORE, wish.scoreMin(), figures.score()));
        }
        wish.medianSecondsMax()
                .ifPresent(most -> checks.add(atMost(Measure.MEDIAN_SECONDS, most, figures.medianSeconds())));
        checks.add(atMost(Measure.OPEN_FINDINGS, 0, Optional.of(figures.openFindings())));
        return new GateState(checks.stream().allMatch(GateCheck::met), checks);
    }

    /** Of those who are through, how many per cent got to the end; rounded down, so that 100 means all. */
    static Optional<Integer> percent(GateFigures figures) {
        return figures.completed() == 0
                ? Optional.empty()
                : Optional.of(figures.succeeded() * 100 / figures.completed());
    }

    private static GateCheck atLeast(Measure measure, int wanted, Optional<Integer> actual) {
        return new GateCheck(
                measure, wanted, actual, actual.filter(is -> is >= wanted).isPresent());
    }

    private static GateCheck atMost(Measure measure, int wanted, Optional<Integer> actual) {
        return new GateCheck(
                measure, wanted, actual, actual.filter(is -> is <= wanted).isPresent());
    }

    /**
     * UMUX-Lite (Lewis, Utesch, Maher, CHI 2013): two statements, agreed to from 1 to 7; 0 to 100.
     *
     * @param capability "what it can do meets my needs"
     * @param ease "it is easy to use"
     */
    static double umuxLite(int capability, int ease) {
        return (capability - 1 + ease - 1) * 100.0 / (2 * (SCALE_MAX - 1));
    }

    /** All that is missing, in one sentence. */
    static Words missing(GateState state) {
        return new Words(
                "师生体验尚未达标：" + told(state, true, "；") + "。",
                "The trial is not passed yet: " + told(state, false, "; ") + ".");
    }

    private static String told(GateState state, boolean chinese, String between) {
        return state.checks().stream()
                .filter(check -> !check.met())
                .map(check -> chinese ? zh(check) : en(check))
                .collect(Collectors.joining(between));
    }

    private static String zh(GateCheck check) {
        String actual = check.actual().map(Object::toString).orElse("暂无");
        return switch (check.measure()) {
            case COMPLETED -> "已体验 %s 人，要求 %d 人".formatted(actual, check.wanted());
            case SUCCESS_PERCENT -> "完成率 %s%%，要求 %d%%".formatted(actual, check.wanted());
            case SCORE -> "易用性得分 %s，要求 %d".formatted(actual, check.wanted());
            case MEDIAN_SECONDS -> "用时中位数 %s 秒，要求不超过 %d 秒".formatted(actual, check.wanted());
            case OPEN_FINDINGS -> "还有 %s 个问题没有处理".formatted(actual);
        };
    }

    private static String en(GateCheck check) {
        String actual = check.actual().map(Object::toString).orElse("none");
        return switch (check.measure()) {
            case COMPLETED -> "%s of %d people have tried it".formatted(actual, check.wanted());
            case SUCCESS_PERCENT -> "success rate %s, wanted %d %%".formatted(actual, check.wanted());
            case SCORE -> "usability score %s, wanted %d".formatted(actual, check.wanted());
            case MEDIAN_SECONDS -> "median time %s s, at most %d s".formatted(actual, check.wanted());
            case OPEN_FINDINGS -> String.format(Locale.ROOT, "%s findings are open", actual);
        };
    }
}
