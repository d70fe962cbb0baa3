package shaopao.timetable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import shaopao.timetable.SectionPlan.PlannedMeeting;

/** Who has which room in which week at which period, while a plan is judged. */
final class RoomGrid {

    private record Cell(String room, int week, int weekday, int period) {}

    private record Holder(String section, String teacher, int row, int first, int last) {}

    private final Map<Cell, Holder> cells = new HashMap<>();

    /** What is in the way of a section, and with whom it is taught together. */
    record Wanted(List<PlanFlaw> taken, List<PlanFlaw> together) {}

    /** Takes all cells of a section or, when one is another's, none. */
    Wanted take(PlanLine line, List<PlannedMeeting> meetings) {
        Map<Integer, PlanFlaw> taken = new TreeMap<>();
        Map<Integer, PlanFlaw> together = new TreeMap<>();
        Map<Cell, Holder> wanted = new HashMap<>();
        for (PlannedMeeting meeting : meetings) {
            if (!meeting.room().isEmpty()) {
                Holder self =
                        new Holder(line.section(), line.teacher(), meeting.row(), meeting.first(), meeting.last());
                each(meeting).forEach(cell -> {
                    Holder other = cells.get(cell);
                    if (other == null) {
                        wanted.put(cell, self);
                    } else {
                        String detail = "%s %s #%d".formatted(meeting.roomText(), other.section(), other.row());
                        boolean joint = together(self, other);
                        (joint ? together : taken)
                                .putIfAbsent(
                                        meeting.row(),
                                        new PlanFlaw(
                                                meeting.row(),
                                                line.section(),
                                                joint ? PlanFlaw.Reason.TAUGHT_TOGETHER : PlanFlaw.Reason.ROOM_TAKEN,
                                                detail));
                    }
                });
            }
        }
        if (taken.isEmpty()) {
            cells.putAll(wanted);
            return new Wanted(List.of(), List.copyOf(together.values()));
        }
        return new Wanted(List.copyOf(taken.values()), List.of());
    }

    private static boolean together(Holder self, Holder other) {
        return !self.teacher().isBlank()
                && self.teacher().equals(other.teacher())
                && self.first() == other.first()
                && self.last() == other.last();
    }

    private static List<Cell> each(PlannedMeeting meeting) {
        return meeting.weeks().stream()
                .flatMap(week -> IntStream.rangeClosed(meeting.first(), meeting.last())
                        .mapToObj(period -> new Cell(meeting.room(), week, meeting.weekday(), period)))
                .toList();
    }
}
