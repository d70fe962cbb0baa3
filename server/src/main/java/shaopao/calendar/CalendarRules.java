package shaopao.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What makes a notice, a term, a time table acceptable, and in what two notices differ. Pure. */
final class CalendarRules {

    private static final int NOTICE_DAYS_MAX = 120;
    private static final int NAME_MAX = 40;
    private static final int CLOSED_DAYS_MAX = 100;
    private static final int OPEN_MINUTES_MIN = 60;
    private static final int SHIFTS_MAX = 6;

    private CalendarRules() {}

    /** A place in a request and the rule that it breaks; what people read of it stands in the message bundle. */
    record Flaw(String field, Reason reason) {}

    /** Why a place is refused. */
    enum Reason {
        YEAR_UNKNOWN,
        NOTICE_EMPTY,
        TOO_MANY,
        NAME_MISSING,
        NOT_A_DATE,
        WRONG_YEAR,
        DUPLICATE_DATE,
        WEEKDAY_CANNOT_BE_MADE_UP,
        NOT_A_MONDAY,
        ENDS_BEFORE_IT_BEGINS,
        TOO_LONG,
        WEEK_OUTSIDE_THE_TERM,
        SHIFTS_OUT_OF_ORDER,
        CLOSED_TOO_LONG,
        OPEN_TOO_SHORT
    }

    /** A notice as it arrived: dates still text, so that a wrong one can be named by its place. */
    record RawNotice(int year, List<String> papers, List<RawDay> days) {}

    record RawDay(String name, String date, boolean isOffDay) {}

    /** Verdict on a notice. */
    sealed interface Verdict {
        record Accepted(Notice notice) implements Verdict {}

        record Flawed(List<Flaw> flaws) implements Verdict {}
    }

    /**
     * A notice names days of its year, and of the last days of the year before when New Year's holiday begins there.
     */
    static Verdict judge(RawNotice raw) {
        List<Flaw> flaws = new ArrayList<>();
        if (raw.year() < 2000 || raw.year() > 2100) {
            flaws.add(new Flaw("year", Reason.YEAR_UNKNOWN));
        }
        if (raw.days().isEmpty()) {
            flaws.add(new Flaw("days", Reason.NOTICE_EMPTY));
        }
        if (raw.days().size() > NOTICE_DAYS_MAX) {
            return new Verdict.Flawed(List.of(new Flaw("days", Reason.TOO_MANY)));
        }
        List<Notice.Day> days = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>();
        for (int place = 0; place < raw.days().size(); place++) {
            RawDay day = raw.days().get(place);
            String at = "days[" + place + "]";
            if (day.name().isBlank() || day.name().length() > NAME_MAX) {
                flaws.add(new Flaw(at + ".name", Reason.NAME_MISSING));
            }
            Optional<LocalDate> date = date(day.date());
            if (date.isEmpty()) {
                flaws.add(new Flaw(at + ".date", Reason.NOT_A_DATE));
                continue;
            }
            dateFlaw(raw.year(), date.get(), day.isOffDay(), seen)
                    .ifPresent(reason -> flaws.add(new Flaw(at + ".date", reason)));
            days.add(new Notice.Day(day.name().strip(), date.get(), day.isOffDay()));
        }
        return flaws.isEmpty()
                ? new Verdict.Accepted(new Notice(raw.year(), raw.papers(), days))
                : new Verdict.Flawed(flaws);
    }

    private static Optional<Reason> dateFlaw(int year, LocalDate date, boolean off, Set<LocalDate> seen) {
        boolean before = date.getYear() == year - 1 && date.getMonthValue() == 12 && date.getDayOfMonth() >= 24;
        if (date.getYear() != year && !before) {
            return Optional.of(Reason.WRONG_YEAR);
        }
        if (!seen.add(date)) {
            return Optional.of(Reason.DUPLICATE_DATE);
        }
        return !off && !weekend(date) ? Optional.of(Reason.WEEKDAY_CANNOT_BE_MADE_UP) : Optional.empty();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    /** The days on which two sets of notices disagree, in order. */
    static List<DayChange> changes(Holidays before, Holidays after) {
        TreeMap<LocalDate, DayChange> changes = new TreeMap<>();
        Set<LocalDate> days = new HashSet<>(before.days().keySet());
        days.addAll(after.days().keySet());
        for (LocalDate day : days) {
            DayChange change = new DayChange(day, before.kind(day), before.name(day), after.kind(day), after.name(day));
            if (change.was() != change.becomes() || !change.wasCalled().equals(change.becomesCalled())) {
                changes.put(day, change);
            }
        }
        return List.copyOf(changes.values());
    }

    static List<Flaw> flaws(Term term) {
        List<Flaw> flaws = new ArrayList<>();
        if (term.firstMonday().getDayOfWeek() != DayOfWeek.MONDAY) {
            flaws.add(new Flaw("firstMonday", Reason.NOT_A_MONDAY));
        }
        if (term.lastDay().isBefore(term.firstDay())) {
            flaws.add(new Flaw("lastDay", Reason.ENDS_BEFORE_IT_BEGINS));
        } else if (ChronoUnit.DAYS.between(term.firstDay(), term.lastDay()) > 300) {
            flaws.add(new Flaw("lastDay", Reason.TOO_LONG));
        }
        LocalDate afterWeeks = term.firstMonday().plusWeeks(term.weeks());
        if (!term.covers(term.firstMonday()) || afterWeeks.minusDays(7).isAfter(term.lastDay())) {
            flaws.add(new Flaw("weeks", Reason.WEEK_OUTSIDE_THE_TERM));
        }
        return flaws;
    }

    static List<Flaw> flaws(OfficeHours hours) {
        List<Flaw> flaws = new ArrayList<>();
        long days = ChronoUnit.DAYS.between(hours.firstDay(), hours.lastDay()) + 1;
        if (days < 1) {
            flaws.add(new Flaw("lastDay", Reason.ENDS_BEFORE_IT_BEGINS));
        }
        if (hours.shifts().size() > SHIFTS_MAX) {
            flaws.add(new Flaw("shifts", Reason.TOO_MANY));
        }
        long minutes = 0;
        LocalTime last = LocalTime.MIN;
        for (int place = 0; place < hours.shifts().size(); place++) {
            OfficeShift shift = hours.shifts().get(place);
            if (shift.from().isBefore(last) || !shift.to().isAfter(shift.from())) {
                flaws.add(new Flaw("shifts[" + place + "]", Reason.SHIFTS_OUT_OF_ORDER));
            }
            minutes += ChronoUnit.MINUTES.between(shift.from(), shift.to());
            last = shift.to();
        }
        if (hours.shifts().isEmpty() && days > CLOSED_DAYS_MAX) {
            flaws.add(new Flaw("lastDay", Reason.CLOSED_TOO_LONG));
        } else if (!hours.shifts().isEmpty() && flaws.isEmpty() && minutes < OPEN_MINUTES_MIN) {
            flaws.add(new Flaw("shifts", Reason.OPEN_TOO_SHORT));
        }
        return flaws;
    }
}
