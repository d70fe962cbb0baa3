package shaopao.hall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shaopao.calendar.Countdown;
import shaopao.workflow.CaseEvent;
import shaopao.workflow.CaseStep;

/**
 * Where the time of an application went, read from its history.
 *
 * @param runs from when to when the school had it; what lies between is the applicant's time, or a halt
 * @param runsSince the school has had it since then
 * @param stays from when to when it was at a step
 * @param returns how often it was sent back to the applicant
 */
public record TimeSpent(List<Stretch> runs, Optional<Instant> runsSince, List<Stay> stays, int returns) {

    public TimeSpent {
        runs = List.copyOf(runs);
        stays = List.copyOf(stays);
    }

    public record Stretch(Instant from, Instant to) {}

    public record Stay(String node, Stretch time) {}

    public static TimeSpent of(List<CaseStep> steps) {
        Reading reading = new Reading();
        steps.forEach(reading::read);
        return new TimeSpent(reading.runs, reading.runsSince, reading.stays, reading.returns);
    }

    /** When the school got it first. */
    public Optional<Instant> began() {
        return runs.isEmpty() ? runsSince : Optional.of(runs.getFirst().from());
    }

    /** The halts between and after the runs. */
    public List<Countdown.Pause> pauses() {
        List<Countdown.Pause> pauses = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Optional<Instant> again =
                    i + 1 < runs.size() ? Optional.of(runs.get(i + 1).from()) : runsSince;
            if (again.filter(runs.get(i).to()::equals).isEmpty()) {
                pauses.add(new Countdown.Pause(runs.get(i).to(), again));
            }
        }
        return pauses;
    }

    /** Reads one event after the other. */
    private static final class Reading {

        private record Open(String node, Instant since) {}

        private final List<Stretch> runs = new ArrayList<>();
        private final List<Stay> stays = new ArrayList<>();
        private final Map<Integer, Open> visits = new HashMap<>();
        private Optional<Instant> runsSince = Optional.empty();
        private int returns;

        void read(CaseStep step) {
            Instant at = step.at();
            switch (step.event()) {
                case CaseEvent.Submitted _,
                        CaseEvent.Corrected _,
                        CaseEvent.Resumed _,
                        CaseEvent.ClockStarted _,
                        CaseEvent.ClockResumed _ -> run(at);
                case CaseEvent.CorrectionAsked _, CaseEvent.Suspended _, CaseEvent.ClockPaused _ -> halt(at);
                case CaseEvent.Entered entered -> visits.put(entered.visit(), new Open(entered.node(), at));
                case CaseEvent.Left left -> leave(left.visit(), at);
                case CaseEvent.Abandoned gone -> leave(gone.visit(), at);
                case CaseEvent.Returned returned -> {
                    if (returned.to().isEmpty()) {
                        halt(at);
                        returns++;
                        leaveAll(at);
                    }
                }
                case CaseEvent.Ended _ -> {
                    halt(at);
                    leaveAll(at);
                }
                default -> {}
            }
        }

        private void run(Instant at) {
            if (runsSince.isEmpty()) {
                runsSince = Optional.of(at);
            }
        }

        private void halt(Instant at) {
            runsSince.ifPresent(since -> runs.add(new Stretch(since, at)));
            runsSince = Optional.empty();
        }

        private void leave(int visit, Instant at) {
            Optional.ofNullable(visits.remove(visit))
                    .ifPresent(open -> stays.add(new Stay(open.node(), new Stretch(open.since(), at))));
        }

        private void leaveAll(Instant at) {
            List.copyOf(visits.keySet()).forEach(visit -> leave(visit, at));
        }
    }
}
