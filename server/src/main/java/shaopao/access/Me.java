package shaopao.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shaopao.kernel.PersonId;
import shaopao.people.PersonKind;

/**
 * Who is signed in, as pages need to know.
 *
 * @param permissions what the person may do on any data, sorted
 * @param language chosen for all devices: {@code zh-CN} or {@code en}; absent when the browser decides
 * @param steppedUpUntil until when sensitive acts need no password or passkey
 * @param actingFor the absent person on whose behalf this request acts
 */
record Me(
        PersonId personId,
        String number,
        String name,
        PersonKind kind,
        List<String> permissions,
        Optional<String> language,
        Optional<Instant> steppedUpUntil,
        Optional<PersonId> actingFor) {}
