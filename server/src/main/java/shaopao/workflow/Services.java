package shaopao.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Other systems, reached by HTTP at the addresses that the settings give and nowhere else. */
@Component
class Services {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final int ANSWER_BYTES_MAX = 65_536;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final WorkflowSettings settings;
    private final JsonMapper json;

    /** Made when the first call goes out: most campuses call nobody, and a start need not wait for it. */
    private static final class Client {
        static final HttpClient HTTP = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    Services(WorkflowSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /**
     * What is told.
     *
     * @param key the same for each attempt of a call
     */
    record Request(String path, String key, Map<String, Object> body) {}

    /** No answer, or one that is no success. */
    static final class FailedException extends RuntimeException {
        FailedException(String message) {
            super(message);
        }
    }

    /** Whether the settings know such a connection. */
    boolean know(String service) {
        return settings.services().containsKey(service);
    }

    /** Posts it and gives the answer, when it is a JSON object; signed with the secret of the connection. */
    Map<String, Object> post(String service, Request request) {
        WorkflowSettings.Connection connection = Optional.ofNullable(
                        settings.services().get(service))
                .orElseThrow(() -> new FailedException("the settings know no service " + service));
        byte[] body = json.writeValueAsBytes(request.body());
        HttpRequest.Builder post = HttpRequest.newBuilder(address(connection.url(), request.path()))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Idempotency-Key", request.key())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!connection.secret().isEmpty()) {
            post.header("X-Shaopao-Signature", signature(connection.secret(), body));
        }
        try {
            HttpResponse<InputStream> answer =
                    Client.HTTP.send(post.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                byte[] text = in.readNBytes(ANSWER_BYTES_MAX);
                if (answer.statusCode() / 100 != 2) {
                    throw new FailedException(service + " answered " + answer.statusCode());
                }
                return object(text);
            }
        } catch (IOException failure) {
            throw new FailedException(service + " cannot be reached: " + failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new FailedException("interrupted");
        }
    }

    private Map<String, Object> object(byte[] text) {
        try {
            return text.length == 0 ? Map.of() : json.readValue(text, OBJECT);
        } catch (JacksonException _) {
            return Map.of();
        }
    }

    private static URI address(URI base, String path) {
        String scheme = String.valueOf(base.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new FailedException("the address of a service must be http or https");
        }
        String start = base.toString();
        return URI.create((start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + path);
    }

    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
