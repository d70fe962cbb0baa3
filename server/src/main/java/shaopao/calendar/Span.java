package shaopao.calendar;

import java.time.Duration;

/**
 * How long an office may take: working days, or office time, or first the one and then the other.
 *
 * @param workingDays 0 to 1,000; the day of the start does not count
 * @param workingMinutes 0 to 100,000 of office time
 */
public record Span(int workingDays, int workingMinutes) {

    static final int DAYS_MAX = 1_000;
    static final int MINUTES_MAX = 100_000;

    public Span {
        if (workingDays < 0 || workingDays > DAYS_MAX || workingMinutes < 0 || workingMinutes > MINUTES_MAX) {
            throw new IllegalArgumentException("No span: " + workingDays + " days " + workingMinutes + " minutes");
        }
    }

    public static Span days(int days) {
        return new Span(days, 0);
    }

    public static Span hours(int hours) {
        return new Span(0, hours * 60);
    }

    public static Span minutes(int minutes) {
        return new Span(0, minutes);
    }

    Duration time() {
        return Duration.ofMinutes(workingMinutes);
    }
}
