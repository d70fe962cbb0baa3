package shaopao.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;

/**
 * Walks a definition in memory: nothing is stored or numbered, nobody is told, nothing goes out and nothing comes of
 * it.
 */
@Component
public class Sandbox {

    private final World world;

    Sandbox(World world) {
        this.world = world;
    }

    /**
     * How an application stands after some moves. Who would be asked is looked up as in earnest.
     *
     * @param topic code of the item
     * @param at when it is handed in; later times are those for which the moves wait
     */
    public SandboxCase walk(
            Definition definition,
            String topic,
            PersonId applicant,
            Map<String, Object> answers,
            List<SandboxMove> moves,
            Instant at) {
        Route route = new Route(definition);
        return new SandboxRules(route, applicant, at, now -> world.facts(route, topic, now)).walk(answers, moves);
    }
}
