package shaopao.trials;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.hall.catalogue.ItemReleased;
import shaopao.hall.spi.ReleaseGate;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.trials.Seat.SeatState;

/** Lets a version go live when a trial of it has shown enough, and tells its panel when it does. */
@Component
class TrialGate implements ReleaseGate {

    private static final Words UNTRIED = new Words("这一版还没有师生体验过。", "Nobody has tried this version yet.");
    private static final Words PASSED = new Words("师生体验已达标。", "The trial is passed.");

    private final TrialStore trials;
    private final SeatStore seats;
    private final FigureStore figures;
    private final FindingStore findings;
    private final TrialMessages messages;
    private final Clock clock;

    TrialGate(
            TrialStore trials,
            SeatStore seats,
            FigureStore figures,
            FindingStore findings,
            TrialMessages messages,
            Clock clock) {
        this.trials = trials;
        this.seats = seats;
        this.figures = figures;
        this.findings = findings;
        this.messages = messages;
        this.clock = clock;
    }

    GateState state(Trial trial) {
        return GateRules.state(trial.gate(), figures.figures(trial.id()));
    }

    /** One trial that shows enough, and no open finding in any of the same version: nobody picks the kindest panel. */
    @Override
    public Answer mayGoLive(String code, String version) {
        List<Trial> covering = trials.covering(code, version);
        if (covering.isEmpty()) {
            return new Answer(false, UNTRIED);
        }
        List<GateState> states = covering.stream().map(this::state).toList();
        Optional<GateState> open =
                states.stream().filter(TrialGate::hasOpenFindings).findFirst();
        if (open.isPresent()) {
            return new Answer(false, GateRules.missing(open.get()));
        }
        return states.stream().anyMatch(GateState::met)
                ? new Answer(true, PASSED)
                : new Answer(false, GateRules.missing(states.getFirst()));
    }

    private static boolean hasOpenFindings(GateState state) {
        return state.checks().stream()
                .anyMatch(check -> check.measure() == GateState.Measure.OPEN_FINDINGS && !check.met());
    }

    @EventListener
    @Transactional
    public void live(ItemReleased released) {
        for (Trial trial : trials.covering(released.code(), released.version())) {
            if (trials.wentLive(trial.id(), state(trial), clock.instant())) {
                seats.lapse(Optional.of(trial.id()), clock.instant());
                List<PersonId> panel = seats.seats(trial.id()).stream()
                        .filter(seat -> seat.state() == SeatState.DONE)
                        .flatMap(seat -> seat.person().stream())
                        .toList();
                messages.live(trial, findings.changes(trial.id()).size(), panel);
            }
        }
    }
}
