package shaopao.trials;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import shaopao.hall.catalogue.Item;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.workflow.Sandbox;
import shaopao.workflow.SandboxCase;
import shaopao.workflow.SandboxMove;

/** Where the application of a trial stands, computed from what was answered and done; nothing is stored of it. */
@Component
class Walks {

    private static final int NAMES_MAX = 3;

    private final Sandbox sandbox;
    private final People people;

    Walks(Sandbox sandbox, People people) {
        this.sandbox = sandbox;
        this.people = people;
    }

    SandboxCase walk(Item item, PersonId person, Run run, List<SandboxMove> moves, Map<String, Object> answers) {
        return sandbox.walk(
                item.flow(),
                item.code(),
                person,
                answers,
                moves,
                run.submittedAt().orElse(run.startedAt()));
    }

    TrialStand stand(SandboxCase at) {
        return new TrialStand(
                at.status(),
                at.passed().stream()
                        .map(one -> new TrialStand.StandPassed(one.what(), one.step()))
                        .toList(),
                at.waiting().stream().map(this::step).toList());
    }

    private TrialStand.StandStep step(SandboxCase.Waiting at) {
        List<PersonId> first = at.people().stream().limit(NAMES_MAX).toList();
        return new TrialStand.StandStep(
                at.node(),
                at.step(),
                List.copyOf(people.names(first).values()),
                at.people().size(),
                at.possible(),
                at.open());
    }
}
