package shaopao;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import shaopao.http.Requests;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;

/** For tests of modules below sign-in: whoever the header names is signed in, with the permissions that it lists. */
@TestConfiguration(proxyBeanMethods = false)
public class SignedInByHeader {

    /** Before the id of a service account. */
    public static final String SERVICE = "service=";

    private static final String HEADER = "X-Test-Actor";

    @Bean
    FilterRegistrationBean<Filter> signInByHeader() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            HttpServletRequest http = (HttpServletRequest) request;
            String header = http.getHeader(HEADER);
            if (header != null) {
                Requests.actor(http, actor(header), null);
            }
            chain.doFilter(request, response);
        });
        filter.setOrder(-99);
        return filter;
    }

    private static Actor actor(String header) {
        String[] words = header.split(" ");
        boolean service = words[0].startsWith(SERVICE);
        UUID id = UUID.fromString(words[0].replace(SERVICE, ""));
        Scope self = Scope.self(new PersonId(id));
        // A permission with a stroke behind it holds on one's own data alone.
        Map<String, Scope> grants = Arrays.stream(words)
                .skip(1)
                .collect(
                        Collectors.toMap(word -> word.replace("~", ""), word -> word.endsWith("~") ? self : Scope.ALL));
        return new Actor(
                service ? Actor.Kind.SERVICE : Actor.Kind.PERSON,
                Optional.of(id),
                "测试",
                "127.0.0.1",
                grants,
                Optional.empty());
    }

    /** A browser of one person; each has its own. */
    public record Visitor(int port, String header) {

        /** Keeps no cookies, so that visitors can share it: a client of one's own takes longer than most requests. */
        private static final HttpClient CLIENT = HttpClient.newHttpClient();

        public static Visitor nobody(int port) {
            return new Visitor(port, "");
        }

        public static Visitor with(int port, String... permissions) {
            return new Visitor(port, Ids.next() + " " + String.join(" ", permissions));
        }

        public HttpResponse<String> get(String path, String... headers) {
            return send("GET", path, "", headers);
        }

        public HttpResponse<String> post(String path, String json) {
            return send("POST", path, json, "Content-Type", "application/json");
        }

        /** What a file holds. */
        public byte[] bytes(String path) {
            return sent(request("GET", path, ""), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }

        public HttpResponse<String> send(String method, String path, String body, String... headers) {
            return sent(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
        }

        /** Sends a file as it is. */
        public HttpResponse<String> send(String method, String path, byte[] file) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                    request(method, path, "", "Content-Type", "application/octet-stream"), (_, _) -> true);
            return sent(
                    request.method(method, HttpRequest.BodyPublishers.ofByteArray(file))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        private HttpRequest request(String method, String path, String body, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Cookie", "XSRF-TOKEN=0190a0de-0000-7000-8000-000000000000")
                    .header("X-XSRF-TOKEN", "0190a0de-0000-7000-8000-000000000000")
                    .method(
                            method,
                            body.isEmpty()
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body));
            if (!header.isEmpty()) {
                request.header(HEADER, header.strip());
            }
            if (!java.util.List.of(headers).contains("Accept-Language")) {
                request.header("Accept-Language", "en");
            }
            if (!java.util.List.of(headers).contains("Idempotency-Key")) {
                request.header("Idempotency-Key", UUID.randomUUID().toString());
            }
            for (int place = 0; place < headers.length; place += 2) {
                request.header(headers[place], headers[place + 1]);
            }
            return request.build();
        }

        private static <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> reader) {
            try {
                return CLIENT.send(request, reader);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
