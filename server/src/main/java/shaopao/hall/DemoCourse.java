package shaopao.hall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import shaopao.calendar.WorkingTime;
import shaopao.hall.catalogue.Item;
import shaopao.kernel.PersonId;
import shaopao.workflow.By;
import shaopao.workflow.CaseEvent;
import shaopao.workflow.CaseFile;
import shaopao.workflow.Command;
import shaopao.workflow.PastCases;
import shaopao.workflow.Todo;

/**
 * How an application of the demo campus went: most are agreed to within the promise, some come late, some are sent back
 * or refused. Staff act in working time, applicants when they like; what would lie ahead of now has not happened.
 */
final class DemoCourse implements PastCases.Course {

    private static final int MINUTES_A_DAY = 480;
    private static final List<String> AGREED = List.of("同意", "同意办理", "情况属实，同意", "已核对，同意", "");

    private final RandomGenerator random;
    private final Item item;
    private final DemoAnswers answers;
    private final WorkingTime time;
    private final Function<PersonId, String> name;
    private final Instant now;
    private Instant at;

    /** The time of the campus. */
    record Times(WorkingTime time, Instant openedAt, Instant now) {}

    DemoCourse(RandomGenerator random, Item item, DemoAnswers answers, Times times, Function<PersonId, String> name) {
        this.random = random;
        this.item = item;
        this.answers = answers;
        this.time = times.time();
        this.at = times.openedAt();
        this.now = times.now();
        this.name = name;
    }

    @Override
    public Optional<PastCases.Act> next(CaseFile file, boolean refused) {
        if (file.todos().isEmpty()) {
            return Optional.empty();
        }
        Todo todo = file.todos().get(random.nextInt(file.todos().size()));
        boolean own = todo.kind() == CaseEvent.TodoKind.CORRECT || todo.kind() == CaseEvent.TodoKind.SUPPLEMENT;
        if (!refused) {
            at = own ? at.plus(Duration.ofMinutes(30 + random.nextInt(1_200))) : time.plus(at, spent());
        }
        return at.isAfter(now)
                ? Optional.empty()
                : Optional.of(new PastCases.Act(at, act(file, todo, refused), name.apply(todo.person())));
    }

    /** A part of what was promised; now and then more than all of it. */
    private Duration spent() {
        double promised = Math.max(1, item.promisedDays()) * MINUTES_A_DAY;
        double luck = random.nextDouble();
        double part = luck < 0.8
                ? 0.02 + 0.2 * random.nextDouble()
                : luck < 0.96 ? 0.2 + 0.4 * random.nextDouble() : 1.1 + random.nextDouble();
        return Duration.ofMinutes(5 + Math.round(promised * part));
    }

    private Command act(CaseFile file, Todo todo, boolean refused) {
        By.Person by = By.self(todo.person());
        int number = todo.number();
        return switch (todo.kind()) {
            case DECIDE, ADVISE, RESCUE -> decide(todo, by, refused);
            case CLAIM -> new Command.Claim(by, number);
            case FILL -> new Command.Fill(by, number, answers.at(item.form(), todo.node()));
            case CORRECT -> new Command.Submit(by, file.answers());
            case SUPPLEMENT -> new Command.Correct(by, number, Map.of());
        };
    }

    private Command decide(Todo todo, By.Person by, boolean refused) {
        int luck = refused ? 100 : random.nextInt(100);
        if (luck < 4) {
            return new Command.Reject(by, todo.number(), "材料不符合要求，不予通过", Optional.empty());
        }
        if (luck < 10) {
            return new Command.Return(by, todo.number(), "请补充说明后重新提交");
        }
        return new Command.Approve(
                by,
                todo.number(),
                AGREED.get(refused ? 0 : random.nextInt(AGREED.size())),
                new Command.Enclosed(Optional.empty(), answers.at(item.form(), todo.node()), Map.of()));
    }
}
