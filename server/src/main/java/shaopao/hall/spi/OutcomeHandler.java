package shaopao.hall.spi;

import java.util.Map;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * Makes something come of an application: a certificate, a right, a charge. Run for a step of type {@code outcome},
 * once the application has got there, and again until it returns without an exception; the same key means the same
 * outcome, so a second run does nothing more.
 */
public interface OutcomeHandler {

    /** The name by which steps call it: {@code "record"}. */
    String name();

    /** Brings the outcome about and tells what came of it; any exception means that it is to be tried again. */
    Map<String, Object> bringAbout(Asked asked);

    /**
     * What is to come about.
     *
     * @param key names this outcome for ever
     * @param application id of the application
     * @param number what people quote
     * @param with parameters of the step
     */
    record Asked(
            String key,
            UUID application,
            String number,
            String item,
            PersonId applicant,
            Map<String, String> with,
            Map<String, Object> answers) {}
}
