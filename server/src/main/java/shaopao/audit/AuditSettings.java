package shaopao.audit;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How acts are recorded.
 *
 * @param node what entries of this node are signed with
 * @param folder where this node notes the end of the chain, apart from the database
 * @param sealedMax how many entries one sweep seals
 */
@ConfigurationProperties("shaopao.audit")
record AuditSettings(
        String node, Path folder, @DefaultValue("2000") int sealedMax) {}
