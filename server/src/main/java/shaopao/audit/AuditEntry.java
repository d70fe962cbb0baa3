package shaopao.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.Actor;

/**
 * One act, as it is recorded.
 *
 * @param at microseconds, as the database keeps them
 * @param address network address of the request; empty for the program itself
 * @param actingFor the absent person for whom the actor acted
 * @param act module and past participle: {@code people.imported}
 * @param subject identifier of what was acted upon, as text
 * @param facts a JSON object, exactly as it was written
 * @param position in the chain, from 1; absent until sealed
 */
record AuditEntry(
        UUID id,
        Instant at,
        String node,
        String address,
        Actor.Kind actorKind,
        Optional<UUID> actorId,
        String actorName,
        Optional<UUID> actingFor,
        String act,
        String subjectKind,
        String subject,
        @JsonRawValue String facts,
        Optional<Long> position) {}
