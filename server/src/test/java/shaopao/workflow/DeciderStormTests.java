package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Random definitions, random people, random commands: what must hold after every one of them. */
@Tag("once")
class DeciderStormTests {

    private static final int DEFINITIONS = 20_000;
    private static final int SEQUENCES_EACH = 10;
    private static final int COMMANDS_MAX = 25;

    private static final List<String> ACTS = List.of(
            "return", "withdraw", "transfer", "delegate", "add signer", "remove signer", "suspend", "timer", "migrate");
    private static final List<String> WAYS = List.of("any", "all", "ratio", "sequence", "parallel");
    private static final Conditions NAMED = (condition, answers) -> Boolean.TRUE.equals(answers.get(condition));

    private final Map<String, Integer> matrix = new TreeMap<>();
    private final Map<String, Integer> done = new TreeMap<>();
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, String> failures = new TreeMap<>();
    private int sequences;
    private int commands;
    private int decisions;

    @Test
    void noCaseIsEverStuckAndNoDecisionIsLostOrDoubled() {
        long begun = System.nanoTime();
        for (long seed = 0; seed < DEFINITIONS; seed++) {
            Random random = new Random(seed);
            Definition definition = Flows.random(random);
            Definition other = Flows.random(random);
            Route route = new Route(definition);
            for (int i = 0; i < SEQUENCES_EACH; i++) {
                told(random, route, other, "seed " + seed + "/" + i);
            }
        }
        System.out.printf(
                "storm: sequences=%d commands=%d decided=%d seconds=%.1f%n",
                sequences, commands, decisions, (System.nanoTime() - begun) / 1e9);
        System.out.println("storm: " + done);
        System.out.print(table());
        assertThat(failures.values()).isEmpty();
        assertThat(sequences).isGreaterThanOrEqualTo(200_000);
        for (String act : ACTS) {
            for (String way : WAYS) {
                assertThat(matrix.getOrDefault(act + " × " + way, 0))
                        .as(act + " × " + way)
                        .isPositive();
            }
        }
    }

    private String table() {
        StringBuilder table = new StringBuilder("%-14s".formatted(""));
        WAYS.forEach(way -> table.append("%10s".formatted(way)));
        table.append('\n');
        for (String act : ACTS) {
            table.append("%-14s".formatted(act));
            WAYS.forEach(way -> table.append("%10d".formatted(matrix.getOrDefault(act + " × " + way, 0))));
            table.append('\n');
        }
        return table.toString();
    }

    /** Goes on after a failure, so that one run tells all kinds of them, each by its first seed. */
    private void told(Random random, Route route, Definition other, String seed) {
        try {
            storm(random, route, other, seed);
        } catch (RuntimeException | AssertionError failure) {
            StackTraceElement[] frames = failure.getStackTrace();
            String where = frames.length > 2 ? frames[1] + " " + frames[2] : "";
            String kind = failure.getClass().getSimpleName() + where + failure.getMessage();
            failures.putIfAbsent(
                    kind.replaceAll("seed \\d+/\\d+", "").replaceAll("\\d+", ""),
                    seed + " " + failure + " at " + where);
        }
    }

    private void storm(Random random, Route start, Definition other, String seed) {
        sequences++;
        Flows.Town town = Flows.randomTown(random);
        StormCommands next = new StormCommands(random, start.definition(), other);
        StormChecks checks = new StormChecks(seed);
        List<CaseEvent> history = new ArrayList<>();
        Route route = start;
        CaseState state = CaseState.NEW;
        Instant now = Instant.EPOCH;
        for (int i = 0; i < COMMANDS_MAX && !state.status().over(); i++) {
            now = now.plusSeconds(random.nextInt(4_000));
            Command command = next.next(state, now);
            commands++;
            Verdict verdict = Decider.decide(route, state, command, Flows.facts(now, town, NAMED));
            if (verdict instanceof Verdict.Decided(List<CaseEvent> events, CaseState after)) {
                if (command instanceof Command.Migrate migrate) {
                    route = new Route(migrate.definition());
                }
                decisions++;
                covered(command, state, route);
                history.addAll(events);
                checks.check(route, events, after);
                state = after;
            }
        }
        if (!CaseState.fold(history).equals(state)) {
            throw new AssertionError(seed + ": the state is not the fold of the events");
        }
        if (sequences % 100 == 0) {
            roundTrip(history, state, seed);
        }
    }

    private void roundTrip(List<CaseEvent> history, CaseState state, String seed) {
        assertThat(json.readValue(json.writeValueAsString(state), CaseState.class))
                .as(seed)
                .isEqualTo(state);
        for (CaseEvent event : history) {
            assertThat(json.readValue(json.writeValueAsString(event), CaseEvent.class))
                    .as(seed)
                    .isEqualTo(event);
        }
    }

    /** Notes in which ways of deciding an act was done. */
    private void covered(Command command, CaseState before, Route route) {
        String name = command.getClass().getSimpleName();
        done.merge(name, 1, Integer::sum);
        String act = switch (command) {
            case Command.Return _ -> "return";
            case Command.Withdraw _ -> "withdraw";
            case Command.Transfer _ -> "transfer";
            case Command.Delegate _ -> "delegate";
            case Command.AddSigner _ -> "add signer";
            case Command.RemoveSigner _ -> "remove signer";
            case Command.Suspend _ -> "suspend";
            case Command.TimerFired _ -> "timer";
            case Command.Migrate _ -> "migrate";
            default -> "";
        };
        if (act.isEmpty()) {
            return;
        }
        int todo = switch (command) {
            case Command.Return back -> back.todo();
            case Command.Transfer transfer -> transfer.todo();
            case Command.Delegate delegate -> delegate.todo();
            case Command.AddSigner add -> add.todo();
            case Command.RemoveSigner remove -> remove.todo();
            default -> 0;
        };
        Set<String> ways = new TreeSet<>();
        for (CaseState.Visit visit : before.visits()) {
            boolean here = todo == 0
                    || before.todo(todo)
                            .filter(one -> one.visit() == visit.number())
                            .isPresent();
            Optional<Node> node = route.place(visit.node()).map(Route.Place::node);
            if (here && node.isPresent() && node.get() instanceof Node.Approve approve) {
                ways.add(approve.voting().mode().name().toLowerCase(java.util.Locale.ROOT));
                if (visit.parent() != 0) {
                    ways.add("parallel");
                }
            }
        }
        ways.forEach(way -> matrix.merge(act + " × " + way, 1, Integer::sum));
    }

    @Test
    void everyWayThroughASmallDefinitionEndsOrWaits() {
        Route route = new Route(Flows.definition(
                Flows.parallel(
                        "both",
                        Flows.otherwise(Flows.approve("any", Node.Mode.ANY, "r0")),
                        Flows.otherwise(Flows.approve("all", Node.Mode.ALL, "r0"))),
                Flows.approve("chain", Node.Mode.SEQUENCE, "r0")));
        Flows.Town town = Flows.Town.of("r0:p1,p2", "owner:p3");
        Set<CaseState> seen = new HashSet<>();
        List<CaseState> open = new ArrayList<>(List.of(CaseState.NEW));
        while (!open.isEmpty()) {
            CaseState state = open.removeLast();
            for (Command command : commands(state)) {
                Facts facts = Flows.facts(Instant.EPOCH, town, NAMED);
                if (Decider.decide(route, state, command, facts) instanceof Verdict.Decided decided
                        && decided.state().made().todos() <= 14
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
        By.Person applicant = By.self(Flows.PEOPLE[0]);
        commands.add(new Command.Submit(applicant, Map.of()));
        commands.add(new Command.Withdraw(applicant, ""));
        for (CaseState.Todo todo : state.todos()) {
            By.Person by = By.self(todo.person());
            commands.add(new Command.Approve(by, todo.number(), ""));
            commands.add(new Command.Reject(by, todo.number(), "no"));
            commands.add(new Command.Return(by, todo.number(), "mend it"));
            commands.add(
                    new Command.Return(by, todo.number(), "look again", Optional.of("both"), Command.Onward.RESUME));
        }
        return commands;
    }
}
