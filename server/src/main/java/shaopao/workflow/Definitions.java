package shaopao.workflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Definitions by the hash of their content: kept for ever, read once. */
@Component
class Definitions {

    private final CaseStore store;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<String, Route> routes = new ConcurrentHashMap<>();

    Definitions(CaseStore store, JsonMapper json, Clock clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    String define(Definition definition) {
        String hash = sha256(json.writeValueAsString(definition));
        if (routes.putIfAbsent(hash, new Route(definition)) == null) {
            store.define(hash, definition, clock.instant());
        }
        return hash;
    }

    Route route(String hash) {
        return routes.computeIfAbsent(
                hash,
                wanted -> store.definition(wanted)
                        .map(Route::new)
                        .orElseThrow(() -> new IllegalStateException("no definition " + wanted)));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
