package shaopao.workflow.spi;

import java.time.Instant;
import java.util.Optional;
import shaopao.kernel.PersonId;

/** Knows who acts for whom while that one is away. Implemented above; without one, nobody is ever away. */
@FunctionalInterface
public interface Deputies {

    /**
     * Who may act for the person now on cases of the topic; asked when the person is asked for something, and again
     * when the deputy acts.
     */
    Optional<PersonId> deputy(PersonId person, String topic, Instant at);
}
