package shaopao;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page does: keeps cookies, sends the token against forged requests, speaks JSON. */
public final class Browser implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final Map<String, String> headers = new HashMap<>();
    private String origin;

    public Browser(int port) {
        this.origin = "http://127.0.0.1:" + port;
    }

    /** The same browser at another node of the same address. */
    public Browser at(int port) {
        this.origin = "http://127.0.0.1:" + port;
        return this;
    }

    /** Sends a header with every request from now on; an empty value takes it back. */
    public Browser header(String name, String value) {
        if (value.isEmpty()) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return this;
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    public Answer post(String path, Object body) throws IOException, InterruptedException {
        return sendWithToken("POST", path, body);
    }

    /** A body as it stands, without the token of a page. */
    public Answer postText(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body));
    }

    public Answer put(String path, Object body) throws IOException, InterruptedException {
        return sendWithToken("PUT", path, body);
    }

    public Answer delete(String path) throws IOException, InterruptedException {
        return sendWithToken("DELETE", path, "");
    }

    public Answer signIn(String number, String password) throws IOException, InterruptedException {
        return post("/api/access/sign-in", Map.of("number", number, "password", password));
    }

    private Answer sendWithToken(String method, String path, Object body) throws IOException, InterruptedException {
        if (cookie("XSRF-TOKEN").isEmpty()) {
            get("/api/access/methods");
        }
        String text = body.equals("") ? "" : JSON.writeValueAsString(body);
        return send(method, path, HttpRequest.BodyPublishers.ofString(text));
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : origin + path))
                .method(method, body)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token.getValue()));
        headers.forEach(request::setHeader);
        return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    @Override
    public void close() {
        client.close();
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** The last part of the problem's type, or the status where there is no problem. */
        public String problem() {
            if (response.headers()
                    .firstValue("content-type")
                    .filter(type -> type.startsWith("application/problem+json"))
                    .isEmpty()) {
                return String.valueOf(status());
            }
            return json().get("type").asString().replace("/problems/", "");
        }
    }
}
