package shaopao.timetable;

import java.util.List;

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

    /** What it says, wherever it stands. */
    PlanLine anywhere() {
        return new PlanLine(
                0, section, course, name, nameEn, teacher, teachers, unit, credit, students, classes, note, slots);
    }
}
