package shaopao.trials;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.forms.FieldFlaw;
import shaopao.forms.FormVerdict;
import shaopao.forms.Forms;
import shaopao.hall.catalogue.Catalogue;
import shaopao.hall.catalogue.Guidance;
import shaopao.hall.catalogue.Item;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.trials.Run.Phase;
import shaopao.trials.RunStore.RunAnswers;
import shaopao.trials.Seat.SeatState;
import shaopao.workflow.SandboxCase;
import shaopao.workflow.SandboxMove;

/** Trying: the form, the flow in the parts of all, the questions at the end; interrupted and gone on with at will. */
@Component
class Runs {

    private static final int MOVES_MAX = 200;
    private static final int FIELDS_MAX = 400;

    /** Fewer tell too little, and of whom it is. */
    private static final int MEDIAN_OF = 5;

    private final Rows rows;
    private final Findings findings;
    private final Catalogue catalogue;
    private final Forms forms;
    private final Walks walks;
    private final FlawWords flaws;
    private final Clock clock;

    Runs(Rows rows, Findings findings, Catalogue catalogue, Forms forms, Walks walks, FlawWords flaws, Clock clock) {
        this.rows = rows;
        this.findings = findings;
        this.catalogue = catalogue;
        this.forms = forms;
        this.walks = walks;
        this.flaws = flaws;
        this.clock = clock;
    }

    /** The tables, as acts here need them together. */
    @Component
    record Rows(TrialStore trials, SeatStore seats, RunStore runs) {}

    /** The trials to which a person was ever asked, the newest first. */
    List<MyTrial> mine(PersonId person) {
        List<Seat> seats = rows.seats().seatsOf(person).stream()
                .filter(seat -> seat.state() != SeatState.SKIPPED)
                .toList();
        Map<UUID, Trial> trials =
                rows.trials().trials(seats.stream().map(Seat::trial).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Trial::id, Function.identity()));
        Map<UUID, Integer> medians = rows.runs().medians(trials.keySet(), MEDIAN_OF);
        return seats.stream()
                .flatMap(seat -> Optional.ofNullable(trials.get(seat.trial())).stream()
                        .map(trial -> mine(trial, seat, rows.runs().run(trial.id(), seat.place()), medians)))
                .toList();
    }

    private MyTrial mine(Trial trial, Seat seat, Optional<Run> run, Map<UUID, Integer> medians) {
        Item item = catalogue.version(trial.version()).item();
        return new MyTrial(
                trial.id(),
                trial.item(),
                trial.name(),
                item.summary(),
                PaceRules.minutes(item, Optional.ofNullable(medians.get(trial.id()))),
                seat.listed().pseudonym(),
                seat.state(),
                trial.state(),
                seat.askedAt(),
                seat.answerBy(),
                trial.plan().task(),
                run.map(Run::phase),
                findings.of(trial.id(), seat.place()),
                trial.liveAt().isEmpty() ? List.of() : findings.changes(trial.id()),
                trial.liveAt());
    }

    /** One seat of one who takes part, with what it is about. */
    private record Place(Trial trial, Seat seat, Item item, PersonId person) {
        UUID id() {
            return trial.id();
        }

        int number() {
            return seat.place();
        }
    }

    private Place place(PersonId person, UUID id) {
        Seat seat = rows.seats().seat(id, person).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        Trial trial = rows.trials().trials(Set.of(id)).getFirst();
        return new Place(trial, seat, catalogue.version(trial.version()).item(), person);
    }

    /** The same, where the person may go on. */
    private Place open(PersonId person, UUID id) {
        Place place = place(person, id);
        if (place.seat().state() != SeatState.ACCEPTED || place.trial().state() != TrialState.RUNNING) {
            throw new ProblemException(TrialsProblem.TRIAL_STEP_OTHER);
        }
        return place;
    }

    private Run run(Place place, Phase phase) {
        return rows.runs()
                .run(place.id(), place.number())
                .filter(run -> run.phase() == phase)
                .orElseThrow(() -> new ProblemException(TrialsProblem.TRIAL_STEP_OTHER));
    }

    TrialRunPage page(PersonId person, UUID id) {
        Place place = place(person, id);
        Optional<Run> run = rows.runs().run(id, place.number());
        Item item = place.item();
        Optional<SandboxCase> at = run.filter(one -> one.submittedAt().isPresent())
                .map(one -> walks.walk(item, person, one, one.moves(), one.answers()));
        return new TrialRunPage(
                mine(place.trial(), place.seat(), run, rows.runs().medians(Set.of(id), MEDIAN_OF)),
                item.summary(),
                item.guidance().orElse(Guidance.NONE),
                item.guide(),
                item.form(),
                forms.prefilled(item.form(), person),
                at.map(SandboxCase::answers).or(() -> run.map(Run::answers)).orElse(Map.of()),
                run.map(one -> one.moves().size()).orElse(0),
                at.map(walks::stand),
                findings.remarks(id, place.number()));
    }

    /** Begins; a second time changes nothing. */
    void start(PersonId person, UUID id) {
        Place place = open(person, id);
        rows.runs().start(id, place.number(), clock.instant());
    }

    /** Keeps what was typed, how long it took, and at which fields. */
    void save(PersonId person, UUID id, MyTrialController.SaveRun work) {
        Place place = open(person, id);
        List<Passage> known = known(place.item(), work.passages());
        Optional<String> last =
                known.isEmpty() ? Optional.empty() : Optional.of(known.getLast().field());
        if (!rows.runs().save(id, place.number(), work.answers(), work.seconds(), last, clock.instant())) {
            throw new ProblemException(TrialsProblem.TRIAL_STEP_OTHER);
        }
        rows.runs().passages(id, place.number(), known);
    }

    private static List<Passage> known(Item item, List<Passage> passages) {
        return passages.stream()
                .limit(FIELDS_MAX)
                .filter(one -> item.form().field(one.field()).isPresent())
                .toList();
    }

    /** Hands the form in; flaws are told, and counted at their fields. */
    void submit(PersonId person, UUID id, Map<String, Object> answers) {
        Place place = open(person, id);
        Run run = run(place, Phase.FORM);
        Map<String, Object> accepted = accepted(place, forms.check(place.item().form(), person, answers));
        SandboxCase at = walks.walk(place.item(), person, run, List.of(), accepted);
        at.refused().ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        Phase next = at.status().over() ? Phase.QUESTIONS : Phase.FLOW;
        if (!rows.runs().submitted(id, place.number(), accepted, next, clock.instant())) {
            throw new ProblemException(TrialsProblem.RUN_MOVED);
        }
    }

    private Map<String, Object> accepted(Place place, FormVerdict verdict) {
        return switch (verdict) {
            case FormVerdict.Accepted(Map<String, Object> accepted) -> accepted;
            case FormVerdict.Flawed(List<FieldFlaw> found) -> {
                rows.runs().attempted(place.id(), place.number());
                rows.runs()
                        .passages(
                                place.id(),
                                place.number(),
                                found.stream()
                                        .map(flaw -> flaw.field().replaceAll("[.\\[].*", ""))
                                        .distinct()
                                        .map(field -> new Passage(field, 0, 1))
                                        .toList());
                throw flaws.refused(found);
            }
        };
    }

    /** Acts along the flow in the part of whoever would. */
    void move(PersonId person, UUID id, int seen, SandboxMove wish) {
        Place place = open(person, id);
        Run run = run(place, Phase.FLOW);
        if (run.moves().size() != seen || seen >= MOVES_MAX) {
            throw new ProblemException(TrialsProblem.RUN_MOVED);
        }
        Item item = place.item();
        SandboxCase before = walks.walk(item, person, run, run.moves(), run.answers());
        SandboxMove move = checked(place, before, wish);
        List<SandboxMove> moves = new ArrayList<>(run.moves());
        moves.add(move);
        SandboxCase after = walks.walk(item, person, run, moves, run.answers());
        after.refused().ifPresent(problem -> {
            move.node().ifPresent(node -> rows.runs().passages(id, place.number(), List.of(new Passage(node, 0, 1))));
            throw new ProblemException(problem);
        });
        Phase next = after.status().over() ? Phase.QUESTIONS : Phase.FLOW;
        if (!rows.runs().moved(id, place.number(), seen, move, next, clock.instant())) {
            throw new ProblemException(TrialsProblem.RUN_MOVED);
        }
    }

    /** With the answers as they would be kept. */
    private SandboxMove checked(Place place, SandboxCase at, SandboxMove move) {
        if (move.act() == SandboxMove.Act.RESUBMIT) {
            FormVerdict verdict = forms.check(place.item().form(), place.person(), move.answers(), at.answers());
            return new SandboxMove(Optional.empty(), move.act(), move.opinion(), accepted(place, verdict));
        }
        Set<String> open = at.waiting().stream()
                .filter(one -> Optional.of(one.node()).equals(move.node()))
                .flatMap(one -> one.open().stream())
                .collect(Collectors.toCollection(HashSet::new));
        boolean fills = move.act() == SandboxMove.Act.FILL || move.act() == SandboxMove.Act.APPROVE;
        if (open.isEmpty() || !fills) {
            return new SandboxMove(move.node(), move.act(), move.opinion(), Map.of());
        }
        FormVerdict verdict =
                forms.checkStep(place.item().form(), place.person(), move.answers(), at.answers(), "", open);
        Map<String, Object> changed = new HashMap<>(accepted(place, verdict));
        changed.entrySet().removeIf(one -> one.getValue().equals(at.answers().get(one.getKey())));
        return new SandboxMove(move.node(), move.act(), move.opinion(), changed);
    }

    /** Answers the questions at the end: done. */
    void finish(PersonId person, UUID id, RunAnswers rated) {
        Place place = open(person, id);
        end(place, Run.Outcome.SUCCESS, Optional.of(rated));
    }

    /** Gives up where it does not go on; that counts as well. */
    void giveUp(PersonId person, UUID id, Optional<RunAnswers> rated) {
        Place place = open(person, id);
        rows.runs().start(id, place.number(), clock.instant());
        end(place, Run.Outcome.GAVE_UP, rated);
    }

    private void end(Place place, Run.Outcome outcome, Optional<RunAnswers> rated) {
        if (!rows.runs().end(place.id(), place.number(), outcome, rated, clock.instant())) {
            throw new ProblemException(TrialsProblem.TRIAL_STEP_OTHER);
        }
        rows.seats().done(place.id(), place.number());
        findings.ofErrors(place.id(), place.item());
    }

    /** Remarks on something, at any time until the trial is over. */
    void remark(PersonId person, UUID id, Remark remark) {
        Place place = place(person, id);
        boolean takesPart =
                place.seat().state() == SeatState.ACCEPTED || place.seat().state() == SeatState.DONE;
        if (!takesPart || place.trial().state() != TrialState.RUNNING) {
            throw new ProblemException(TrialsProblem.TRIAL_STEP_OTHER);
        }
        findings.remark(id, place.number(), remark);
    }
}
