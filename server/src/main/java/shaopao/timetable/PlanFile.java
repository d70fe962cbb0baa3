package shaopao.timetable;

import java.util.List;

/** What a file says: rows, and those that cannot be read. */
record PlanFile(List<PlanLine> lines, List<PlanFlaw> unread) {

    int rows() {
        return lines.size() + unread.size();
    }
}
