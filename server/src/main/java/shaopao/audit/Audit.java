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
    private final AuditVerification verification;

    Audit(AuditStore store, AuditSettings settings, JsonMapper json, Clock clock, AuditVerification verification) {
        this.store = store;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.verification = verification;
    }

    /**
     * Records one act in the transaction that runs, so that the act and its record stand or fall together; without
     * one, in a transaction of its own.
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

    /** Computes the whole chain anew; reads every entry once, in one snapshot, while others write on. */
    public Verdict verify() {
        return verification.verify();
    }

    /**
     * What a verification found.
     *
     * @param whole true when nothing was changed, removed, added or moved
     * @param checked how many entries were found in order
     * @param waiting entries that are not sealed yet
     * @param brokenAt the first position that is not as it was sealed
     * @param reason in English, for the operator
     */
    public record Verdict(boolean whole, long checked, long waiting, Optional<Long> brokenAt, String reason) {}
}
