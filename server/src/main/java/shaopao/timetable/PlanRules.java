package shaopao.timetable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shaopao.timetable.PlanFlaw.Reason;
import shaopao.timetable.PlanLine.PlanSlot;
import shaopao.timetable.SectionPlan.PlannedMeeting;

/**
 * Which rows of a plan are good. A section is taken with all its rows or with none. Of two sections that want one room
 * at one time the earlier one has it, unless one teacher teaches both at exactly the same periods: then they are taught
 * together. Pure.
 */
final class PlanRules {

    private PlanRules() {}

    /**
     * What a plan must keep to.
     *
     * @param weeks teaching weeks of the term
     * @param periods the most periods of a day
     * @param rooms codes of rooms that there are
     * @param makeRooms whether rooms that are not known are added
     */
    record Bounds(int weeks, int periods, Set<String> rooms, boolean makeRooms) {}

    /** Good sections, in the order of the file, and what is to be said of rows. */
    record Verdict(List<SectionPlan> plans, List<PlanFlaw> flaws) {}

    static Verdict judge(List<PlanLine> lines, Bounds bounds) {
        return judge(lines, bounds, List.of());
    }

    /** {@code unread}: rows that could not even be read; their sections are left out with them. */
    static Verdict judge(List<PlanLine> lines, Bounds bounds, List<PlanFlaw> unread) {
        List<PlanFlaw> flaws = new ArrayList<>(unread);
        Set<String> spoilt = new HashSet<>();
        unread.forEach(flaw -> spoilt.add(flaw.section()));
        Map<String, List<PlanLine>> sections = new LinkedHashMap<>();
        lines.forEach(line ->
                sections.computeIfAbsent(line.section(), _ -> new ArrayList<>()).add(line));
        RoomGrid grid = new RoomGrid();
        List<SectionPlan> plans = new ArrayList<>();
        for (List<PlanLine> rows : sections.values()) {
            plan(rows, bounds, spoilt, grid, flaws).ifPresent(plans::add);
        }
        return new Verdict(plans, flaws);
    }

    private static Optional<SectionPlan> plan(
            List<PlanLine> all, Bounds bounds, Set<String> spoilt, RoomGrid grid, List<PlanFlaw> flaws) {
        List<PlanLine> rows = once(all, flaws);
        List<PlanFlaw> bad = new ArrayList<>();
        rows.forEach(line -> bad.addAll(wrong(line, bounds)));
        PlanLine head = rows.getFirst();
        List<PlannedMeeting> meetings = bad.isEmpty() ? meetings(rows) : List.of();
        overlap(meetings).ifPresent(row -> bad.add(new PlanFlaw(row, head.section(), Reason.OVERLAPS_ITSELF, "")));
        if (bad.isEmpty() && !spoilt.contains(head.section())) {
            RoomGrid.Wanted answer = grid.take(head, meetings);
            bad.addAll(answer.taken());
            flaws.addAll(answer.together());
        }
        if (bad.isEmpty() && !spoilt.contains(head.section())) {
            rows.forEach(line -> remark(line, flaws));
            return Optional.of(new SectionPlan(
                    PlanLine.of(rows), rows.stream().map(PlanLine::row).toList(), meetings));
        }
        flaws.addAll(bad);
        Set<Integer> told = new HashSet<>();
        bad.forEach(flaw -> told.add(flaw.row()));
        rows.stream()
                .filter(line -> !told.contains(line.row()))
                .forEach(line -> flaws.add(flaw(line, Reason.SECTION_LEFT_OUT, "")));
        return Optional.empty();
    }

    private static List<PlanLine> once(List<PlanLine> all, List<PlanFlaw> flaws) {
        Map<PlanLine, Integer> seen = new LinkedHashMap<>();
        List<PlanLine> rows = new ArrayList<>();
        for (PlanLine line : all) {
            Integer same = seen.putIfAbsent(line.anywhere(), line.row());
            if (same == null) {
                rows.add(line);
            } else {
                flaws.add(flaw(line, Reason.DUPLICATE, String.valueOf(same)));
            }
        }
        return rows;
    }

    private static PlanFlaw flaw(PlanLine line, Reason reason, String detail) {
        return new PlanFlaw(line.row(), line.section(), reason, detail);
    }

    private static List<PlanFlaw> wrong(PlanLine line, Bounds bounds) {
        List<PlanFlaw> wrong = new ArrayList<>();
        if (line.section().isBlank()) {
            wrong.add(flaw(line, Reason.NO_CODE, ""));
        }
        if (line.name().isBlank()) {
            wrong.add(flaw(line, Reason.NO_NAME, ""));
        }
        if (line.note().contains("教学班取消")) {
            wrong.add(flaw(line, Reason.CALLED_OFF, line.note()));
        }
        for (PlanSlot slot : line.slots()) {
            if (slot.weekday() < 1 || slot.weekday() > 7) {
                wrong.add(flaw(line, Reason.WEEKDAY_UNKNOWN, String.valueOf(slot.weekday())));
            }
            if (slot.first() < 1 || slot.last() < slot.first() || slot.last() > bounds.periods()) {
                wrong.add(flaw(line, Reason.PERIODS_UNKNOWN, slot.first() + "-" + slot.last()));
            }
            if (slot.weeks().isEmpty()
                    || slot.weeks().getFirst() < 1
                    || slot.weeks().getLast() > bounds.weeks()) {
                wrong.add(flaw(line, Reason.WEEKS_UNKNOWN, WeekWords.of(slot.weeks())));
            }
            RoomNames.parse(slot.room())
                    .filter(room -> !bounds.makeRooms() && !bounds.rooms().contains(room.code()))
                    .ifPresent(room -> wrong.add(flaw(line, Reason.ROOM_UNKNOWN, room.name())));
        }
        return wrong.stream().distinct().toList();
    }

    private static void remark(PlanLine line, List<PlanFlaw> flaws) {
        line.slots().stream()
                .filter(slot -> RoomNames.parse(slot.room()).isEmpty())
                .findFirst()
                .ifPresent(slot -> flaws.add(flaw(line, Reason.NO_ROOM, slot.room())));
    }

    private record Key(int weekday, int first, int last, String room) {}

    private record Weeks(int row, String roomText, TreeSet<Integer> weeks) {}

    /** The same weekday, periods and room in odd and in even weeks are one meeting. */
    private static List<PlannedMeeting> meetings(List<PlanLine> rows) {
        Map<Key, Weeks> merged = new LinkedHashMap<>();
        for (PlanLine line : rows) {
            for (PlanSlot slot : line.slots()) {
                String room = RoomNames.parse(slot.room())
                        .map(RoomNames.RoomName::code)
                        .orElse("");
                merged.computeIfAbsent(
                                new Key(slot.weekday(), slot.first(), slot.last(), room),
                                _ -> new Weeks(line.row(), slot.room(), new TreeSet<>()))
                        .weeks()
                        .addAll(slot.weeks());
            }
        }
        List<PlannedMeeting> meetings = new ArrayList<>();
        merged.forEach((key, weeks) -> meetings.add(new PlannedMeeting(
                weeks.row(),
                key.weekday(),
                key.first(),
                key.last(),
                List.copyOf(weeks.weeks()),
                key.room(),
                weeks.roomText().replace('\u00a0', ' ').strip())));
        return meetings;
    }

    /** The row of a meeting that is at the same time as another one of the section. */
    private static Optional<Integer> overlap(List<PlannedMeeting> meetings) {
        for (int i = 0; i < meetings.size(); i++) {
            for (int j = 0; j < i; j++) {
                PlannedMeeting one = meetings.get(i);
                PlannedMeeting other = meetings.get(j);
                if (one.weekday() == other.weekday()
                        && one.first() <= other.last()
                        && other.first() <= one.last()
                        && !Collections.disjoint(one.weeks(), other.weeks())) {
                    return Optional.of(one.row());
                }
            }
        }
        return Optional.empty();
    }
}
