package shaopao.timetable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shaopao.calendar.Term;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.PersonId;
import shaopao.people.Sheets.SheetRow;
import shaopao.places.CampusPlace;
import shaopao.places.PlaceId;
import shaopao.timetable.ListFile.Column;
import shaopao.timetable.PlanFlaw.Reason;

/**
 * A list of exams: a row for each room of an exam or, with student number and seat, for each student. An exam with a
 * bad row is left out with all its rows. Pure.
 */
final class ExamFile {

    static final Column SECTION = new Column("教学班号", "section");
    static final Column KIND = new Column("考试名称", "exam");
    static final Column DAY = new Column("日期", "day");
    static final Column FROM = new Column("开始时间", "from");
    static final Column UNTIL = new Column("结束时间", "until");
    static final Column ROOM = new Column("考场", "room");
    static final Column NUMBER = new Column("学号", "student number");
    static final Column SEAT = new Column("座位号", "seat");
    static final List<Column> NEEDED = List.of(SECTION, KIND, DAY, FROM, UNTIL, ROOM);

    private final List<ExamPlan> plans = new ArrayList<>();
    private final List<PlanFlaw> flaws = new ArrayList<>();

    private ExamFile() {}

    /**
     * A good exam.
     *
     * @param row the first of it
     * @param code of the section
     */
    record ExamPlan(
            int row,
            String code,
            SectionId section,
            String kind,
            Instant startsAt,
            Instant endsAt,
            List<PlaceId> rooms,
            Map<PersonId, Exam.Seat> seats) {

        /** Whether both want a room at one time; exams at exactly the same time may share it. */
        boolean shares(ExamPlan other) {
            boolean same = startsAt.equals(other.startsAt) && endsAt.equals(other.endsAt);
            return !same
                    && startsAt.isBefore(other.endsAt)
                    && other.startsAt.isBefore(endsAt)
                    && !Collections.disjoint(rooms, other.rooms);
        }
    }

    List<ExamPlan> plans() {
        return plans;
    }

    List<PlanFlaw> flaws() {
        return flaws;
    }

    private record Entry(
            int row,
            String code,
            SectionId section,
            String kind,
            Instant startsAt,
            Instant endsAt,
            PlaceId room,
            Optional<PersonId> person,
            String seat) {}

    static ExamFile read(
            ListFile file,
            Term term,
            Map<String, SectionStore.Known> sections,
            RoomBook rooms,
            Map<String, PersonId> persons) {
        ExamFile read = new ExamFile();
        Map<String, List<Entry>> exams = new LinkedHashMap<>();
        Set<String> spoilt = new HashSet<>();
        for (SheetRow row : file.rows()) {
            String key = file.cell(row, SECTION) + "/" + file.cell(row, KIND);
            read.entry(file, row, term, sections, rooms, persons)
                    .ifPresentOrElse(
                            entry -> exams.computeIfAbsent(key, _ -> new ArrayList<>())
                                    .add(entry),
                            () -> spoilt.add(key));
        }
        exams.forEach((key, entries) -> read.exam(entries, spoilt.contains(key)));
        return read;
    }

    private Optional<Entry> entry(
            ListFile file,
            SheetRow row,
            Term term,
            Map<String, SectionStore.Known> sections,
            RoomBook rooms,
            Map<String, PersonId> persons) {
        int number = (int) row.number();
        String code = file.cell(row, SECTION);
        SectionStore.Known section = sections.get(code);
        if (section == null) {
            return wrong(number, code, Reason.SECTION_UNKNOWN, code);
        }
        Optional<Instant> from = instant(file.cell(row, DAY), file.cell(row, FROM), term);
        Optional<Instant> until = instant(file.cell(row, DAY), file.cell(row, UNTIL), term);
        if (from.isEmpty() || until.isEmpty() || !from.get().isBefore(until.get())) {
            return wrong(
                    number,
                    code,
                    Reason.TIME_WRONG,
                    file.cell(row, DAY) + " " + file.cell(row, FROM) + "-" + file.cell(row, UNTIL));
        }
        Optional<PlaceId> room = RoomNames.parse(file.cell(row, ROOM))
                .flatMap(name -> rooms.byCode(name.code()))
                .map(CampusPlace::id);
        if (room.isEmpty()) {
            return wrong(number, code, Reason.ROOM_UNKNOWN, file.cell(row, ROOM));
        }
        String student = file.cell(row, NUMBER);
        if (!student.isEmpty() && !persons.containsKey(student)) {
            return wrong(number, code, Reason.PERSON_UNKNOWN, student);
        }
        return Optional.of(new Entry(
                number,
                code,
                section.id(),
                file.cell(row, KIND),
                from.get(),
                until.get(),
                room.get(),
                Optional.ofNullable(persons.get(student)),
                file.cell(row, SEAT)));
    }

    private Optional<Entry> wrong(int row, String code, Reason reason, String detail) {
        flaws.add(new PlanFlaw(row, code, reason, detail));
        return Optional.empty();
    }

    private static Optional<Instant> instant(String day, String time, Term term) {
        try {
            LocalDate date = LocalDate.parse(day.replace('/', '-'));
            LocalTime clock = LocalTime.parse(time.length() == 4 ? "0" + time : time);
            return term.covers(date)
                    ? Optional.of(date.atTime(clock).atZone(WorkingTime.ZONE).toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private void exam(List<Entry> entries, boolean spoilt) {
        Entry head = entries.getFirst();
        List<Entry> otherwise = entries.stream()
                .filter(one ->
                        !one.startsAt().equals(head.startsAt()) || !one.endsAt().equals(head.endsAt()))
                .toList();
        otherwise.forEach(one -> wrong(one.row(), one.code(), Reason.TIME_WRONG, SlotWords.clock(one.startsAt())));
        if (spoilt || !otherwise.isEmpty()) {
            entries.stream()
                    .filter(one -> !otherwise.contains(one))
                    .forEach(one -> wrong(one.row(), one.code(), Reason.SECTION_LEFT_OUT, one.kind()));
            return;
        }
        Set<PlaceId> rooms = new LinkedHashSet<>();
        Map<PersonId, Exam.Seat> seats = new LinkedHashMap<>();
        for (Entry one : entries) {
            rooms.add(one.room());
            one.person().ifPresent(person -> seats.put(person, new Exam.Seat(one.room(), one.seat())));
        }
        plans.add(new ExamPlan(
                head.row(),
                head.code(),
                head.section(),
                head.kind(),
                head.startsAt(),
                head.endsAt(),
                List.copyOf(rooms),
                seats));
    }
}
