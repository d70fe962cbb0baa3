package shaopao.workflow;

import java.time.Duration;
import java.time.Instant;
import shaopao.calendar.Span;
import shaopao.calendar.WorkingTime;

/** Working time by the school's calendar. */
record CalendarHours(WorkingTime time) implements WorkingHours {

    @Override
    public Instant after(Instant start, int days, int hours) {
        return time.deadline(start, new Span(days, hours * 60)).dueAt();
    }

    @Override
    public Instant plus(Instant start, long seconds) {
        return time.plus(start, Duration.ofSeconds(seconds));
    }

    @Override
    public long between(Instant from, Instant to) {
        return time.worked(from, to).toSeconds();
    }
}
