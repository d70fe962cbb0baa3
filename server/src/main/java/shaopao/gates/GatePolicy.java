package shaopao.gates;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The policy of a place.
 *
 * @param exam code of the exam in exam mode, otherwise empty
 * @param lines read from the top; the first that holds decides
 * @param missedMinutes whoever came in longer ago than this and comes in again has missed the exit
 * @param capacity how many may be inside; 0 when nobody counts
 * @param visitors whether visitors are let in
 * @param autoExitMinute minute of the day at which all who are inside are taken to have gone out; -1 when never
 */
record GatePolicy(
        @NotNull GateMode mode,
        @NotNull @Size(max = 40) String exam,
        @NotNull @Size(max = 20) List<@Valid PolicyLine> lines,
        @NotNull Passback passback,
        @Min(1) @Max(10_080) int missedMinutes,
        @Min(0) @Max(1_000_000) int capacity,
        boolean visitors,
        @Min(-1) @Max(1_439) int autoExitMinute) {

    GatePolicy {
        lines = List.copyOf(lines);
    }

    /** Refuses everybody: what a place has before somebody has written its policy. */
    static final GatePolicy NONE = new GatePolicy(GateMode.NORMAL, "", List.of(), Passback.REMARK, 720, 0, false, -1);

    GatePolicy in(GateMode other, String code) {
        return new GatePolicy(other, code, lines, passback, missedMinutes, capacity, visitors, autoExitMinute);
    }
}
