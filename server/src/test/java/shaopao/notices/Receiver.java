package shaopao.notices;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A system of the school that is told of messages by signed calls. */
final class Receiver {

    final List<Call> calls = new CopyOnWriteArrayList<>();
    final int port;
    private volatile int status = 200;
    private volatile Map<String, String> headers = Map.of();

    /** One call as it came. */
    record Call(String path, String id, String timestamp, String signature, String body) {}

    Receiver() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::answer);
        server.start();
        this.port = server.getAddress().getPort();
    }

    void answers(int code, Map<String, String> with) {
        status = code;
        headers = with;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new Call(
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Shaopao-Id")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Shaopao-Timestamp")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Shaopao-Signature")),
                body));
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
