package shaopao.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import shaopao.kernel.ProblemException;

/**
 * The working time of one campus, as arithmetic: no clock, no database, and the same answer on every node.
 *
 * <p>Office time is the union of the shifts of working days, each from its first moment to its last. Adding a
 * duration lands at the earliest moment by which that much office time has gone by, so noon and not two o'clock when
 * the morning suffices.
 */
public final class WorkingTime {

    /** All of China keeps one time. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** No search goes on for longer; no school is closed for so many days on end. */
    private static final int DAYS_SEARCHED_MAX = 4_000;

    private final Holidays holidays;
    private final List<OfficeHours> tables;
    private final List<OfficeShift> standard;

    /** The tables of one campus; where none covers a day, the standard shifts hold. */
    WorkingTime(Holidays holidays, List<OfficeHours> tables, List<OfficeShift> standard) {
        this.holidays = holidays;
        this.tables = tables.stream()
                .sorted(Comparator.comparing(OfficeHours::firstDay).reversed())
                .toList();
        this.standard = List.copyOf(standard);
    }

    /** The shifts of a day in order; none on days off. Of overlapping tables the one that begins later holds. */
    List<OfficeShift> shifts(LocalDate day) {
        if (!holidays.working(day)) {
            return List.of();
        }
        for (OfficeHours table : tables) {
            if (table.covers(day)) {
                return table.shifts();
            }
        }
        return standard;
    }

    /** Whether the instant lies in office time; the last moment of a shift does. */
    public boolean open(Instant instant) {
        LocalDate day = dayOf(instant);
        return shifts(day).stream()
                .anyMatch(shift -> !instant.isBefore(starts(day, shift)) && !instant.isAfter(ends(day, shift)));
    }

    /** When a span that starts at an instant is over. */
    public Deadline deadline(Instant start, Span span) {
        Instant due = span.workingDays() == 0 ? start : closing(start, span.workingDays());
        if (span.workingDays() == 0 || span.workingMinutes() > 0) {
            due = plus(due, span.time());
        }
        return new Deadline(due, announced(start, due));
    }

    /** When a countdown is due; empty while it is paused. A pause that begins when it was already due moves nothing. */
    public Optional<Deadline> due(Countdown countdown) {
        if (countdown.paused() && countdown.pauses().getLast().from().isBefore(dueIgnoringOpen(countdown))) {
            return Optional.empty();
        }
        Instant due = dueIgnoringOpen(countdown);
        return Optional.of(new Deadline(due, announced(countdown.start(), due)));
    }

    /** Office time that is left at an instant; stands still in a pause, negative when overdue. */
    public Duration left(Countdown countdown, Instant now) {
        Instant due = dueIgnoringOpen(countdown);
        Instant at = now;
        if (countdown.paused() && countdown.pauses().getLast().from().isBefore(due)) {
            Instant paused = countdown.pauses().getLast().from();
            at = paused.isBefore(now) ? paused : now;
        }
        return at.isAfter(due) ? worked(due, at).negated() : worked(at, due);
    }

    /** Office time between two instants; zero when the second is not after the first. */
    public Duration worked(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            return Duration.ZERO;
        }
        Duration sum = Duration.ZERO;
        LocalDate last = dayOf(to);
        for (LocalDate day = dayOf(from); !day.isAfter(last); day = day.plusDays(1)) {
            for (OfficeShift shift : shifts(day)) {
                sum = sum.plus(overlap(from, to, starts(day, shift), ends(day, shift)));
            }
        }
        return sum;
    }

    /** Working days after the first day up to and with the second; zero when the second is not after the first. */
    public int workingDays(LocalDate after, LocalDate upTo) {
        return (int) after.plusDays(1)
                .datesUntil(upTo.isAfter(after) ? upTo.plusDays(1) : after.plusDays(1))
                .filter(day -> !shifts(day).isEmpty())
                .count();
    }

    /** The earliest moment of office time at which so much of it has gone by since the start. */
    public Instant plus(Instant start, Duration time) {
        Duration left = time;
        LocalDate first = dayOf(start);
        for (LocalDate day = first; day.isBefore(first.plusDays(DAYS_SEARCHED_MAX)); day = day.plusDays(1)) {
            for (OfficeShift shift : shifts(day)) {
                Instant begins = later(start, starts(day, shift));
                Duration here = Duration.between(begins, ends(day, shift));
                if (!here.isNegative() && here.compareTo(left) >= 0) {
                    return begins.plus(left);
                }
                left = here.isNegative() ? left : left.minus(here);
            }
        }
        throw new ProblemException(CalendarProblem.NEVER_OPEN);
    }

    /** When business closes on the working day that is so many after the start's. */
    private Instant closing(Instant start, int days) {
        int left = days;
        LocalDate first = dayOf(start);
        for (LocalDate day = first; day.isBefore(first.plusDays(DAYS_SEARCHED_MAX)); day = day.plusDays(1)) {
            List<OfficeShift> shifts = shifts(day);
            if (day.isAfter(first) && !shifts.isEmpty() && --left == 0) {
                return ends(day, shifts.getLast());
            }
        }
        throw new ProblemException(CalendarProblem.NEVER_OPEN);
    }

    private Instant dueIgnoringOpen(Countdown countdown) {
        Instant due = deadline(countdown.start(), countdown.span()).dueAt();
        for (Countdown.Pause pause : countdown.pauses()) {
            if (pause.to().isEmpty() || !pause.from().isBefore(due)) {
                break;
            }
            due = plus(due, worked(pause.from(), pause.to().get()));
        }
        return due;
    }

    private boolean announced(Instant from, Instant to) {
        return dayOf(from).datesUntil(dayOf(to).plusDays(1)).allMatch(holidays::announced);
    }

    private static Duration overlap(Instant from, Instant to, Instant starts, Instant ends) {
        Duration both = Duration.between(later(from, starts), to.isBefore(ends) ? to : ends);
        return both.isNegative() ? Duration.ZERO : both;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant starts(LocalDate day, OfficeShift shift) {
        return day.atTime(shift.from()).atZone(ZONE).toInstant();
    }

    private static Instant ends(LocalDate day, OfficeShift shift) {
        return day.atTime(shift.to()).atZone(ZONE).toInstant();
    }

    static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
