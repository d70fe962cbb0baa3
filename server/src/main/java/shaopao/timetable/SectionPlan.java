package shaopao.timetable;

import java.util.List;

/**
 * A section whose rows are good.
 *
 * @param line the first row, with the teachers and classes of all, for everything but the meetings
 * @param rows of the file that say it
 * @param meetings with rooms by their codes
 */
record SectionPlan(PlanLine line, List<Integer> rows, List<PlannedMeeting> meetings) {

    /**
     * One meeting.
     *
     * @param row of the file that says it
     * @param room code of the room, or empty
     * @param roomText as the row writes it
     */
    record PlannedMeeting(
            int row, int weekday, int first, int last, List<Integer> weeks, String room, String roomText) {}
}
