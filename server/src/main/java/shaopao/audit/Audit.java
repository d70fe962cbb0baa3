package shaopao.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import tools.jackson.databind.json.JsonMapper;

/** Records acts, for good. */
@Service
public class Audit {

    private final AuditStore store;
    private final AuditSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    Audit(AuditStore store, AuditSettings settings, JsonMapper json, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Records one act in the transaction that runs, so that the act and its record stand or fall together; without one, in a
     * transaction of its own.
     *
     * @param act module and past participle: {@code "people.imported"}
     * @param subjectKind what was acted upon: {@code "person"}
     * @param subject its identifier
     * @param facts what a reader must know to understand the act; never secrets, never identity numbers
     */
    @Transactional(propagation = Propagation.REQUIRED)
    public void record(Actor actor, String act, String subjectKind, String subject, Map<String, Object> facts) {
        Optional<UUID> actingFor = actor.actingFor().map(PersonId::value);
        store.add(new AuditEntry(
                Ids.next(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                settings.node(),
                actor.address(),
                actor.kind(),
                actor.id(),
                actor.name(),
                actingFor,
                act,
                subjectKind,
                subject,
                json.writeValueAsString(new TreeMap<>(facts)),
                Optional.empty()));
    }
}
