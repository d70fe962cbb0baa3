package shaopao.http;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;

/** Whether this node can serve: up or down for anybody, the reasons for those who hold {@code health.read}. */
@RestController
class HealthController {

    private static final String DETAILS = "health.read";

    private final HttpStore store;
    private final LiveStreams streams;
    private final HttpSettings settings;
    private final Path folder;
    private final String version;
    private final Clock clock;

    HealthController(
            HttpStore store,
            LiveStreams streams,
            HttpSettings settings,
            @Value("${shaopao.var}") Path folder,
            ObjectProvider<BuildProperties> build,
            Clock clock) {
        this.store = store;
        this.streams = streams;
        this.settings = settings;
        this.folder = folder;
        this.version =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("development");
        this.clock = clock;
    }

    /** @param status {@code up} or {@code down} */
    record Health(String status, Optional<HealthDetails> details) {}

    /**
     * @param databaseMillis how long the simplest question to the database took
     * @param listening whether live events of other nodes arrive
     * @param streams open pages on this node
     */
    record HealthDetails(
            String node,
            String version,
            Instant startedAt,
            long uptimeSeconds,
            Optional<String> database,
            Optional<Double> databaseMillis,
            long diskFreeBytes,
            long diskBytes,
            long memoryUsedBytes,
            long memoryMaxBytes,
            int streams,
            boolean listening) {}

    @MayCall(MayCall.ANYONE)
    @GetMapping("/api/health")
    ResponseEntity<Health> health(Actor actor) {
        long before = System.nanoTime();
        Optional<String> database = database();
        double millis = (System.nanoTime() - before) / 1e6;
        Optional<HealthDetails> details = actor.may(DETAILS)
                ? Optional.of(details(database, database.map(_ -> Math.round(millis * 100) / 100.0)))
                : Optional.empty();
        return ResponseEntity.status(database.isPresent() ? 200 : 503)
                .cacheControl(CacheControl.noStore())
                .body(new Health(database.isPresent() ? "up" : "down", details));
    }

    private Optional<String> database() {
        try {
            return Optional.of(store.version());
        } catch (DataAccessException e) {
            return Optional.empty();
        }
    }

    private HealthDetails details(Optional<String> database, Optional<Double> millis) {
        long startedMillis = ManagementFactory.getRuntimeMXBean().getStartTime();
        Runtime runtime = Runtime.getRuntime();
        return new HealthDetails(
                settings.node(),
                version,
                Instant.ofEpochMilli(startedMillis),
                Duration.between(Instant.ofEpochMilli(startedMillis), clock.instant())
                        .toSeconds(),
                database,
                millis,
                folder.toFile().getUsableSpace(),
                folder.toFile().getTotalSpace(),
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.maxMemory(),
                streams.count(),
                streams.listening());
    }
}
