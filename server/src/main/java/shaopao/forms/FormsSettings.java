package shaopao.forms;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long forms remember.
 *
 * @param draftTime a draft that nobody touches is kept for so long
 * @param discardedTime a draft that was thrown away can be brought back for so long
 * @param expiredMaterialTime a material that is no longer valid is shown to its person for so long
 */
@ConfigurationProperties("shaopao.forms")
record FormsSettings(
        @DefaultValue("365d") Duration draftTime,
        @DefaultValue("30d") Duration discardedTime,
        @DefaultValue("180d") Duration expiredMaterialTime) {}
