package shaopao.hall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.calendar.Calendar;
import shaopao.calendar.Countdown;
import shaopao.calendar.Deadline;
import shaopao.calendar.Span;
import shaopao.calendar.WorkingTime;
import shaopao.workflow.CaseSummary;

/** What was promised for an application against the working time that it has taken. */
@Component
class CaseClock {

    /** The school's standard hours. */
    private static final String CAMPUS = "";

    private final Calendar calendar;
    private final Clock clock;

    CaseClock(Calendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    ApplicationPage.Clock of(CaseSummary summary, int promisedDays, TimeSpent spent) {
        WorkingTime time = calendar.workingTime(CAMPUS);
        Instant now = clock.instant();
        Duration used = spent.runs().stream()
                .map(run -> time.worked(run.from(), run.to()))
                .reduce(Duration.ZERO, Duration::plus)
                .plus(spent.runsSince().map(since -> time.worked(since, now)).orElse(Duration.ZERO));
        List<Countdown.Pause> pauses = spent.pauses().stream()
                .filter(pause -> pause.to().isPresent() || !summary.status().over())
                .toList();
        Optional<Instant> due = promisedDays == 0 || spent.began().isEmpty()
                ? Optional.empty()
                : time.due(new Countdown(spent.began().get(), Span.days(promisedDays), pauses))
                        .map(Deadline::dueAt);
        Instant until = summary.endedAt().orElse(now);
        return new ApplicationPage.Clock(
                promisedDays,
                due,
                used.toMinutes(),
                spent.runsSince().isPresent(),
                due.filter(end -> until.isAfter(end)).isPresent(),
                pauses);
    }
}
