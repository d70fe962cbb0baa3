package shaopao.timetable;

import java.util.List;
import java.util.function.Function;

/**
 * What one row of a file says of a section.
 *
 * @param row in the file, from 1
 * @param section code of the section
 * @param teachers staff numbers, as far as the file has them
 * @param classes codes of administrative classes whose students attend
 */
record PlanLine(
        int row,
        String section,
        String course,
        String name,
        String nameEn,
        String teacher,
        List<String> teachers,
        String unit,
        int credit,
        int students,
        List<String> classes,
        String note,
        List<PlanSlot> slots) {

    /** When and where; the room as it is written. */
    record PlanSlot(int weekday, int first, int last, List<Integer> weeks, String room) {}

    /** Of several rows of one section the first, with the teachers and classes of all. */
    static PlanLine of(List<PlanLine> rows) {
        PlanLine head = rows.getFirst();
        return new PlanLine(
                head.row,
                head.section,
                head.course,
                head.name,
                head.nameEn,
                head.teacher,
                all(rows, PlanLine::teachers),
                head.unit,
                head.credit,
                head.students,
                all(rows, PlanLine::classes),
                head.note,
                head.slots);
    }

    private static List<String> all(List<PlanLine> rows, Function<PlanLine, List<String>> part) {
        return rows.stream().map(part).flatMap(List::stream).distinct().toList();
    }

    /** What it says, wherever it stands. */
    PlanLine anywhere() {
        return new PlanLine(
                0, section, course, name, nameEn, teacher, teachers, unit, credit, students, classes, note, slots);
    }
}
