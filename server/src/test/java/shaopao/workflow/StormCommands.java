package shaopao.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import shaopao.kernel.PersonId;

/** Random commands on a case, most of them such as people would give. */
final class StormCommands {

    private static final Command.Position[] POSITIONS = Command.Position.values();

    private final Random random;
    private final Definition definition;
    private final Definition other;
    private final List<String> keys;

    StormCommands(Random random, Definition definition, Definition other) {
        this.random = random;
        this.definition = definition;
        this.other = other;
        this.keys = definition.nodes().map(Node::key).toList();
    }

    Command next(CaseState state, Instant now) {
        if (state.status() == CaseStatus.NEW) {
            return submit(By.self(Flows.PEOPLE[0]));
        }
        if (state.suspended() && random.nextInt(2) == 0) {
            return new Command.Resume(anybody(), "");
        }
        Optional<CaseState.Timer> due = state.timers().stream()
                .filter(timer -> timer.dueAt().filter(at -> !at.isAfter(now)).isPresent())
                .findFirst();
        if (due.isPresent() && random.nextInt(3) > 0) {
            return new Command.TimerFired(due.get().number());
        }
        Optional<CaseState.Visit> calling = state.visits().stream()
                .filter(visit -> visit.seats().isEmpty() && visit.lanes().isEmpty())
                .findFirst();
        if (calling.isPresent() && random.nextInt(4) == 0) {
            return answer(calling.get().number());
        }
        return state.todos().isEmpty() || random.nextInt(5) == 0 ? owners(state) : persons(state);
    }

    private Command answer(int visit) {
        return switch (random.nextInt(5)) {
            case 0 -> new Command.CallFailed(new By.Service("pay"), visit, "gone");
            case 1, 2 -> new Command.CalledBack(new By.Service("pay"), visit, Map.of());
            default -> new Command.CallDone(new By.Service("pay"), visit, Map.of("ok", true));
        };
    }

    private Command submit(By.Person by) {
        Map<String, Object> answers = Map.of(
                "a",
                random.nextBoolean(),
                "b",
                random.nextBoolean(),
                "rows",
                List.of(1, 2, 3).subList(0, random.nextInt(4)));
        Map<String, List<PersonId>> chosen = Map.of("n" + random.nextInt(6), List.of(person()));
        return new Command.Submit(by, answers, chosen);
    }

    /** What the owners of the item do, and the applicant without a to-do. */
    private Command owners(CaseState state) {
        By.Person owner = anybody();
        int todo = state.todos().isEmpty() ? 1 : todo(state).number();
        return switch (random.nextInt(14)) {
            case 0 -> new Command.Suspend(owner, "holiday");
            case 1 -> new Command.Cancel(owner, random.nextInt(4) == 0 ? "void" : "");
            case 2, 3, 4 -> new Command.Reassign(owner, todo, person(), "left");
            case 5, 6 -> new Command.Jump(owner, keys.get(random.nextInt(keys.size())), "on");
            case 7, 8 ->
                new Command.Migrate(owner, "other", random.nextBoolean() ? definition : other, "v2", "new rules");
            case 9 -> new Command.Comment(owner, random.nextBoolean() ? "hm" : "");
            case 10 -> new Command.Copy(owner, List.of(person()), "look");
            case 11 -> new Command.Urge(By.self(Flows.PEOPLE[0]), "please");
            case 12 ->
                random.nextInt(3) == 0
                        ? new Command.Withdraw(By.self(Flows.PEOPLE[random.nextInt(2)]), "")
                        : new Command.TimerFired(random.nextInt(6));
            default ->
                new Command.Recall(
                        owner, 1 + random.nextInt(Math.max(1, state.made().todos())), "oh");
        };
    }

    private Command persons(CaseState state) {
        CaseState.Todo todo = todo(state);
        boolean fair = random.nextInt(8) > 0;
        By.Person by =
                fair ? By.self(todo.deputy().filter(_ -> random.nextBoolean()).orElse(todo.person())) : anybody();
        int number =
                fair ? todo.number() : random.nextInt(Math.max(1, state.made().todos()) + 1);
        return switch (todo.kind()) {
            case CORRECT -> random.nextInt(6) > 0 ? submit(by) : deciding(state, by, number);
            case SUPPLEMENT -> new Command.Correct(by, number, Map.of("note", "right"));
            case FILL ->
                random.nextInt(5) > 0
                        ? new Command.Fill(by, number, Map.of(random.nextInt(9) > 0 ? "note" : "a", "x"))
                        : new Command.Transfer(by, number, person(), "you");
            case CLAIM -> new Command.Claim(by, number);
            case DECIDE, ADVISE, RESCUE -> deciding(state, by, number);
        };
    }

    private Command deciding(CaseState state, By.Person by, int number) {
        return switch (random.nextInt(26)) {
            case 0 -> new Command.Reject(by, number, random.nextInt(3) == 0 ? "" : "no", Optional.of("s"));
            case 1, 2 -> new Command.Return(by, number, "mend it", Optional.empty(), pick(Command.Onward.values()));
            case 3, 4 ->
                new Command.Return(
                        by,
                        number,
                        "look again",
                        Optional.of(keys.get(random.nextInt(keys.size()))),
                        pick(Command.Onward.values()));
            case 5, 6 -> new Command.Transfer(by, number, person(), "yours");
            case 7, 8 -> new Command.Delegate(by, number, person(), "advise me");
            case 9, 10, 11 -> new Command.AddSigner(by, number, signers(), POSITIONS[random.nextInt(3)], "too");
            case 12, 13 -> new Command.RemoveSigner(someSigner(state, by), number, added(state), "enough");
            case 14 -> new Command.AskCorrection(by, number, pick(Command.Fault.values()), List.of("note"), "proof?");
            case 15 -> new Command.Unclaim(by, number);
            case 16 -> new Command.Recall(by, Math.max(1, number - random.nextInt(4)), "oh");
            default ->
                new Command.Approve(
                        by,
                        number,
                        random.nextInt(4) == 0 ? "" : "ok",
                        new Command.Enclosed(
                                random.nextInt(6) == 0 ? Optional.empty() : Optional.of("s"), Map.of(), Map.of()));
        };
    }

    private List<PersonId> signers() {
        return random.nextBoolean() ? List.of(person()) : List.of(person(), person());
    }

    private By.Person someSigner(CaseState state, By.Person by) {
        List<CaseState.Seat> seats =
                state.visits().stream().flatMap(visit -> visit.seats().stream()).toList();
        if (seats.isEmpty() || random.nextBoolean()) {
            return by;
        }
        CaseState.Seat seat = seats.get(random.nextInt(seats.size()));
        return seat.turns().isEmpty() ? by : By.self(seat.turns().getLast().person());
    }

    private PersonId added(CaseState state) {
        return state.visits().stream()
                .flatMap(visit -> visit.seats().stream())
                .flatMap(seat -> seat.turns().stream())
                .filter(turn -> turn.kind() == CaseState.TurnKind.ADDED)
                .map(CaseState.Turn::person)
                .findFirst()
                .orElseGet(this::person);
    }

    private CaseState.Todo todo(CaseState state) {
        return state.todos().get(random.nextInt(state.todos().size()));
    }

    private By.Person anybody() {
        return By.self(person());
    }

    private PersonId person() {
        return Flows.PEOPLE[random.nextInt(7)];
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
