package shaopao.forms;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a person has typed so far, unchecked.
 *
 * @param form name of the form, for example the code of a service item
 * @param revision grows by one with every saving
 * @param version of the form when it was typed
 */
public record Draft(
        String form, Map<String, Object> answers, int revision, Instant savedAt, Optional<String> version) {}
