package shaopao.workflow;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How cases run.
 *
 * @param campus by whose office hours time limits run; empty means the standard hours
 * @param sweep how often to look for times that have come and calls to make
 * @param services other systems that flows may call, by the names that flows use
 */
@ConfigurationProperties("shaopao.workflow")
record WorkflowSettings(
        @DefaultValue("") String campus,
        @DefaultValue("1s") java.time.Duration sweep,
        @DefaultValue Map<String, Connection> services) {

    WorkflowSettings {
        services = Map.copyOf(services);
    }

    /**
     * One other system.
     *
     * @param url its address, http or https; paths of flows are added
     * @param secret signs what is sent to it (HMAC-SHA256 of the body in the header X-Shaopao-Signature)
     */
    record Connection(java.net.URI url, @DefaultValue("") String secret) {}
}
