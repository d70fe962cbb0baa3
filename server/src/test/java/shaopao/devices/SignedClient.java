package shaopao.devices;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A machine of the school, over HTTP: enrolled by its code, each request signed. */
public final class SignedClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final String TOKEN = "0190a0de-0000-7000-8000-000000000000";

    private final HttpClient http = HttpClient.newHttpClient();
    private final SecureRandom random = new SecureRandom();
    private final Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(random);
    private final String origin;
    private String id = "";

    public SignedClient(int port) {
        this.origin = "http://127.0.0.1:" + port;
    }

    /** What came back. */
    public record Said(int status, String body, Optional<String> tag) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String problem() {
            return status < 400
                    ? Integer.toString(status)
                    : json().get("type").asString().replaceFirst(".*/", "");
        }
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public void enrol(String code) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of(
                "code",
                code,
                "publicKey",
                Base64.getEncoder().encodeToString(key.generatePublicKey().getEncoded())));
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + "/api/devices/enrol"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Cookie", "XSRF-TOKEN=" + TOKEN)
                .header("X-XSRF-TOKEN", TOKEN)
                .build();
        id = JSON.readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .get("id")
                .asString();
    }

    public Said get(String path) throws IOException, InterruptedException {
        return send(signed("GET", path, ""));
    }

    /** The same again: what is known is not sent. */
    public Said get(String path, String tag) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(signed("GET", path, ""), (_, _) -> true)
                .header("If-None-Match", tag)
                .build());
    }

    public Said post(String path, Object body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(signed("POST", path, JSON.writeValueAsString(body)), (_, _) -> true)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .build());
    }

    public Said delete(String path) throws IOException, InterruptedException {
        return send(signed("DELETE", path, ""));
    }

    private Said send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Said(answer.statusCode(), answer.body(), answer.headers().firstValue("ETag"));
    }

    /** Completes when a live event of the type has arrived. */
    public CompletableFuture<Boolean> heard(String type) {
        return http.sendAsync(signed("GET", "/api/events", ""), HttpResponse.BodyHandlers.ofLines())
                .thenApply(answer -> {
                    try (Stream<String> lines = answer.body()) {
                        return lines.anyMatch(("event:" + type)::equals);
                    }
                });
    }

    private HttpRequest signed(String method, String path, String body) {
        byte[] chance = new byte[18];
        random.nextBytes(chance);
        String nonce = URL.encodeToString(chance);
        String seconds = Long.toString(Instant.now().getEpochSecond());
        String text = String.join("\n", "SHAOPAO-DEVICE-1", id, seconds, nonce, method, path, sha256(body));
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        signer.update(bytes, 0, bytes.length);
        String signature = URL.encodeToString(signer.generateSignature());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Authorization", "Shaopao-Device " + id + "." + seconds + "." + nonce + "." + signature);
        return body.isEmpty()
                ? request.method(method, HttpRequest.BodyPublishers.noBody()).build()
                : request.method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .build();
    }

    private static String sha256(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
