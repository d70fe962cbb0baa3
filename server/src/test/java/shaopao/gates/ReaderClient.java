package shaopao.gates;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A reader of somebody else, written by docs/api/readers.md alone: it shares no code with the server, and speaks HTTP
 * and, by {@link ReaderWire}, WebSocket.
 * The simulator of a day and the conformance test are made of it.
 */
final class ReaderClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final HttpClient http = HttpClient.newHttpClient();
    private final SecureRandom random = new SecureRandom();
    private final Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(random);
    private String origin;
    private String id = "";
    private String entry = "";
    private String bundleKey = "";
    private String token = "";
    private byte[] session = new byte[32];
    private long number;

    /** What was kept while off line. */
    private String log = UUID.randomUUID().toString();

    private long lateNumber;
    private String lateSignature = "";

    ReaderClient(int port) {
        this.origin = "http://127.0.0.1:" + port;
    }

    /** Speaks with another node from now on. */
    void moveTo(int port) {
        origin = "http://127.0.0.1:" + port;
    }

    /** Takes up a session that somebody else began. */
    void resume(String otherToken, String key) {
        token = otherToken;
        session = Base64.getDecoder().decode(key);
        number = 0;
    }

    /** The socket, by the key of the session. */
    ReaderWire wire() throws InterruptedException {
        return wire(++number, Map.of());
    }

    /** With a number and headers of our choice. */
    ReaderWire wire(long numbered, Map<String, String> headers) throws InterruptedException {
        String proof = token + "." + numbered + "." + mac("GET", "/api/gates/sessions/socket", "", numbered);
        return ReaderWire.open(http, socket(), headers, List.of("shaopao-reader-1", proof));
    }

    /** The socket, by the device's own signature. */
    ReaderWire wireSigned() throws InterruptedException {
        String header = signature("GET", "/api/gates/sessions/socket", "");
        return ReaderWire.open(http, socket(), Map.of("Authorization", header), List.of());
    }

    private URI socket() {
        return URI.create(origin.replaceFirst("http", "ws") + "/api/gates/sessions/socket");
    }

    /** The address of the socket asked for as a page. */
    Said socketAsPage() throws IOException, InterruptedException {
        return signed("GET", "/api/gates/sessions/socket", "", Map.of());
    }

    /** What came back. */
    @SuppressWarnings("ArrayRecordComponent")
    record Said(int status, byte[] body, Optional<String> tag, Optional<String> signature) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        /** The last part of the problem's type, or the status. */
        String problem() {
            return status < 400
                    ? Integer.toString(status)
                    : json().get("type").asString().replaceFirst(".*/", "");
        }
    }

    String id() {
        return id;
    }

    String entry() {
        return entry;
    }

    /** Names another entry point in what it keeps from now on. */
    void pretendToStandAt(String other) {
        entry = other;
    }

    /** The page that staff see sent a code; here is the public half of our key. */
    Said enrol(String code) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of(
                "code",
                code,
                "publicKey",
                Base64.getEncoder().encodeToString(key.generatePublicKey().getEncoded())));
        Said said = send(request("POST", "/api/devices/enrol", body)
                .header("Cookie", "XSRF-TOKEN=0190a0de-0000-7000-8000-000000000000")
                .header("X-XSRF-TOKEN", "0190a0de-0000-7000-8000-000000000000"));
        if (said.status() == 200) {
            id = said.json().get("id").asString();
        }
        return said;
    }

    Said greet() throws IOException, InterruptedException {
        Said said = signed("POST", "/api/gates/sessions", "", Map.of());
        if (said.status() == 200) {
            JsonNode greeting = said.json();
            token = greeting.get("session").get("token").asString();
            session = Base64.getDecoder()
                    .decode(greeting.get("session").get("key").asString());
            entry = greeting.get("entry").get("id").asString();
            bundleKey = greeting.get("bundleKey").asString();
            number = 0;
        }
        return said;
    }

    Said decide(String code) throws IOException, InterruptedException {
        return decide(code, ++number);
    }

    Said decideCard(String card) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("card", card));
        return send(request("POST", "/api/gates/decisions", body).header("Authorization", header(body, ++number)));
    }

    /** With a number of our choice, as an attacker would repeat one. */
    Said decide(String code, long numbered) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("code", code));
        return send(request("POST", "/api/gates/decisions", body).header("Authorization", header(body, numbered)));
    }

    /** The header of the short key for a body. */
    String header(String body, long numbered) {
        return "Shaopao-Reader " + token + "." + numbered + "." + mac("POST", "/api/gates/decisions", body, numbered);
    }

    private String mac(String method, String path, String body, long numbered) {
        byte[] text = ("SHAOPAO-READER-1\n" + method + "\n" + path + "\n" + numbered + "\n" + body)
                .getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(session, "HmacSHA256"));
            return URL.encodeToString(Arrays.copyOf(mac.doFinal(text), 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the device's own signature, without a short key. */
    Said decideSigned(String code) throws IOException, InterruptedException {
        return signed("POST", "/api/gates/decisions", JSON.writeValueAsString(Map.of("code", code)), Map.of());
    }

    Said bundle(String tag) throws IOException, InterruptedException {
        return signed("GET", "/api/gates/bundle", "", tag.isEmpty() ? Map.of() : Map.of("If-None-Match", tag));
    }

    /** Whether the server has signed a bundle. */
    boolean isSigned(Said bundle) {
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(Base64.getDecoder().decode(bundleKey)));
        verifier.update(bundle.body(), 0, bundle.body().length);
        return verifier.verifySignature(
                Base64.getUrlDecoder().decode(bundle.signature().orElse("")));
    }

    Said people(String hash) throws IOException, InterruptedException {
        return signed("GET", "/api/gates/bundle/people/" + hash, "", Map.of());
    }

    /** The hash under which a card ({@code card:} and its number) or a printed pass stands in the file of people. */
    static String hashOfOther(JsonNode bundle, String shown) {
        JsonNode how = bundle.get("carriers");
        try {
            byte[] salt = Base64.getDecoder().decode(how.get("salt").asString());
            byte[] name = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(
                            shown.toCharArray(), salt, how.get("rounds").asInt(), 256))
                    .getEncoded();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Base64.getDecoder().decode(bundle.get("peopleKey").asString()), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(name), 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Decides nothing: notes what was decided, as a reader without a network keeps it. */
    Map<String, Object> keep(String direction, String reason, boolean open, String code, Instant at) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("number", ++lateNumber);
        event.put("atMillis", at.toEpochMilli());
        event.put("direction", direction);
        event.put("open", open);
        event.put("reason", reason);
        event.put("line", -1);
        event.put("entry", entry);
        event.put("policy", 1);
        event.put("code", code);
        event.put("previous", lateSignature);
        List<String> lines = new ArrayList<>(List.of(
                "SHAOPAO-GATE-EVENT-1",
                id,
                log,
                Long.toString(lateNumber),
                Long.toString(at.toEpochMilli()),
                entry,
                direction,
                Boolean.toString(open),
                reason,
                "-1",
                "1",
                code,
                lateSignature));
        lateSignature = sign(String.join("\n", lines));
        event.put("signature", lateSignature);
        return event;
    }

    /** The storage was lost: a new log begins. */
    void forgetLog() {
        log = UUID.randomUUID().toString();
        lateNumber = 0;
        lateSignature = "";
    }

    Said events(List<Map<String, Object>> events) throws IOException, InterruptedException {
        return signed(
                "POST", "/api/gates/events", JSON.writeValueAsString(Map.of("log", log, "events", events)), Map.of());
    }

    private Said signed(String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(method, path, body).header("Authorization", signature(method, path, body));
        headers.forEach(request::header);
        return send(request);
    }

    private String signature(String method, String path, String body) {
        byte[] chance = new byte[18];
        random.nextBytes(chance);
        String nonce = URL.encodeToString(chance);
        String seconds = Long.toString(Instant.now().getEpochSecond());
        String text = String.join("\n", "SHAOPAO-DEVICE-1", id, seconds, nonce, method, path, sha256(body));
        return "Shaopao-Device " + id + "." + seconds + "." + nonce + "." + sign(text);
    }

    private String sign(String text) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        signer.update(bytes, 0, bytes.length);
        return URL.encodeToString(signer.generateSignature());
    }

    private static String sha256(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path));
        return body.isEmpty()
                ? request.method(method, HttpRequest.BodyPublishers.noBody())
                : request.method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
    }

    private Said send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Said(
                answer.statusCode(),
                answer.body(),
                answer.headers().firstValue("ETag"),
                answer.headers().firstValue("Shaopao-Bundle-Signature"));
    }

    @Override
    public void close() {
        http.close();
    }
}
