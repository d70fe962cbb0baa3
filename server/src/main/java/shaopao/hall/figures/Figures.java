package shaopao.hall.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shaopao.kernel.Words;

/**
 * How the items of a department did in a period. Times are working minutes of applications that were decided; a
 * percentile is exact within five per cent.
 *
 * @param from first day of the first month
 * @param to last day of the last month
 * @param days what happened on each day of the period on which anything did
 * @param nodes the steps of the item when one is asked for
 */
record Figures(
        LocalDate from,
        LocalDate to,
        FigureLine total,
        List<ItemLine> items,
        List<DepartmentLine> departments,
        List<DayLine> days,
        List<NodeLine> nodes) {

    /**
     * Sums of a period.
     *
     * @param returned how often applications were sent back
     * @param overdue ended after their promise
     * @param stars mean of the ratings
     * @param typed fields that applicants filled in
     * @param prefilled fields that stood there already
     */
    record FigureLine(
            long opened,
            long approved,
            long rejected,
            long withdrawn,
            long returned,
            long overdue,
            Optional<Long> medianMinutes,
            Optional<Long> ninetiethMinutes,
            long rated,
            Optional<Double> stars,
            long typed,
            long prefilled) {}

    record ItemLine(String code, Words name, FigureLine line) {}

    record DepartmentLine(String code, Words name, FigureLine line) {}

    record DayLine(LocalDate day, int opened, int ended) {}

    record NodeLine(
            String key, Words name, long stays, Optional<Long> medianMinutes, Optional<Long> ninetiethMinutes) {}
}
