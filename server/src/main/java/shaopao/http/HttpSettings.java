package shaopao.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the edge. Rates are per node and kept in memory; the lock-out of sign-in is another thing and survives
 * restarts.
 *
 * @param node what this node calls itself on the health page
 * @param bodySizeMax of a request, unless its endpoint declares another limit
 * @param requestTimeMax a request that takes longer is stopped; open event streams excepted
 * @param uploadTimeMax the same for endpoints with a body limit of their own
 * @param actorPerSecond requests that one signed-in actor may send in the long run
 * @param actorBurst how many of them at once
 * @param addressPerSecond requests of all that are not signed in behind one address; a whole campus may share one
 * @param addressBurst how many of them at once
 * @param streamsPerPerson open event streams (pages) of one person on one node
 * @param streamsMax open event streams of all on one node
 * @param streamTimeMax an event stream is closed after this time; the page opens it anew and is asked again who it is
 * @param heartbeat how often a silent event stream says that it lives
 * @param idempotencyAge how long the first answer to an idempotency key is kept
 */
@ConfigurationProperties("shaopao.http")
record HttpSettings(
        String node,
        @DefaultValue("1MB") DataSize bodySizeMax,
        @DefaultValue("30s") Duration requestTimeMax,
        @DefaultValue("10m") Duration uploadTimeMax,
        @DefaultValue("20") int actorPerSecond,
        @DefaultValue("200") int actorBurst,
        @DefaultValue("200") int addressPerSecond,
        @DefaultValue("2000") int addressBurst,
        @DefaultValue("12") int streamsPerPerson,
        @DefaultValue("20000") int streamsMax,
        @DefaultValue("30m") Duration streamTimeMax,
        @DefaultValue("20s") Duration heartbeat,
        @DefaultValue("24h") Duration idempotencyAge) {}
