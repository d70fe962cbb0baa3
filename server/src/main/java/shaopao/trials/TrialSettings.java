package shaopao.trials;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Trials.
 *
 * @param keepDays so many days after its end a trial forgets who took part and what they typed; figures, remarks and
 *     findings stay
 */
@ConfigurationProperties("shaopao.trials")
record TrialSettings(@DefaultValue("180") int keepDays) {}
