package shaopao.timetable;

import java.util.Comparator;
import java.util.List;

/**
 * What came of a list of students or exams, or would come of it.
 *
 * @param rejected rows that are left out
 * @param written students put into sections, or exams
 */
record ListReport(boolean dryRun, int rows, int rejected, int written, List<PlanFlaw> flaws) {

    private static final int FLAWS_MAX = 5_000;

    static ListReport of(boolean dryRun, int rows, int written, List<PlanFlaw> flaws) {
        return new ListReport(
                dryRun,
                rows,
                (int) flaws.stream().map(PlanFlaw::row).distinct().count(),
                written,
                flaws.stream()
                        .sorted(Comparator.comparingInt(PlanFlaw::row))
                        .limit(FLAWS_MAX)
                        .toList());
    }
}
