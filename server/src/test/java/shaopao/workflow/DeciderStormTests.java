package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shaopao.kernel.PersonId;

/** Random definitions, random people, random commands: what must hold after every one of them. */
@Tag("once")
class DeciderStormTests {

    private static final int CASES = 20_000;
    private static final int COMMANDS = 25;

    @Test
    void noCaseIsEverStuckAndNoDecisionIsLostOrDoubled() {
        for (long seed = 0; seed < CASES; seed++) {
            storm(new Random(seed), "seed " + seed);
        }
    }

    @Test
    void everyWayThroughASmallDefinitionEndsOrWaits() {
        Definition definition = Flows.definition(
                Flows.approve("any", Node.Mode.ANY, "r0"),
                Flows.approve("all", Node.Mode.ALL, "r0"),
                Flows.approve("chain", Node.Mode.SEQUENCE, "r0"));
        Flows.Town town = Flows.Town.of("r0:p1,p2", "owner:p3");
        Set<CaseState> seen = new HashSet<>();
        List<CaseState> open = new ArrayList<>(List.of(CaseState.NEW));
        while (!open.isEmpty()) {
            CaseState state = open.removeLast();
            for (Command command : commands(state)) {
                if (decide(definition, state, command, town) instanceof Verdict.Decided decided
                        && decided.state().todosMade() <= 14
                        && seen.add(decided.state())) {
                    assertThat(decided.state().status().over())
                            .isEqualTo(decided.state().todos().isEmpty());
                    open.add(decided.state());
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(100);
        assertThat(seen).anyMatch(state -> state.status() == CaseStatus.APPROVED);
    }

    private static List<Command> commands(CaseState state) {
        List<Command> commands = new ArrayList<>();
        By.Person applicant = By.self(Flows.person("p0"));
        commands.add(new Command.Submit(applicant, Map.of()));
        commands.add(new Command.Withdraw(applicant, ""));
        for (CaseState.Todo todo : state.todos()) {
            By.Person by = By.self(todo.person());
            commands.add(new Command.Approve(by, todo.number(), ""));
            commands.add(new Command.Reject(by, todo.number(), "no"));
            commands.add(new Command.Return(by, todo.number(), "mend it"));
        }
        return commands;
    }

    private static void storm(Random random, String seed) {
        Definition definition = Flows.random(random);
        Flows.Town town = Flows.randomTown(random);
        CaseState state = CaseState.NEW;
        List<CaseEvent> history = new ArrayList<>();
        for (int i = 0; i < COMMANDS; i++) {
            Command command = command(random, state);
            switch (decide(definition, state, command, town)) {
                case Verdict.Refused _ -> {}
                case Verdict.Decided(List<CaseEvent> events, CaseState next) -> {
                    assertThat(state.status().over()).as(seed).isFalse();
                    history.addAll(events);
                    state = next;
                    check(state, history, seed);
                }
            }
        }
    }

    private static void check(CaseState state, List<CaseEvent> history, String seed) {
        assertThat(CaseState.fold(history)).as(seed).isEqualTo(state);
        assertThat(state.status().over()).as(seed).isEqualTo(state.todos().isEmpty());
        if (state.status().over()) {
            assertThat(state.visits()).as(seed).isEmpty();
        }
        assertThat(state.todos().stream().map(CaseState.Todo::number)).as(seed).doesNotHaveDuplicates();
        assertThat(state.todos())
                .as(seed)
                .allSatisfy(todo -> assertThat(
                                todo.visit() == 0 || state.visit(todo.visit()).isPresent())
                        .isTrue());
        List<Integer> decided = history.stream()
                .map(event -> switch (event) {
                    case CaseEvent.Approved approved -> approved.todo();
                    case CaseEvent.Rejected rejected -> rejected.todo();
                    case CaseEvent.Returned returned -> returned.todo();
                    default -> 0;
                })
                .filter(todo -> todo > 0)
                .toList();
        assertThat(decided).as(seed).doesNotHaveDuplicates();
        PersonId applicant = state.applicant().orElseThrow();
        assertThat(history)
                .as(seed)
                .noneMatch(event -> event instanceof CaseEvent.Approved approved
                        && approved.by().owner().equals(applicant));
    }

    private static Command command(Random random, CaseState state) {
        By.Person anybody = By.self(Flows.person("p" + random.nextInt(6)));
        boolean fair = random.nextInt(4) > 0 && !state.todos().isEmpty();
        CaseState.Todo todo =
                fair ? state.todos().get(random.nextInt(state.todos().size())) : null;
        By.Person by = todo == null ? anybody : By.self(todo.person());
        int number = todo == null ? random.nextInt(8) : todo.number();
        Map<String, Object> answers = Map.of("a", random.nextBoolean(), "b", random.nextBoolean());
        return switch (random.nextInt(12)) {
            case 0, 1, 2 ->
                new Command.Submit(state.status() == CaseStatus.NEW ? By.self(Flows.person("p0")) : by, answers);
            case 3, 4, 5, 6, 7 -> new Command.Approve(by, number, "");
            case 8 -> new Command.Reject(by, number, random.nextInt(3) == 0 ? "" : "no");
            case 9 -> new Command.Return(by, number, "mend it");
            case 10 -> random.nextInt(4) == 0 ? new Command.Withdraw(by, "") : new Command.Comment(by, "hm");
            default -> new Command.Comment(by, "");
        };
    }

    private static Verdict decide(Definition definition, CaseState state, Command command, Flows.Town town) {
        return Decider.decide(
                definition,
                state,
                command,
                Instant.EPOCH,
                town,
                (condition, answers) -> Boolean.TRUE.equals(answers.get(condition)));
    }
}
